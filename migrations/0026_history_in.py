"""History from the record system: where a due date comes from, dates told before a review is planned, rows by their table."""

from peewee import CharField, DateField, ForeignKeyField, Model

from migrations.fields import InstantField


class Person(Model):
    class Meta:
        legacy_table_names = False


class Child(Model):
    class Meta:
        legacy_table_names = False


class Review(Model):
    class Meta:
        legacy_table_names = False


class AwaitedDue(Model):
    child = ForeignKeyField(Child, backref="+")
    due_on = DateField()
    source = CharField(max_length=120)
    by = ForeignKeyField(Person, null=True, backref="+")
    recorded_at = InstantField()
    review = ForeignKeyField(Review, null=True, backref="+")

    class Meta:
        legacy_table_names = False


def up(migrator, db):
    with db.bind_ctx([AwaitedDue, Person, Child, Review]):
        db.create_tables([AwaitedDue])
    migrator.migrate(
        migrator.add_column("system_due", "source", CharField(max_length=120, default="")),
        migrator.add_column("import_row", "of_table", CharField(max_length=40, default="")),
    )
