"""Days on which the council is closed, beside the bank holidays, and the calendar that counts with them."""

from contextlib import contextmanager

from peewee import CharField, DateField, ForeignKeyField

from models.base import InstantField, Record, now
from models.board_revision import BoardRevision
from models.council_setting import ACTION, CALENDAR, CouncilSetting
from models.database import writing
from models.errors import Incomplete, Moved, NotYours
from models.person import Person
from rules.calendar import Calendar
from rules.london import london_date

DEFAULT = "england-and-wales"


class ClosureDay(Record):
    set_once = ("withdrawn_at",)

    day = DateField()
    why = CharField(max_length=120)
    recorded_by = ForeignKeyField(Person, null=True)
    recorded_at = InstantField(default=now)
    withdrawn_at = InstantField(null=True)

    @classmethod
    def standing(cls):
        """Those that hold, by day, as a query."""
        return cls.select().where(cls.withdrawn_at.is_null()).order_by(cls.day)

    @classmethod
    def closures(cls):
        """{day: why} of those that hold."""
        return {row.day: row.why for row in cls.standing()}

    @classmethod
    def calendar(cls, division=DEFAULT, closures=None):
        """The council's working-day calendar: with other closure days than those that hold, where some are given.

        A procedure's own division counts; where that is the usual one, the council's.
        """
        if division == DEFAULT:
            division = CouncilSetting.standing().get("calendar_division", DEFAULT)
        return Calendar(closures=cls.closures() if closures is None else closures, division=division)

    @classmethod
    def check(cls, day, why):
        """Raises Incomplete for a day that has passed, is no working day, or is closed already; or without a reason."""
        problems, off = {}, cls.calendar().why_off(day)
        if day < london_date(now()):
            problems["day"] = "The day must be today or later"
        elif off:
            problems["day"] = f"Nobody works on that day anyway: {off}"
        if not why.strip():
            problems["why"] = "Enter why the council is closed"
        if problems:
            raise Incomplete(**problems)

    @classmethod
    def add(cls, by, day, why):
        """Close the council on that London date, and work out again what is open. Returns [(before, after)].

        Raises NotYours, and Incomplete as `check` does.
        """
        from models.deadline import Deadline

        with changing_the_calendar(by):
            cls.check(day, why)
            cls.create(day=day, why=why.strip(), recorded_by=by)
            return Deadline.recompute_open()

    def take_back(self, by):
        """The council works on that day after all. Returns [(before, after)] of the dates that changed.

        Raises NotYours, and Moved once the day has come or it was taken back before.
        """
        from models.deadline import Deadline

        with changing_the_calendar(by):
            if self.day <= london_date(now()):
                raise Moved("This day has come, so it stays. Nothing was changed.")
            if not self.set_now(withdrawn_at=now()):
                raise Moved("This day was taken back already. Nothing was changed.")
            return Deadline.recompute_open()


@contextmanager
def changing_the_calendar(by):
    """One change of what the council counts by, alone. Raises NotYours."""
    if not by.standing.letters(ACTION):
        raise NotYours("Only an administrator or the QA Head of Service can change the closure days.")
    with writing():
        BoardRevision.raise_for(CALENDAR)
        yield
