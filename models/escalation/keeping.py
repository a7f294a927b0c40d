"""A card goes from whoever raised it to another: who raised it stays, and who keeps it is a dated row."""

from models.base import now


class Keeping:
    def keeper_of(self, person):
        """Who acts here today for somebody who raised this, or a stage of it: the person, or whom it was handed to."""
        keeper = type(self).keepers.rel_model
        kept = self.keepers.where(keeper.raiser == person, keeper.ended_at.is_null()).first()
        return kept.person if kept else person

    @property
    def raiser(self):
        """Who acts today for whoever raised it."""
        return self.keeper_of(self.raised_by)

    def hand_to(self, by, officer, to):
        """Everything here that is this officer's is the other's from now: their part, and what they owe by name.

        Inside the change that it belongs to. `by` is None where a hand-over that was planned falls due.
        """
        for raiser in self._raisers_kept_by(officer):
            self._keep(raiser, to)
        model = type(self).deadlines.rel_model
        for deadline in list(self.deadlines.where(model.owed_by_person == officer, model.running())):
            deadline.pass_on(f"Handed over to {to.name}", owed_by_person=to)
        self.tell("handed over", by, before=officer.name, after=to.name)

    def _raisers_kept_by(self, person):
        taken = (entry.handover.by if entry.handover else entry.raised_by for entry in self.entries)
        keeper = type(self).keepers.rel_model
        handed = {row.raiser for row in self.keepers.where(keeper.person == person, keeper.ended_at.is_null())}
        own = {raiser for raiser in (self.raised_by, *taken) if self.keeper_of(raiser) == person}
        return sorted(own | handed, key=lambda raiser: raiser.id)

    def _keep(self, raiser, to):
        keeper, at = type(self).keepers.rel_model, now()
        for row in self.keepers.where(keeper.raiser == raiser, keeper.ended_at.is_null()):
            row.set_now(ended_at=at)
        if raiser != to:
            self.add("keepers", raiser=raiser, person=to, began_at=at)
