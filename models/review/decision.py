"""Something that a review decided: whose it is, by when, and how it stands."""

from peewee import CharField, Check, DateField, ForeignKeyField, IntegerField, TextField

from models.base import InstantField, Record, now
from models.person import Person
from models.post import Post
from models.review.decision_moves import DecisionMoves
from models.review.review import Review
from models.review.words import HOW


class Decision(DecisionMoves, Record):
    review = ForeignKeyField(Review, backref="decisions")
    number = IntegerField()
    words = TextField()
    owner_person = ForeignKeyField(Person, null=True, backref="decisions_to_carry_out")
    owner_post = ForeignKeyField(Post, null=True, backref="decisions_to_carry_out")
    owner_name = CharField(max_length=120, default="")  # somebody outside
    by_when = DateField()
    point_key = CharField(max_length=60, default="")  # the matter of the agenda that it belongs to
    carried_from = ForeignKeyField("self", null=True, unique=True, backref="carried_to")
    by = ForeignKeyField(Person)
    recorded_at = InstantField(default=now)

    class Meta:
        indexes = ((("review", "number"), True),)

    @classmethod
    def with_owners(cls, *more):
        """Those with the person or the post whose they are, as a query that reads them along."""
        rows = cls.select(cls, Person, Post, *more).left_outer_join(Person, on=cls.owner_person, attr="owner_person")
        return rows.switch(cls).left_outer_join(Post, on=cls.owner_post, attr="owner_post").switch(cls)

    @property
    def owner(self):
        """Whose it is, in words: a person, who holds the post now, or somebody outside."""
        return self.owner_by(self.owner_post.holder() if self.owner_post else None)

    def owner_by(self, holder):
        """The same, where it is known already who holds the post that it is for."""
        if self.owner_post:
            return f"{holder.name}, {self.owner_post.title}" if holder else self.owner_post.title
        return self.owner_person.name if self.owner_person else self.owner_name


class DecisionStanding(Record):
    """How a decision stood on a day; the last row stands."""

    decision = ForeignKeyField(Decision, backref="standings")
    how = CharField(max_length=20, constraints=[Check(f"how in {HOW}")])
    on = DateField()
    words = TextField(default="")
    by = ForeignKeyField(Person)
    recorded_at = InstantField(default=now)
