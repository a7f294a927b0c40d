"""The times in which the clocks were not checked."""

from peewee import Model

from migrations.fields import InstantField


class ClockGap(Model):
    since = InstantField(unique=True)
    until = InstantField()

    class Meta:
        legacy_table_names = False


def up(migrator, db):
    with db.bind_ctx([ClockGap]):
        db.create_tables([ClockGap])
