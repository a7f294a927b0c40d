"""Taking a stage over: who raises it changes from stage to stage, and so does who sends it (req 2.121-2.123, O20)."""

from models.base import now
from models.errors import Moved, NotYours
from rules.permissions import letters


class HandingOver:
    @property
    def handover(self):
        """That it was taken over, or None."""
        return self.handovers.first()

    @property
    def awaited(self):
        """The posts of which one must take it over before it is sent; none once that is done."""
        return [] if self.handover else list(self.raisers)

    @property
    def raiser(self):
        """Who raises it: whoever took it over, otherwise whoever opened it."""
        taken = self.handover
        return self.escalation.keeper_of(taken.by if taken else self.raised_by)

    @property
    def raiser_name(self):
        """The same in words; while it waits to be taken over, on whom it waits."""
        return " or ".join(raiser.name for raiser in self.awaited) or self.raiser.name

    @property
    def recorders(self):
        """The roles of the matrix of which one records this stage; none where whoever raises it does.

        A recorder to whom the matrix shows no card has it recorded by whoever raises it.
        """
        roles = {self.escalation.procedure.roles[key].acts_as for key in self.stage.recorded_by}
        return frozenset(role for role in roles if letters("file a case note", role))

    @property
    def recorder_name(self):
        """Who records it on the child's file, in words."""
        if self.stage.recorded_by in ((), self.stage.raised_by):
            return self.raiser_name
        return " or ".join(f"the {self.escalation.procedure.roles[key].title}" for key in self.stage.recorded_by)

    @property
    def wanted(self):
        """What is asked for at this stage, as it was last written."""
        taken = self.handover
        return (taken.asked_for if taken else "") or self.asked_for or self.escalation.asked_for

    def can_take_over(self, person):
        """True for whoever holds or covers a post on which it waits."""
        waits = self.is_open and self.escalation.opens("take over", person)
        return waits and any(raiser.is_for(person) for raiser in self.awaited)

    def take_over(self, by, asked_for="", urgency=None, why=""):
        """Raise this stage as the one whose turn it is, and send it. Returns the handover.

        The urgency may be set anew, with the reason. Raises NotYours for anybody else, and Moved where another was
        first or the stage has ended.
        """
        with self.changing():
            self._check_taking_over(by)
            raiser = next(raiser for raiser in self.awaited if raiser.is_for(by))
            at = now()
            handover = self.add("handovers", title=raiser.title, asked_for=asked_for, by=by, happened_at=at)
            self.escalation.tell("taken over", by, stage=self.stage.label, title=raiser.title)
            if urgency and urgency != (self.urgency and self.urgency.key):
                self.change_urgency(by, urgency, why)
            self.go_on(at, by)
            return handover

    def _check_taking_over(self, by):
        taken, card = self.handover, self.escalation
        if taken:
            raise Moved(f"{taken.by.name} has already taken {card} over. You do not need to.")
        if not self.is_open:
            raise Moved(f"{card} has moved on from {self.stage.label}. Nothing was saved.")
        if not self.can_take_over(by):
            raise NotYours(f"{self.stage.label} waits on {self.raiser_name}. Only they, or their cover, take it over.")
