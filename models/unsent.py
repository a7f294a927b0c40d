"""A form that could not be sent because its writer's session had ended: kept for the writer, and shown to nobody else."""

from urllib.parse import urlsplit

from peewee import CharField, ForeignKeyField, JSONField, TextField

from models.base import Base, InstantField, now
from models.database import writing
from models.person import Person

OF_THE_FORM = ("key", "version", "do")
LONG = 20  # characters: a text, and no choice
SHOWN = 60
MOST = 20  # for one person: whoever sends forms without being signed in cannot fill the disk


class Unsent(Base):
    person = ForeignKeyField(Person, backref="unsent")
    key = CharField(max_length=64)
    page = TextField()  # where the form stands
    fields = JSONField()
    written_at = InstantField()
    is_filled_in = False  # set on a page whose form shows it

    class Meta:
        indexes = ((("person", "key"), True),)

    @classmethod
    def keep(cls, person, key, page, fields):
        """Keep what stands in this person's form; the oldest beyond the twentieth goes. Returns the row."""
        row = {"person": person, "key": key, "page": page, "fields": fields, "written_at": now()}
        changed = {name: row[name] for name in ("page", "fields", "written_at")}
        with writing():
            cls.insert(**row).on_conflict(conflict_target=[cls.person, cls.key], update=changed).execute()
            for old in list(cls.of(person).offset(MOST)):
                old.delete_instance()
            return cls.kept_for(person, key)

    @classmethod
    def of(cls, person):
        """The person's unsent forms, the latest first."""
        return cls.select().where(cls.person == person).order_by(cls.written_at.desc(), cls.id.desc())

    @classmethod
    def kept_for(cls, person, key):
        """The person's own unsent form of that key, or None."""
        return cls.get_or_none(cls.person == person, cls.key == key)

    @classmethod
    def forget(cls, person, key):
        """Drop it, once the form is sent or no longer wanted."""
        with writing():
            cls.delete().where(cls.person == person, cls.key == key).execute()

    def stands_at(self, path):
        """True where the form stands on the page of this path."""
        return urlsplit(self.page).path == path

    @property
    def typed(self):
        """The longer texts in it, as they were typed."""
        said = [texts for name, texts in self.fields.items() if name not in OF_THE_FORM]
        return [text for texts in said for text in texts if len(text) > LONG]

    @property
    def first_words(self):
        """What tells it from another in a list."""
        words = next(iter(self.typed), "") or "A form without words"
        return words if len(words) <= SHOWN else f"{words[:SHOWN]}…"
