"""What happened on a card: told as events, with a notice for those who must know."""

from peewee import JOIN

from models.base import now
from models.board_revision import BoardRevision
from models.person import Person

# Who is told of what: the kinds of event and the sides of the card.
TOLD = {
    "raised": (),
    "sent": ("recipients",),
    "answered": ("raisers",),
    "acknowledged": ("raisers",),
    "awaits raiser": ("successors",),
    "taken over": ("raisers",),
    "awaits consent": ("consenters",),
    "consented": ("raisers", "consenters"),
    "judged": ("recipients",),
    "progressed": ("recipients", "raisers"),
    "child corrected": ("recipients", "raisers"),
    "sent on": ("recipients", "raisers"),
    "asked for time": ("raisers",),
    "rated": ("recipients",),
    "warned": ("recipients", "raisers"),
    "prompted": ("raisers",),
    "breached": ("recipients", "raisers"),
    "breach withdrawn": ("recipients", "raisers"),
    "meeting arranged": ("recipients", "raisers"),
    "meeting called off": ("recipients", "raisers"),
    "meeting held": ("recipients", "raisers"),
    "actions agreed": ("recipients", "raisers"),
    "not delivered": ("raisers",),
    "referred": ("recipients", "raisers"),
    "came of a referral": ("raisers",),
    "closed": ("recipients",),
    "withdrawn": ("recipients",),
    "reopened": ("recipients",),
}


class History:
    def tell(self, kind, by, happened_at=None, audience="card", **told):
        """Add the event, and a notice for each person who must know of it. `by` is None for the clock."""
        event = self.add("events", kind=kind, actor=by, audience=audience, told=told, happened_at=happened_at or now())
        if audience == "named":
            return event  # its readers are named by whoever tells it, and nobody else hears that there is one
        BoardRevision.note(self.board, event)
        for person, why in self._to_be_told(kind):
            if by is None or person.id != by.id:
                event.add_notice(person, why)
        return event

    def history(self, person):
        """The events this person may read, in the order in which they were recorded."""
        event = self._event
        reader = event.readers.rel_model
        named = reader.select(reader.event).where(reader.person == person)
        return (
            event.select(event, Person)
            .join(Person, JOIN.LEFT_OUTER, on=event.actor)
            .where(event.escalation == self, event.audience.in_(self.audiences_for(person)) | event.id.in_(named))
            .order_by(event.id)
        )

    def version(self):
        """The id of the last event that is not for named people alone: what a form was opened on."""
        last = self.events.where(self._event.audience != "named").order_by(self._event.id.desc()).first()
        return last.id if last else 0

    def moved_since(self, version, person):
        """The events that this person may read and that make a form opened on that version stale."""
        later = self.history(person).where(self._event.id > version)
        return [event for event in later if event.moves]

    def opens(self, action, person):
        """True when the permission matrix gives this person that action on this escalation."""
        return type(self).select().open_to(person, action).where(type(self).id == self.id).exists()

    def is_seen_by(self, person):
        """True for somebody who may open the card."""
        return person.escalations.numbered(self.number) is not None

    @property
    def _event(self):
        return type(self).events.rel_model

    def audiences_for(self, person):
        """Whose events this person may read on this card."""
        return ("card", "raiser") if self.opens("judge", person) else ("card",)

    def _to_be_told(self, kind):
        found = {}
        for side in TOLD.get(kind, ()):
            for person, why in getattr(self, f"_{side}")():
                found.setdefault(person.id, (person, why))
        return found.values()

    def _recipients(self):
        entry = self.entry
        return [(r.holder, r.part) for r in entry.addressed if r.holder] if entry and entry.sent_at else []

    def _raisers(self):
        people = {self.raiser.id: self.raiser}
        if self.entry:
            people[self.entry.raiser.id] = self.entry.raiser
        return [*self._successors(), *((person, "raised it") for person in people.values())]

    def _successors(self):
        holders = [raiser.post.holder() for raiser in self.entry.awaited] if self.entry else []
        return [(holder, "takes over") for holder in holders if holder]

    def _consenters(self):
        wanted = self.entry.consents_wanted if self.entry else []
        return [(person, "consents") for rule in wanted[:1] for person in self.entry.holders_of(rule.role)]
