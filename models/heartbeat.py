"""When the clocks were last checked, and when they were not."""

from datetime import timedelta

from peewee import CharField

from models.base import Base, InstantField, Record, now
from models.database import writing

STALE = timedelta(minutes=10)
JUMP = timedelta(minutes=5)  # a machine's clock that is put right by less is nobody's concern
SHOWN = timedelta(days=1)
CLOCKS = "clocks"


class Heartbeat(Base):
    name = CharField(max_length=40, unique=True)
    beat_at = InstantField()

    @classmethod
    def beat(cls, name=CLOCKS, at=None):
        """Note that the clocks were checked at that instant, now by default."""
        with writing():
            row = {"name": name, "beat_at": at or now()}
            if name == CLOCKS:
                ClockGap.note(cls.last(name), row["beat_at"])
            cls.insert(**row).on_conflict(conflict_target=[cls.name], update={"beat_at": row["beat_at"]}).execute()

    @classmethod
    def last(cls, name=CLOCKS):
        """The instant of the last check, or None when there was none yet."""
        found = cls.get_or_none(cls.name == name)
        return found.beat_at if found else None

    @classmethod
    def forget(cls, name):
        """Let what is done once a day be done again by the next pass."""
        with writing():
            cls.delete().where(cls.name == name).execute()

    @classmethod
    def is_stale(cls, name=CLOCKS):
        """True when the clocks were not checked for ten minutes."""
        last = cls.last(name)
        return last is None or now() - last > STALE


class ClockGap(Record):
    """A time in which the clocks were not checked; or, where it ends before it begins, a machine's clock put back."""

    since = InstantField(unique=True)  # two workers that come back together note it once
    until = InstantField()

    @classmethod
    def note(cls, before, at):
        """Keep that nothing was checked between these two instants, where that is long enough to be told."""
        if before and (at - before > STALE or before - at > JUMP):
            cls.insert(since=before, until=at).on_conflict_ignore().execute()

    @classmethod
    def lately(cls):
        """The last gap that ended within the last day, or None."""
        last = cls.select().order_by(cls.id.desc()).first()
        return last if last and abs(now() - last.until) < SHOWN else None

    @property
    def was_put_back(self):
        """True where the machine's clock went back."""
        return self.until < self.since
