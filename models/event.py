"""What happened, as a row that reads as a sentence."""

from peewee import CharField, Check, ForeignKeyField, JSONField

from models.base import InstantField, Record, now
from models.child import Child
from models.escalation.escalation import Escalation
from models.person import Person
from models.review import Review

# Events after which a form that was opened before would decide on something that is no longer so.
MOVING = (
    "sent", "answered", "judged", "progressed", "closed", "withdrawn", "reopened", "rated", "consented",
    "meeting arranged", "meeting called off", "meeting held", "actions agreed", "taken over",
    "sent on", "child corrected", "handed over",
    "review date changed", "review ended", "review resumed", "review booked", "review called off", "review held", "review adjourned",
    "review brought forward", "decisions circulated", "decisions received", "decisions answered", "agreed by default",
    "meeting taken back", "meeting day corrected", "review taken back", "circulation taken back", "answer taken back",
)  # fmt: skip


class Event(Record):
    kind = CharField(max_length=40)
    escalation = ForeignKeyField(Escalation, null=True, backref="events")
    # Of a review or a visit: what else is known of a child has its own list.
    child = ForeignKeyField(Child, null=True, backref="events")
    review = ForeignKeyField(Review, null=True, backref="events")
    actor = ForeignKeyField(Person, null=True, backref="events")  # None: the clock
    audience = CharField(max_length=10, constraints=[Check("audience in ('card', 'raiser', 'named')")])
    told = JSONField()  # the words of the sentence, as they were
    happened_at = InstantField()
    recorded_at = InstantField(default=now)

    class Meta:
        indexes = ((("escalation", "id"), False),)

    @property
    def moves(self):
        """True for an event after which an older form may no longer decide."""
        return self.kind in MOVING

    @property
    def about(self):
        """The concern or the review that it is about, to which an email about it leads; None for anything else."""
        return self.escalation or self.review

    def add_notice(self, person, why):
        """A notice for this person, once for each event, and the email that goes with it where there is one."""
        self.add("notices", person=person, why=why)
        type(self).emails.rel_model.queue(self, person, why)

    @property
    def template(self):
        """The sentence's own file."""
        return f"events/_{self.kind.replace(' ', '_')}.html"


class EventReader(Record):
    """A person for whom an event of named people is meant."""

    event = ForeignKeyField(Event, backref="readers")
    person = ForeignKeyField(Person)
