"""What the council calls itself and how it counts, each as a dated row: the last of a name holds."""

from peewee import JOIN, CharField, ForeignKeyField, TextField, fn

from models.base import InstantField, Record, now
from models.board_revision import BoardRevision
from models.database import writing
from models.errors import Incomplete, Moved, NotYours
from models.person import Person

ACTION = "set up the council"
NAMES = {  # and what the screens call them
    "name": "The council’s name",
    "record_system": "The record system’s name",
    "out_of_hours": "Whom to ring out of hours",
    "calendar_division": "Bank holidays of",
}
DIVISIONS = {"england-and-wales": "England and Wales", "scotland": "Scotland", "northern-ireland": "Northern Ireland"}
LONGEST = 200
CALENDAR = "* calendar"  # not a board: the row that is held while what the council counts by changes


class CouncilSetting(Record):
    name = CharField(max_length=40, index=True)
    value = TextField()
    set_by = ForeignKeyField(Person)
    recorded_at = InstantField(default=now)

    @classmethod
    def standing(cls):
        """{name: value} of what has been set; an empty value leaves it to the procedures again."""
        last = cls.select(fn.max(cls.id)).group_by(cls.name)
        return {row.name: row.value for row in cls.select().where(cls.id.in_(last)) if row.value}

    @classmethod
    def past(cls):
        """Every row with who set it, the last first, as a query."""
        return cls.select(cls, Person).join(Person, JOIN.INNER).order_by(cls.id.desc())

    @classmethod
    def version(cls):
        """The id of the last row: what a form was opened on."""
        return cls.select(fn.max(cls.id)).scalar() or 0

    @classmethod
    def change(cls, by, version, **values):
        """Set these by their names; what stays as it is gets no row. Returns [(before, after)] of the dates that changed.

        Raises NotYours, Moved where somebody else changed them since, and Incomplete for what cannot be.
        """
        from models.deadline import Deadline

        with writing():
            BoardRevision.raise_for(CALENDAR)
            if not by.standing.letters(ACTION):
                raise NotYours("Only an administrator or the QA Head of Service can set up the council.")
            if version != cls.version():
                raise Moved("Somebody else changed this while you had it open. Nothing of yours was saved: look again.")
            values = {name: " ".join(value.split()) for name, value in values.items()}
            if problems := _problems(values):
                raise Incomplete(**problems)
            standing = cls.standing()
            changed = {name: value for name, value in values.items() if value != standing.get(name, "")}
            for name, value in changed.items():
                cls.create(name=name, value=value, set_by=by)
            return Deadline.recompute_open() if "calendar_division" in changed else []


def _problems(values):
    problems = {
        name: f"{NAMES[name]} must be {LONGEST} characters or fewer" for name in values if len(values[name]) > LONGEST
    }
    if values.get("calendar_division", "") not in ("", *DIVISIONS):
        problems["calendar_division"] = "Choose one from the list"
    return problems
