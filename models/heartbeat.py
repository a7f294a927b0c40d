"""When the clocks were last checked."""

from datetime import timedelta

from peewee import CharField

from models.base import Base, InstantField, now
from models.database import writing

STALE = timedelta(minutes=10)


class Heartbeat(Base):
    name = CharField(max_length=40, unique=True)
    beat_at = InstantField()

    @classmethod
    def beat(cls, name="clocks", at=None):
        """Note that the clocks were checked at that instant, now by default."""
        with writing():
            row = {"name": name, "beat_at": at or now()}
            cls.insert(**row).on_conflict(conflict_target=[cls.name], update={"beat_at": row["beat_at"]}).execute()

    @classmethod
    def last(cls, name="clocks"):
        """The instant of the last check, or None when there was none yet."""
        found = cls.get_or_none(cls.name == name)
        return found.beat_at if found else None

    @classmethod
    def is_stale(cls, name="clocks"):
        """True when the clocks were not checked for ten minutes."""
        last = cls.last(name)
        return last is None or now() - last > STALE
