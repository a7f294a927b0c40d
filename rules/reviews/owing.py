"""Who owes what by when: counted back from a meeting, forward from it, and forward from a visit."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from rules.calendar import Calendar
from rules.limits import Due, Limit, due, earliest
from rules.london import london_date
from rules.reviews.duties import Document, FollowUpRule, PreparationRule, Visits
from rules.reviews.shapes import ReviewsProcedure
from rules.reviews.vocabulary import NOT_AGREED, NOT_THERE

MONTHS_DIFFER = timedelta(days=3)  # from the 28th of February to the 31st


@dataclass(frozen=True)
class Owed:
    """One duty with its day and ledger; without a limit it is done or not, and has no day."""

    rule: PreparationRule | FollowUpRule | Visits
    due: Due | None
    aim: Due | None = None
    start_now: bool = False  # it could not have been met: begin at once, nothing is overdue (O14)
    waits_for: str = ""  # the fact that has still to be known before anything is counted

    @property
    def day(self) -> date | None:
        """The last day on time, or None."""
        return london_date(self.due.at) if self.due else None

    @property
    def applies(self) -> bool | None:
        """Whether it is asked for, as far as is known; None where only people can say whether its condition is so."""
        if self.waits_for in (NOT_AGREED, NOT_THERE):
            return False
        known = getattr(self.rule, "starts", "") in (NOT_AGREED, NOT_THERE)
        return None if getattr(self.rule, "when", "") and not known else True


@dataclass(frozen=True)
class PaperOwed:
    """A document of the review, and by when: the earlier of the things that it is due with (O5)."""

    rule: Document
    due: Due | None
    start_now: bool = False


def counted_from(due_on: date, booked_on: date | None = None, forward_on: date | None = None) -> date:
    """The day from which is counted back: the meeting's, the one it is brought forward to, or the last."""
    return booked_on or min(due_on, forward_on or due_on)


def before(
    meeting_on: date, ordinal: int, procedure: ReviewsProcedure, calendar: Calendar, known_on: date
) -> tuple[Owed, ...]:
    """What is to be done before the meeting of that day, for the review of that number in its period of care.

    `known_on`: the day on which this is asked. What would have been due on it or before it cannot be begun in time any
    more; what was begun before runs on.
    """
    return tuple(_back(rule, meeting_on, ordinal, calendar, known_on) for rule in procedure.before)


def reached(procedure: ReviewsProcedure, calendar: Calendar, today: date) -> date:
    """The last day of a meeting before which something is owed by today or earlier, for a review of any number; nothing
    is, before a later one.
    """
    limits = [limit for rule in procedure.before for limit in (*rule.limit, *rule.limit_at_first)]
    return max((_ahead(limit, today, calendar) for limit in limits), default=today)


def papers(
    meeting_on: date, ordinal: int, procedure: ReviewsProcedure, calendar: Calendar, known_on: date
) -> tuple[PaperOwed, ...]:
    """Every document of the review, and by when."""
    owed = {each.rule.key: each for each in before(meeting_on, ordinal, procedure, calendar, known_on)}
    found = []
    for document in procedure.documents:
        parts = [part for key in document.due_with if (part := owed[key].due)]
        ruling = earliest(parts, calendar) if parts else None
        found.append(PaperOwed(document, ruling, ruling is not None and london_date(ruling.at) <= known_on))
    return tuple(found)


def after(
    held_on: date,
    procedure: ReviewsProcedure,
    calendar: Calendar,
    received_on: date | None = None,
    recorded_on: date | None = None,
    refused_on: date | None = None,
    missed_on: date | None = None,
) -> tuple[Owed, ...]:
    """What is to be done after the review: counted from its last meeting, from the day on which the decisions were
    received, or from that of the finished record; what is not known yet is waited for.

    `refused_on`: when the decisions were received of which one is not agreed (req 2.90-2.92). `missed_on`: the meeting
    at which the child or a parent was not there. What follows from these applies only once they are known.
    """
    known = {
        "review held": held_on, "decisions received": received_on, "record completed": recorded_on,
        NOT_AGREED: refused_on, NOT_THERE: missed_on,
    }  # fmt: skip
    return tuple(_forward(rule, known[rule.starts], calendar, rule.starts) for rule in procedure.after)


def visited(visited_on: date, procedure: ReviewsProcedure, calendar: Calendar) -> Owed | None:
    """The note of a visit, or None where the procedure asks for none."""
    return _forward(procedure.visits, visited_on, calendar, "visit") if procedure.visits else None


def _back(rule: PreparationRule, meeting_on: date, ordinal: int, calendar: Calendar, known_on: date) -> Owed:
    counted = _due(rule.limits(ordinal), meeting_on, calendar)
    return Owed(rule, counted, start_now=counted is not None and london_date(counted.at) <= known_on)


def _ahead(limit: str, today: date, calendar: Calendar) -> date:
    """The last day from which this limit counts back to today or earlier; of months, no earlier than that."""
    reached = london_date(due(" ".join(limit.split()).removesuffix(" before"), today, calendar).at)
    # The last days of a long month count back to the end of a shorter one.
    return reached + MONTHS_DIFFER if Limit.parse(limit).unit == "month" else reached


def _forward(rule: FollowUpRule | Visits, start: date | None, calendar: Calendar, fact: str) -> Owed:
    if start is None:
        return Owed(rule, None, waits_for=fact)
    return Owed(rule, _due(rule.limit, start, calendar), _due(rule.aim, start, calendar))


def _due(limits: Sequence[str], start: date, calendar: Calendar) -> Due | None:
    return due(limits, start, calendar) if limits else None
