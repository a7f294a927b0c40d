"""What somebody can do with a review now: the one thing to do first, and the rest."""

from functools import cached_property

from flask import url_for

from models.review.circulating import DECISIONS
from models.review.inviting import GATES
from views.decided import Decided
from views.review_first import First, Move

ACTIONS = ("read reviews", "record a review", "arrange a review", "do a step", "answer decisions")


class Moves(First):
    def __init__(self, review, person):
        self.review, self.person = review, person
        self.may = {action: review.opens(action, person) for action in ACTIONS}
        self.booked, self.guests = review.booked, review.guests
        self.before = [] if not review.is_open else review.steps_before()
        self.after = review.steps_after()
        self.decided = Decided(review, self.may)
        self.decisions = self.decided.own

    @cached_property
    def names(self):
        """{role of the procedure: who acts in it for the child today, by name}, of those who owe something."""
        procedure, owing = self.review.procedure, {}
        for key in {rule.owed_by for rule in (*procedure.before, *procedure.after)} - {""}:
            acts_as = procedure.roles[key].acts_as
            if acts_as not in owing:
                owing[acts_as] = self.review.child.owing(acts_as)
        return {key: person.name for key, role in procedure.roles.items() if (person := owing.get(role.acts_as))}

    @cached_property
    def main(self):
        """The one thing to do now, or None."""
        return next(iter(self._first()), None) if self.review.ended_at is None else None

    @property
    def rest(self):
        """What else can be done, in the order of the work."""
        if self.review.ended_at:
            return []
        others = [*self._arranging(), *self._preparing(), *self._holding(), *self._writing(), *self._answering()]
        return [move for move in others if self.main is None or move.href != self.main.href]

    def step(self, step, where):
        """Where this step is recorded, or nothing where this person does not."""
        if not self.may[self.review.doing(step.rule)] or step.is_settled:
            return ""
        of_its_own = where == "after" and (step.rule.key == DECISIONS or step.rule.starts == "decisions received")
        return "" if of_its_own else self._to(f"review_steps.{where}", key=step.rule.key)

    def removal(self, guest):
        """Where this guest is removed from the list, or nothing where this person does not."""
        action = "record a review" if guest.part in GATES else "arrange a review"
        if not self.review.is_open or not self.may["arrange a review"] or not self.may[action]:
            return ""
        return self._to("review_invitations.remove", invitation_id=guest.id)

    def _arranging(self):
        if not self.may["arrange a review"] or not self.review.is_open:
            return []
        found = [self._move("Add somebody to the list", "review_invitations.create")]
        if any(guest.sent_on is None for guest in self.guests):
            found.append(self._move("Record the invitations as sent", "review_invitations.sent"))
        if not self.booked:
            return [self._move("Book the meeting", "review_bookings.create"), *found]
        change = self._move("Book it for another time", "review_bookings.change")
        return [*found, change, self._move("Call the meeting off", "review_bookings.call_off")]

    def _preparing(self):
        if not self.may["do a step"]:
            return []
        found = [self._move("Record papers received or read", "review_papers.create")]
        if self.review.is_open and self.may["read reviews"]:
            found.append(self._move("Write down the child’s wishes", "review_wishes.create"))
        return found

    def _holding(self):
        if not self.may["record a review"] or not self.review.is_open:
            return []
        found = [self._move("Record that it was held", "review_meetings.hold")]
        found.append(self._move("Record that it was adjourned", "review_meetings.adjourn"))
        if not self.review.held_on:
            found.append(self._move("Bring it forward", "review_changes.forward"))
        return [*found, self._move("Name a substitute reviewing officer", "review_changes.substitute")]

    def _writing(self):
        if not self.may["record a review"] or not self.review.held_on:
            return []
        found = [self._decide(), self._move("Record how the child took part", "review_agenda.participation")]
        if self.review.can_circulate:
            found.append(self._move("Circulate the decisions", "review_circulations.create"))
        if self.review.awaits_answer:
            found.append(self._move("Type in the manager’s answer", "review_replies.typed"))
        return found

    def _answering(self):
        if not self.review.awaits_answer:
            return []
        found = [self._move("Answer the decisions", "review_replies.create")] if self.may["answer decisions"] else []
        if self.may["do a step"] and not self.review.circulation.received_on:
            found.append(self._move("Record when the decisions were received", "review_circulations.receive"))
        return found

    def _decide(self):
        return self._move("Record a decision", "review_decisions.create")

    def _move(self, words, endpoint):
        return Move(words, self._to(endpoint))

    def _to(self, endpoint, **more):
        return url_for(endpoint, review_id=self.review.id, **more)
