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

SUBSTITUTE, NO_MEETING, SERIES, ADJOURN, OUT_OF_TIME = (
    "substitute", "no-meeting", "series", "adjourn", "adjourn-out-of-time",
)  # fmt: skip


class Holding:
    def hold(self, by, held_on, chaired_by=None, said="", is_meeting=True, came=None, gates=None, confirmed=()):
        """The review was held on that London date, and is complete. Returns the meeting.

        What is owed afterwards begins, and the next review is planned. `came`: {invitation's id: (how, delegate)};
        `gates`: {gate's key: {"people", "words"}} as `pass_gate` takes them, for what was not passed before: “substitute”
        where somebody else chaired, “no-meeting” without one. Raises NotYours, Moved, Incomplete, and Questioned for a
        date that may be wrong until its rule is in `confirmed`.
        """
        with self.changing_as(by, "record a review"):
            meeting = self._sit(by, held_on, chaired_by, said, is_meeting, came, gates or {}, confirmed, True)
            self._complete(by, held_on)
            told = {"on": held_on.isoformat(), "chaired_by": meeting.chaired_by.name, "is_meeting": is_meeting}
            self.tell("review held", by, said=said.strip(), **told)
            self.count_forward()
            type(self).plan(self.child, f"The review was held on {held_on:%-d %B %Y}")
            return meeting

    def adjourn(self, by, held_on, resumes_at, place="", chaired_by=None, said="", came=None, gates=None,
                series=False, confirmed=()):  # fmt: skip
        """A meeting was held that does not complete the review; another is booked to. Returns the one that is booked.

        Needs the gate “adjourn”, beyond the day by which it is due “adjourn-out-of-time”; as one meeting of several
        (`series`) the gate “series” instead, once. Raises as `hold` does.
        """
        with self.changing_as(by, "record a review"):
            gates, resumes_on = gates or {}, london_date(resumes_at)
            if resumes_at <= now() or resumes_on < held_on:
                raise Incomplete(resumes_on="The day on which it goes on must be still to come")
            check_found(list(meeting_doubts(resumes_at, self.calendar)), "resumes_on", confirmed)
            self.need_gate(by, self.gate_to_go_on(held_on, resumes_on, series), gates)
            meeting = self._sit(by, held_on, chaired_by, said, True, came, gates, confirmed, False)
            meeting.set_now(adjourned=True)
            self._go_on(held_on)
            told = {"on": held_on.isoformat(), "resumes_at": resumes_at.isoformat(), "series": series}
            self.tell("review adjourned", by, said=said.strip(), **told)
            return self.add("meetings", meets_at=resumes_at, place=place.strip(), booked_by=by)

    def _sit(self, by, held_on, chaired_by, said, is_meeting, came, gates, confirmed, completes):
        """One meeting, checked and written down."""
        must_have_been(held_on, "held_on")
        kept = self._check_day(held_on, is_meeting, completes, confirmed)
        iro = self.child.iro
        chaired_by = chaired_by or (self.substitute and self.substitute.person) or iro or by
        if iro and chaired_by != iro and not (self.substitute and self.substitute.person == chaired_by):
            self.need_gate(by, SUBSTITUTE, gates)
        if not is_meeting:
            self.need_gate(by, NO_MEETING, gates)
        meeting = self.booked or self.add("meetings", booked_by=by)
        row = {"held_on": held_on, "chaired_by": chaired_by, "iro": iro, "is_meeting": is_meeting, "said": said.strip()}
        meeting.set_now(**row, confirmed=kept, held_recorded_by=by, held_recorded_at=now())
        self._note_who_came(by, came)
        if self.held_on is None:
            self.set_now(held_on=held_on)
        return meeting

    def _check_day(self, held_on, is_meeting, completes, confirmed):
        """Raises for a day that cannot be. Returns the rules that were confirmed."""
        timeline, first = self.child.timeline(), self.held_on or held_on
        others = tuple(held for held in timeline.held if not (self.held_on and held.on == self.held_on))
        this = Held(first, held_on, is_meeting, completes)
        others = replace(timeline, held=others)
        return check_dates(others, others.adding(held=[this]), "held_on", confirmed, self._doubts(held_on, others))

    def _doubts(self, held_on, others):
        return list(held_doubts(held_on, self.booked and self.booked.day, others.held))

    def _complete(self, by, last_on):
        model = type(self).meetings.rel_model
        sat = self.meetings.where(model.held_on.is_null(False))
        without = not any(meeting.is_meeting for meeting in sat)
        self.set_now(last_on=last_on, completed_at=now(), completed_by=by, without_meeting=without)
        counted = self.held_on if self.procedure.series.counts == "first meeting" else last_on
        self._stop(clocks.HELD, counted)
        self._stop(clocks.COMPLETED, last_on)
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
