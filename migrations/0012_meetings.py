"""Meetings of a stage, and that its actions are agreed."""

from peewee import SQL, CharField, ForeignKeyField, Model, TextField

from migrations.fields import InstantField


class StageEntry(Model):
    class Meta:
        legacy_table_names = False


class Person(Model):
    class Meta:
        legacy_table_names = False


class StageMeeting(Model):
    entry = ForeignKeyField(StageEntry, backref="+")
    meets_at = InstantField()
    place = CharField(max_length=200)
    attending = TextField()
    arranged_by = ForeignKeyField(Person, backref="+")
    arranged_at = InstantField()
    recorded_at = InstantField()
    held_at = InstantField(null=True)
    attended = TextField(null=True)
    said = TextField(null=True)
    held_recorded_by = ForeignKeyField(Person, null=True, backref="+")
    held_recorded_at = InstantField(null=True)
    called_off_at = InstantField(null=True)
    called_off_why = TextField(null=True)
    called_off_by = ForeignKeyField(Person, null=True, backref="+")

    class Meta:
        legacy_table_names = False


StageMeeting.add_index(
    StageMeeting.index(
        StageMeeting.entry,
        unique=True,
        name="one_standing_meeting",
        where=SQL("held_at is null and called_off_at is null"),
    )
)


class Agreement(Model):
    entry = ForeignKeyField(StageEntry, unique=True, backref="+")
    words = TextField()
    by = ForeignKeyField(Person, backref="+")
    happened_at = InstantField()
    recorded_at = InstantField()

    class Meta:
        legacy_table_names = False


def up(migrator, db):
    with db.bind_ctx([StageMeeting, Agreement, StageEntry, Person]):
        db.create_tables([StageMeeting, Agreement])
