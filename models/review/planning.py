"""Which review comes next: a planned row from the day on which it is known, and its date again when anything changes it."""

from models.base import now
from models.board_revision import BoardRevision
from models.database import writing
from models.review import clocks
from models.review.counting import owed_before
from models.review.rhythm import Rhythm
from rules.reviews import Next
from rules.reviews.frequency import Cycle


class Planning:
    @classmethod
    def plan(cls, child, why="", timeline=None, rhythm=None, since=None):
        """Plan the child's next review, or bring the planned one to what is due now. Returns [(before, after)].

        The pairs are the deadlines whose date changed. Nothing is planned while no reviews procedure is in force. One that
        gives way to another was never late from `since` on.
        """
        rhythm = rhythm or Rhythm.in_force()
        if rhythm is None:
            return []
        with writing():
            BoardRevision.raise_for(rhythm.version.key)
            standing = cls.select().open().where(cls.child == child).first()
            if standing and standing.procedure_version_id != rhythm.version.id:
                rhythm = Rhythm(standing.procedure_version)  # what is planned keeps the version it was planned by
            timeline = timeline or child.timeline()
            following = rhythm.next(timeline)
            is_next = isinstance(following, Next)
            if standing and is_next and standing.is_next(following):
                return standing.move_to(following, rhythm.calendar, why, timeline)
            if standing:
                standing.let_go(why, since) if is_next or since else standing.stop(following.why, following.since)
            if is_next:
                review = cls._planned(child, rhythm, following, timeline)
                review.take_over_system_due(standing, timeline)
            return []

    @staticmethod
    def procedure_in_force():
        """The version of the reviews procedure in force, or None."""
        rhythm = Rhythm.in_force()
        return rhythm and rhythm.version

    @classmethod
    def _planned(cls, child, rhythm, following, timeline):
        row = {"ordinal": following.ordinal, "period_began": following.period.began}
        review = cls.create(child=child, procedure_version=rhythm.version, **row)
        review._start_due(following)
        review.count_back(rhythm.calendar, "The review was planned", timeline)
        due = following.due.at.isoformat()
        review.tell("review planned", None, due=due, rule=following.ruling.name, ordinal=review.ordinal)
        return review

    def move_to(self, following, calendar, why, timeline=None):
        """Bring the dates of this planned review to what is due now. Returns [(before, after)]."""
        with self.changing():
            if not self.is_open:
                return []
            moved = [] if self.held_on else self._move_due(following, why)  # adjourned: its own limit runs
            return [*moved, *self.count_back(calendar, why, timeline)]

    def stop(self, why, since=None):
        """No review is due any more from that London date: this one ends, and so do the dates of decisions.

        Nothing that fell due from then on is late, whenever it became known.
        """
        with self.changing():
            self.let_go(why, since)
            for row in self.dates_of_decisions():
                row.end_as_of(since, why)

    def let_go(self, why, since=None):
        """It is not due as it was planned: it ends with the reason, and so does what was owed for it; what fell due from
        that London date on was never late. A meeting that is booked does not take place.
        """
        with self.changing():
            if not self.is_open:
                return
            meeting = self.booked
            prepares = self.who_prepares() if meeting else {}
            self.set_now(ended_at=now(), ended_why=why[:200])
            deadline = type(self).deadlines.rel_model
            for row in self.deadlines.where(deadline.running()):
                row.end_as_of(since, why)
            if meeting is None:
                self.tell("review ended", None, why=why)
                return
            meeting.set_now(called_off_at=now(), called_off_why=why)
            event = self.tell("review ended", None, why=why, meets_at=meeting.meets_at.isoformat())
            arranged = [meeting.booked_by, *(guest.sent_by for guest in self.guests if guest.sent_by)]
            self.alert_who_prepares(event, prepares | {person.id: person for person in arranged})

    @property
    def due_row(self):
        """The deadline by which it is to be held: the one that stands, or the last."""
        deadline = type(self).deadlines.rel_model
        rows = self.deadlines.where(deadline.clock == clocks.HELD, deadline.kind == "limit")
        return rows.order_by(deadline.id.desc()).first()

    def is_next(self, following):
        """True where it is the review that the rules ask for next."""
        return (self.ordinal, self.period_began) == (following.ordinal, following.period.began)

    def _start_due(self, following, **more):
        rule = _Due(self.procedure.word("review"), following.ruling.rule.source)
        return clocks.start(self, rule, following.due, clocks.HELD, clocks.HELD, **(_columns(following) | more))

    def count_again_as_if(self, why):
        """This planned review is counted as if what is known now had been known when it was planned: who was late by a
        wrong day alone was not, and who would have been is.
        """
        following = Rhythm(self.procedure_version).next(self.child.timeline())
        if self.held_on or not (isinstance(following, Next) and self.is_next(following)):
            return
        with self.changing():
            self._move_due(following, why, as_if=True)
            pairs, running = [], self._noticed(clocks.PREPARED)
            for owed in owed_before(self.day, self.ordinal, self.procedure, self.calendar):
                row = running.get(owed.rule.key)
                if row and owed.due and (fresh := clocks.count_as_if(row, owed.due, why)):
                    pairs.append((row, fresh))
            if pairs:
                self._tell_dates(pairs, why)

    def _move_due(self, following, why, as_if=False):
        row = self.due_row
        stays = row.breached_at and following.due.at <= now() and not as_if
        if clocks.is_alike(row, following.due) or stays:
            return []
        row.set_now(ended_at=now(), ended_why=why[:200])
        if row.is_breached:
            row.add("withdrawals", why=why, recorded_at=now())
        after = row.run_again(why, **(clocks.counted(following.due) | _columns(following)))
        told = {"before": row.due.isoformat(), "after": after.due.isoformat(), "why": why}
        self.tell("review date changed", None, rule=following.ruling.name, label=row.label, **told)
        after.ring_if_passed(now())
        return [(row, after)]


class _Due:
    """The review itself, as a rule of which a clock is started."""

    key, owed_by = clocks.HELD, "iro"

    def __init__(self, label, source):
        self.label, self.source = label, source


def _columns(following):
    """What the deadline keeps of the rule that rules, and in its ledger of every rule that was weighed."""
    ruling = following.ruling
    words = ruling.rule.in_print(ruling.place) if isinstance(ruling.rule, Cycle) else ruling.rule.limit
    weighed = [
        {"key": each.rule.key, "label": each.name, "basis": each.rule.basis, "fact": each.fact,
         "day": each.day.isoformat(), "source": each.rule.source}
        for each in following.rules
    ]  # fmt: skip
    ledger = following.due.to_json() | {"rules": weighed}
    return {"limit_words": words[:200], "start_fact": ruling.fact, "source": ruling.rule.source[:200], "ledger": ledger}
