"""Who keeps a card in the place of somebody who raised it, or a stage of it, and has handed it over."""

from peewee import SQL, ForeignKeyField

from models.base import InstantField, Record
from models.escalation.escalation import Escalation
from models.person import Person


class Keeper(Record):
    set_once = ("ended_at",)

    escalation = ForeignKeyField(Escalation, backref="keepers")
    raiser = ForeignKeyField(Person, backref="kept_by_others")
    person = ForeignKeyField(Person, backref="keeps")
    began_at = InstantField()
    ended_at = InstantField(null=True)


Keeper.add_index(
    Keeper.index(Keeper.escalation, Keeper.raiser, unique=True, name="one_keeper", where=SQL("ended_at is null"))
)
