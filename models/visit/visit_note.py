"""What was written of a visit, under the parts that the procedure asks for, and on which day (req 2.66, 2.67)."""

from peewee import SQL, DateField, ForeignKeyField, JSONField

from models.base import InstantField, now
from models.person import Person
from models.retractable import OnlyStanding
from models.visit.visit import Visit


class VisitNote(OnlyStanding):
    visit = ForeignKeyField(Visit, backref="notes")
    parts = JSONField()  # {the part, as the procedure words it: what was written}
    written_on = DateField()
    by = ForeignKeyField(Person)
    recorded_at = InstantField(default=now)


VisitNote.add_index(
    VisitNote.index(VisitNote.visit, unique=True, name="one_note_of_a_visit", where=SQL("taken_back_at is null"))
)
