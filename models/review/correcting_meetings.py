"""A meeting of a review took place on another day than was recorded: everything that is counted from it is counted again."""

from models.errors import Incomplete, Moved
from models.review import clocks
from models.review.permitting import must_have_been
from rules.limits import due
from rules.london import london_date
from rules.reviews import code_problem, held_doubts

KEPT = (
    "meets_at", "place", "booked_by", "booked_at", "booking_confirmed", "chaired_by", "iro", "is_meeting", "said",
    "adjourned",
)  # fmt: skip


class CorrectingMeetings:
    def correct_meeting_day(self, by, meeting, held_on, why, confirmed=()):
        """It was held on this London day: the row is taken back and stands again with every other fact. Returns the new row.

        The review and what is owed after it, who was late, and the next review are as if the day had been recorded right;
        what was planned and booked stays. Raises NotYours, Moved, Incomplete for a day that cannot be, or after which
        something would have come too early, and Questioned for one that may be wrong until it is confirmed.
        """
        with self.changing_as(by, "record a review", while_open=False):
            before = meeting.held_on
            self._check_new_day(meeting, held_on)
            kept = self._check_days_with(meeting, held_on, confirmed)
            meeting.retract(by, why)
            right = self._same_meeting(by, meeting, held_on, kept)
            self.sum_up_meetings()
            said = f"The meeting was on {held_on:%-d %B %Y}, not on {before:%-d %B %Y}"
            self._count_again(said)
            told = {"before": before.isoformat(), "after": held_on.isoformat(), "why": meeting.taken_back_why}
            self.tell("meeting day corrected", by, **told)
            type(self).number_again([self.child])
            self.settle_visit(said)
            if following := self.child.next_review:
                following.settle_visit(said)
                following.count_again_as_if(said)
            type(self).plan(self.child, said)
            return right

    def _check_new_day(self, meeting, day):
        """Raise for a meeting that does not stand, and for a day that does not go with what is known of the others."""
        must_have_been(day, "held_on")
        sat = self.sat
        if meeting not in sat:
            raise Moved("This meeting was not held, or that was taken back already. Nothing was saved.")
        if day == meeting.held_on:
            raise Incomplete(held_on="It is recorded for that day already")
        place = sat.index(meeting)
        if place and day < sat[place - 1].held_on:
            raise Incomplete(held_on=f"It met before on {_say(sat[place - 1].held_on)}: enter that day or a later one")
        late = [(on, what) for on, what in self._since(meeting, sat[place + 1 :]) if meeting.held_on <= on < day]
        if late:
            on, what = min(late)
            raise Incomplete(held_on=f"{what} on {_say(on)}: enter that day or an earlier one")
        row = self.participation if place == 0 else None
        if row and (problem := code_problem(row.code, self.child.born, day, self.procedure)):
            raise Incomplete(held_on=f"How the child took part does not go with that day. {problem}")

    def _since(self, meeting, later):
        """(London date, what was then) of what cannot have come before this meeting."""
        yield from ((each.held_on, "It met again") for each in later)
        if meeting.adjourned and self.booked:
            yield self.booked.day, "It goes on"
        if (following := self.held_later) is not None:
            yield following.held_on, f"Review {following.ordinal} was held"
        labels = {rule.key: f"“{rule.label}” was done" for rule in self.procedure.after}
        if not meeting.adjourned:
            sent = type(self).circulations.rel_model
            yield from ((row.sent_on, "The decisions were sent") for row in self.circulations.where(sent.stands()))
            rows = {key: row for key, row in self.steps_by_key.items() if key in labels and row.done_on}
            yield from ((row.done_on, labels[key]) for key, row in rows.items())
        for decision in self.decisions if later == [] else ():
            yield decision.by_when, f"Decision {decision.number} is to be carried out"
            yield from ((row.on, f"It was said how decision {decision.number} stands") for row in decision.standings)

    def _check_days_with(self, meeting, day, confirmed):
        """Raises for a day that cannot be. Returns the rules that were confirmed."""
        days = sorted([day, *(each.held_on for each in self.sat if each != meeting)])
        booked = london_date(meeting.meets_at) if meeting.meets_at else None
        ours = self.held_on
        doubts = lambda others: held_doubts(day, booked, [held for held in others if held.on < ours])
        is_meeting, complete = not self.without_meeting, self.completed_at is not None
        return self.check_days(days[0], days[-1], is_meeting, complete, confirmed, doubts)

    def _same_meeting(self, by, meeting, day, kept):
        row = {name: getattr(meeting, name) for name in KEPT}
        row |= {"held_on": day, "confirmed": kept, "held_recorded_by": by}
        row["held_recorded_at"] = meeting.taken_back_at  # by which `first_among` knows them as one meeting
        right = self.add("meetings", **row)
        for there in meeting.attendance.values():
            told = {"how": there.how, "delegate": there.delegate, "by": there.by, "recorded_at": there.recorded_at}
            right.add("attendances", invitation=there.invitation, **told)
        return right

    def _count_again(self, why):
        """What the meetings met, by when an adjourned review is completed, and what is owed after it."""
        counted = self.held_on if self.procedure.series.counts == "first meeting" else self.last_on
        deadline = type(self).deadlines.rel_model
        standing = lambda stops: list(self.deadlines.where(deadline.stops == stops, deadline.ended_at.is_null()))
        if rule := self.procedure.adjournment:
            working = due(rule.limit, self.held_on, self.calendar)
            for row in standing(clocks.COMPLETED):
                clocks.count_as_if(row, working, why)
        for stops, on in ((clocks.HELD, counted), (clocks.COMPLETED, self.last_on)):
            for row in standing(stops):
                if row.met_at and on and london_date(row.met_at) != on:
                    row.reopen(why).meet(clocks.done_at(on))
        if self.completed_at:
            self._follow_again({row.clock: row for row in standing(clocks.FOLLOWED_UP) if row.kind == "limit"}, why)

    def _follow_again(self, rows, why):
        pairs = []
        for owed in self._owed_after():
            row = rows.get(owed.rule.key)
            if row and owed.due and (fresh := clocks.count_as_if(row, owed.due, why)):
                pairs += [(row, fresh)] if fresh.is_running else []
                if fresh.is_running:
                    self._start_aim(owed)
        if pairs:
            self._tell_dates(pairs, why)


def _say(day):
    return f"{day:%-d %B %Y}"
