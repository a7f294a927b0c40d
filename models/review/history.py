"""What happened with a review, and what a form about it was opened on."""

from peewee import JOIN

from models.person import Person
from models.review.telling import tell


class History:
    def tell(self, kind, by, happened_at=None, audience=None, **told):
        """Add the event, and a notice for each person who must know of it. `by` is None for the clock."""
        return tell(self.child, self, kind, by, happened_at, audience, **told)

    def history(self, person):
        """The events that this person may read, in the order in which they were recorded."""
        event = type(self).events.rel_model
        rows = event.select(event, Person).join(Person, JOIN.LEFT_OUTER, on=event.actor)
        return rows.where(event.review == self, event.audience.in_(self.audiences_for(person))).order_by(event.id)

    def version(self):
        """The id of the last event: what a form was opened on."""
        event = type(self).events.rel_model
        last = self.events.order_by(event.id.desc()).first()
        return last.id if last else 0

    def moved_since(self, version, person):
        """The events that this person may read and that make a form opened on that version stale."""
        later = self.history(person).where(type(self).events.rel_model.id > version)
        return [event for event in later if event.moves]

    def opens(self, action, person):
        """True when the permission matrix gives this person that action on this review."""
        return type(self).select().visible_to(person, action).where(type(self).id == self.id).exists()

    def is_seen_by(self, person):
        """True for somebody who may open the review's page."""
        return self.opens("see reviews", person)

    def audiences_for(self, person):
        """Whose events this person may read on this review: names and dates, or what was said as well."""
        return ("card", "raiser") if self.opens("read reviews", person) else ("card",)
