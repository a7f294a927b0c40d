"""Telling people: by phone, in person, by email; reached or not (req 1.33, req 1.43)."""

from models.base import now
from models.errors import Incomplete, Moved, NotYours

MEANS = {"phone": "Phone", "in person": "In person", "email": "Email"}
# What a procedure calls the telling, and the means that do it.
TELLINGS = {
    "talked": ("phone", "in person"),
    "phoned": ("phone",),
    "emailed": ("email",),
    "in person": ("in person",),
}


class Contacting:
    def contact(
        self,
        by,
        means,
        happened_at,
        reached=True,
        words="",
        with_whom="",
        recipient=None,
    ):
        """Record a call, a talk or an email about this stage. Returns the contact.

        Raises NotYours, Moved once the escalation has ended, and Incomplete for a time to come.
        """
        with self.changing():
            if not self.escalation.opens("record a contact", by):
                raise NotYours(
                    "Only people who deal with this concern can record a contact."
                )
            if not self.is_open:
                raise Moved(
                    f"{self.escalation} has moved on from {self.stage.label}. Nothing was saved."
                )
            if happened_at > now():
                raise Incomplete(happened_at="The contact must be in the past")
            row = {
                "means": means,
                "happened_at": happened_at,
                "reached": reached,
                "words": words,
            }
            contact = self.add(
                "contacts", by=by, with_whom=with_whom, recipient=recipient, **row
            )
            self._tell_clocks()
            told = {
                "means": means,
                "reached": reached,
                "with_whom": with_whom,
                "words": words,
            }
            self.escalation.tell(
                "contacted", by, happened_at=happened_at, stage=self.stage.label, **told
            )
            return contact

    def told(self, telling):
        """The instant at which this was first told in that way, or None."""
        contacts = self.contacts
        means = TELLINGS.get(telling, ())
        first = (
            contacts.where(contacts.model.means.in_(means))
            .order_by(contacts.model.happened_at)
            .first()
        )
        return first.happened_at if first and means else None

    def _tell_clocks(self):
        instants = {
            telling: self.told(telling)
            for telling in self.stage.facts
            if telling in TELLINGS
        }
        for telling, at in instants.items():
            if at:
                self.fact(telling, at)
        if instants and all(instants.values()):
            self.fact("told", max(instants.values()))
