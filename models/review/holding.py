"""The review is held: at one meeting or several, adjourned on the way, or without a meeting (req 2.3, 2.30, 2.34-2.36)."""

from dataclasses import replace

from models.base import now
from models.child.doubting import check_dates, check_found
from models.errors import Incomplete
from models.review import clocks
from models.review.permitting import must_have_been
from rules.limits import due
from rules.london import london_date
from rules.reviews import Held, Next, adjourning, held_doubts, meeting_doubts, next_review

SUBSTITUTE, NO_MEETING = "substitute", "no-meeting"
SERIES, ADJOURN, OUT_OF_TIME = "series", "adjourn", "adjourn-out-of-time"


class Holding:
    def hold(self, by, sitting):
        """The review was held as this `Sitting` says, and is complete. Returns the meeting.

        What is owed afterwards begins, and the next review is planned. It takes the gate “substitute” where somebody else
        chaired, “no-meeting” without one, unless it was passed before. Raises NotYours, Moved, Incomplete, and Questioned
        for a date that may be wrong until it is confirmed.
        """
        with self.changing_as(by, "record a review"):
            meeting = self._sit(by, sitting, completes=True)
            self._complete()
            told = {"on": sitting.held_on.isoformat(), "chaired_by": meeting.chaired_by.name}
            self.tell("review held", by, said=meeting.said, is_meeting=sitting.is_meeting, **told)
            self.count_forward()
            type(self).plan(self.child, f"The review was held on {sitting.held_on:%-d %B %Y}")
            return meeting

    def adjourn(self, by, sitting, resumes_at, place="", series=False):
        """A meeting was held that does not complete the review; another is booked to. Returns the one that is booked.

        Needs one gate: “adjourn-out-of-time” where it goes on after the day by which the review is due or is to be
        completed; else “series” for one meeting of several, of which the reason is given once; else “adjourn”. Raises as
        `hold` does.
        """
        with self.changing_as(by, "record a review"):
            held_on, resumes_on = sitting.held_on, london_date(resumes_at)
            if resumes_at <= now() or resumes_on < held_on:
                raise Incomplete(resumes_on="The day and time at which it goes on must be still to come")
            check_found(list(meeting_doubts(resumes_at, self.calendar)), "resumes_on", sitting.confirmed)
            self.need_gate(by, self.gate_to_go_on(held_on, resumes_on, series), sitting.gates)
            meeting = self._sit(by, sitting, completes=False)
            self._go_on(held_on)
            prepares = self.who_prepares()
            told = {"on": held_on.isoformat(), "resumes_at": resumes_at.isoformat(), "series": series}
            event = self.tell("review adjourned", by, said=meeting.said, **told)
            booked = self.add("meetings", meets_at=resumes_at, place=place.strip(), booked_by=by)
            self.count_back(self.calendar, f"The review goes on on {resumes_on:%-d %B %Y}")
            self.alert_who_prepares(event, prepares)
            return booked

    def _sit(self, by, sitting, completes):
        """One meeting, checked and written down."""
        must_have_been(sitting.held_on, "held_on")
        kept = self._check_day(sitting, completes)
        chaired_by = self._chair(by, sitting)
        meeting = self.booked or self.add("meetings", booked_by=by)
        row = {"held_on": sitting.held_on, "is_meeting": sitting.is_meeting, "said": sitting.said.strip()}
        row |= {"chaired_by": chaired_by, "iro": self.child.iro, "confirmed": kept, "adjourned": not completes or None}
        meeting.set_now(**row, held_recorded_by=by, held_recorded_at=now())
        self._note_who_came(by, meeting, sitting.came)
        self.sum_up_meetings(by)
        self.dates_stand_again()
        return meeting

    def _chair(self, by, sitting):
        """Who chaired, with the gates that this takes."""
        iro, substitute = self.child.iro, self.substitute and self.substitute.person
        chaired_by = sitting.chaired_by or substitute or iro or by
        if iro and chaired_by not in (iro, substitute):
            self.need_gate(by, SUBSTITUTE, sitting.gates)
        if not sitting.is_meeting:
            self.need_gate(by, NO_MEETING, sitting.gates)
        return chaired_by

    def sum_up_meetings(self, by=None):
        """Bring the review to what its meetings say that stand; `by` is who has recorded the last of them."""
        sat = self.sat
        row = {"held_on": sat[0].held_on if sat else None}
        if sat and not sat[-1].adjourned:
            row |= {"last_on": sat[-1].held_on, "without_meeting": not any(meeting.is_meeting for meeting in sat)}
            row |= {} if self.completed_at else {"completed_at": now(), "completed_by": by}
        else:
            row |= dict.fromkeys(("last_on", "without_meeting", "completed_at", "completed_by"))
        self.sum_up(**row)

    def _check_day(self, sitting, completes):
        """Raises for a day that cannot be. Returns the rules that were confirmed."""
        on, booked = sitting.held_on, self.booked and self.booked.day
        doubts = lambda others: held_doubts(on, booked, others)
        return self.check_days(self.held_on or on, on, sitting.is_meeting, completes, sitting.confirmed, doubts)

    def check_days(self, first, last, is_meeting, completes, confirmed, doubts):
        """Raises for days on which this review cannot have been held; `doubts`: what asks about the others that were.
        Returns the rules that were confirmed.
        """
        timeline = self.child.timeline()
        others = tuple(held for held in timeline.held if not (self.held_on and held.on == self.held_on))
        others = replace(timeline, held=others)
        this = Held(first, last, is_meeting, completes)
        return check_dates(others, others.adding(held=[this]), "held_on", confirmed, list(doubts(others.held)))

    def _complete(self):
        self._stop(clocks.HELD, self.held_on if self.procedure.series.counts == "first meeting" else self.last_on)
        self._stop(clocks.COMPLETED, self.last_on)
        deadline = type(self).deadlines.rel_model
        for row in self.deadlines.where(deadline.running(), deadline.stops == clocks.PREPARED):
            row.end(now(), f"The review was held on {self.held_on:%-d %B %Y}")

    def _go_on(self, held_on):
        """The clock of an adjourned review runs; the one to its first meeting has stopped, where that one counts."""
        if self.procedure.series.counts == "first meeting":
            self._stop(clocks.HELD, self.held_on)
        rule = self.procedure.adjournment
        deadline = type(self).deadlines.rel_model
        running = self.deadlines.where(deadline.running(), deadline.stops == clocks.COMPLETED)
        if rule and not running.exists():
            working = due(rule.limit, held_on, self.calendar)
            clocks.start(self, _Adjourned(rule), working, "review adjourned", clocks.COMPLETED)

    def _stop(self, stops, on):
        deadline = type(self).deadlines.rel_model
        for row in self.deadlines.where(deadline.running(), deadline.stops == stops):
            row.meet(clocks.done_at(on))

    def gate_to_go_on(self, held_on, resumes_on, series):
        """The key of the gate that it takes to go on with the review that day."""
        following = next_review(self.child.timeline(), self.procedure, self.calendar, london_date(now()))
        is_late = isinstance(following, Next) and adjourning(
            following, held_on, resumes_on, self.procedure, self.calendar
        )
        if is_late and (is_late.out_of_time or is_late.too_late):
            return OUT_OF_TIME
        return SERIES if series else ADJOURN


class _Adjourned:
    """The procedure's limit for an adjourned review, with who owes it."""

    owed_by = "iro"

    def __init__(self, rule):
        self.key, self.label, self.source = rule.key, rule.label, rule.source
