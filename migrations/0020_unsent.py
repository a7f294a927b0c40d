"""Forms that could not be sent because their writer's session had ended."""

from peewee import CharField, ForeignKeyField, JSONField, Model, TextField

from migrations.fields import InstantField


class Person(Model):
    class Meta:
        legacy_table_names = False


class Unsent(Model):
    person = ForeignKeyField(Person, backref="+")
    key = CharField(max_length=64)
    page = TextField()
    fields = JSONField()
    written_at = InstantField()

    class Meta:
        legacy_table_names = False
        indexes = ((("person", "key"), True),)


def up(migrator, db):
    with db.bind_ctx([Unsent, Person]):
        db.create_tables([Unsent])
