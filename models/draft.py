"""A half-written concern, kept for the person who writes it, beyond the end of the session."""

from peewee import CharField, ForeignKeyField, JSONField

from models.base import Base, InstantField, now
from models.database import writing
from models.person import Person
from models.unsent import Unsent


class Draft(Base):
    person = ForeignKeyField(Person, backref="drafts")
    key = CharField(max_length=64)
    fields = JSONField()
    kept_at = InstantField()

    class Meta:
        indexes = ((("person", "key"), True),)

    @classmethod
    def keep(cls, person, key, fields):
        """Keep what stands in the form, under the form's key. Returns the draft."""
        row = {"person": person, "key": key, "fields": fields, "kept_at": now()}
        with writing():
            cls.insert(**row).on_conflict(
                conflict_target=[cls.person, cls.key], update={"fields": fields, "kept_at": row["kept_at"]}
            ).execute()
            Unsent.forget(person, key)
            return cls.get(cls.person == person, cls.key == key)

    @classmethod
    def of(cls, person):
        """The person's drafts, the latest first."""
        return cls.select().where(cls.person == person).order_by(cls.kept_at.desc())

    @classmethod
    def kept_by(cls, person, key):
        """The person's own draft of that key, or None."""
        return cls.get_or_none(cls.person == person, cls.key == key)

    def forget(self):
        """Drop it, once the concern is raised or no longer wanted."""
        with writing():
            self.delete_instance()
