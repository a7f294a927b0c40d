"""The reviews of one child in a file: what each row means beside what is known, and what has to be asked about it."""

from collections import defaultdict

from models.base import now
from models.review.remembering import Past
from rules.imports import code_in
from rules.reviews import Held, Next, code_problem, impossible, spells
from rules.words import time_words

NEAR = 28  # days: two reviews so near to each other may be one
CANCELLED, FUTURE, NEAR_BY, KEPT, PREPARED, BOOKED, BEFORE, NO_CODE = (
    "review cancelled and held", "review in the future", "review held on another day here", "review kept here",
    "next review prepared here", "next review booked here", "review before one held here", "not a participation code",
)  # fmt: skip


class ReviewsOfChild:
    def __init__(self, into, child, timeline, rhythm, today):
        self.into, self.names, self.timeline = into, into.names, timeline
        self.procedure, self.rhythm, self.today = rhythm.procedure, rhythm, today
        self.held = into.reviews.held[child.id] if child else []
        self.open = into.reviews.open.get(child.id) if child else None
        self.asked = defaultdict(list)  # {row: the rules that somebody has to confirm}

    def take(self, rows):
        """Say of each row what would come of it."""
        new, coming = [], []
        self.days = {row.held_on for row in rows if not row.is_cancelled}
        for row in rows:
            if row.due_on and row.due_on < self.timeline.born:
                self.into.wrong(row, self.names.due, "The due date is before the child was born.")
            elif row.is_cancelled:
                self._cancelled(row)
            elif row.held_on is None or row.held_on > self.today:
                coming += self._to_come(row)
            elif review := self._known(row.held_on):
                self._compare(row, review)
            else:
                new.append(row)
        full = self.timeline.adding(held=[Held(row.held_on) for row in new])
        self._impossible(full, new)
        for row in new:
            self._bring_in(row)
        self._next(full, sorted(coming, key=lambda row: row.due_on))

    def _known(self, day):
        return next((each for each in self.held if each.held_on <= day <= (each.last_on or each.held_on)), None)

    def _cancelled(self, row):
        if row.held_on:
            sentence = "It was cancelled, and has a day on which it was held. It is read as not held."
            self._doubt(row, self.names.cancelled, CANCELLED, sentence)
            if self._known(row.held_on):
                sentence = "Here a review was held that day. That is left as it is."
                self.into.warn(row, self.names.cancelled, sentence)
        self.into.step(row, "left", "cancelled")

    def _to_come(self, row):
        """The row, where it is one that is to come."""
        if row.held_on and row.due_on is None:
            self.into.wrong(row, self.names.held, "The review must be today or in the past")
            return []
        if row.held_on:
            sentence = "This day is still to come, so the review is read as not held yet."
            self._doubt(row, self.names.held, FUTURE, sentence)
        return [row]

    def _compare(self, row, review):
        """A review that is here: its due date may be new, and whatever else differs is left."""
        known = self.into.reviews
        code, here = self._code(row), known.codes.get(review.id)
        if code and here and code != here:
            self.into.warn(row, self.names.participation, f"Here the code is {here}. That is left as it is.")
        if row.due_on and row.due_on != known.dues.get(review.id):
            words = f"review held {_said(row.held_on)}: {self._due_words(row)}"
            self.into.step(row, "changed", words, ("due date",), review=review, due_on=row.due_on)
        else:
            self.into.step(row, "left")

    def _bring_in(self, row):
        code = self._code(row)
        if code and (problem := code_problem(code, self.timeline.born, row.held_on, self.procedure)):
            self.into.wrong(row, self.names.participation, problem)
        if row.participation and not code:
            sentence = "This is not a participation code: the review comes in without one."
            self._doubt(row, self.names.participation, NO_CODE, sentence)
        self._beside(row)
        parts = [f"review held {_said(row.held_on)}", code, self._due_words(row)]
        past = Past(row.held_on, code, row.due_on)
        confirmed = [f"confirmed: {rule}" for rule in self.asked[row.row]]
        self.into.step(row, "added", ", ".join(filter(None, parts)), confirmed, past=past)

    def _beside(self, row):
        """What the record says otherwise."""
        day = row.held_on
        if self.open and self.open.held_on and day >= self.open.held_on:
            sentence = f"The review of {_said(self.open.held_on)} was adjourned here. Complete it on its page first."
            self.into.wrong(row, self.names.held, sentence)
            return
        near = [each for each in self.held if abs((each.held_on - day).days) <= NEAR and each.held_on not in self.days]
        if near:
            sentence = f"Here a review was held on {_said(near[0].held_on)}. Confirm it only where they are two."
            self._doubt(row, self.names.held, NEAR_BY, sentence)
        if any(not each.brought_in and each.held_on < day for each in self.held):
            sentence = "The child’s reviews are kept here. It would count as held, with nothing owed after it."
            self._doubt(row, self.names.held, KEPT, f"{sentence} Record it on the review’s page instead, or confirm it")
        if self._comes_before(day):
            sentence = "Reviews that are here come after it, and are numbered again with it among them."
            self._doubt(row, self.names.held, BEFORE, sentence)
        elif self.open and day >= self.open.period_began:
            self._instead_of(row, self.open)

    def _instead_of(self, row, planned):
        """It is later than all that are here: what is planned would be the review that was held."""
        sentence = "The next review would be planned anew, with another number"
        if meeting := self.into.reviews.booked.get(planned.id):
            when = time_words(meeting.meets_at, now())
            told = (
                f"The next review is booked for {when}. The meeting would be called off, and those who prepare it told"
            )
            self._doubt(row, self.names.held, BOOKED, f"{told}. {sentence}.")
        elif planned.id in self.into.reviews.prepared:
            told = f"The next review is prepared here. {sentence}, and what was prepared would not be carried over."
            self._doubt(row, self.names.held, PREPARED, told)

    def _comes_before(self, day):
        """Whether reviews that are here come later in the same period of care."""
        periods = [*spells(self.timeline, "in care"), *spells(self.timeline, "short breaks")]
        period = next((each for each in periods if each.holds(day)), None)
        return bool(period) and any(each.held_on > day and period.holds(each.held_on) for each in self.held)

    def _impossible(self, full, new):
        """Days that cannot be, or that somebody has to confirm."""
        by_day, known = {row.held_on: row for row in new}, set(impossible(self.timeline, self.today))
        for found in impossible(full, self.today):
            row = by_day.get(found.on)
            if row is None or found in known:
                continue
            if found.refused:
                self.into.wrong(row, self.names.held, found.sentence)
            else:
                self._doubt(row, self.names.held, found.rule, found.sentence.partition(" Check the date")[0])

    def _next(self, full, coming):
        """By when the record system says that the next review is due: the earliest day after the last that was held."""
        last = max((held.on for held in full.held), default=self.timeline.born)
        still = [row for row in coming if row.due_on > last]
        for row in [row for row in coming if row.due_on <= last]:
            self._left(row, f"A review was held after this day, on {_said(last)}: it is not the next one.")
        for row in still[1:]:
            self._left(row, f"The next review has another due date, {_said(still[0].due_on)}. The earliest counts.")
        if still:
            self._keep(still[0], self.rhythm.next(full))

    def _keep(self, row, following):
        if not isinstance(following, Next):
            self._left(row, f"No review is due here, so nothing is compared: {following.why}")
        elif self.open and row.due_on == self.into.reviews.dues.get(self.open.id):
            self.into.step(row, "left")
        else:
            ours = following.day
            by = "the same day as ours" if ours == row.due_on else f"by our rules {_said(ours)}"
            words = f"next review: {self._due_words(row)}, {by}"
            outcome = "changed" if self.open and self.open.id in self.into.reviews.dues else "added"
            self.into.step(row, outcome, words, ("due date",), due_on=row.due_on)

    def _left(self, row, sentence):
        self.into.warn(row, self.names.due, sentence)
        self.into.step(row, "left")

    def _doubt(self, row, column, rule, sentence):
        self.asked[row.row].append(rule)
        self.into.doubt(row, column, rule, sentence)

    def _code(self, row):
        return code_in(row.participation, [each.code for each in self.procedure.participation])

    @staticmethod
    def _due_words(row):
        return f"due {_said(row.due_on)} by the record system" if row.due_on else ""


def _said(day):
    return f"{day:%-d %B %Y}"
