"""What the IRO answers and chooses, and what was recorded of a child and had not happened."""

from peewee import CharField, ForeignKeyField, JSONField, Model, TextField

from migrations.fields import InstantField


class ChildChange(Model):
    class Meta:
        legacy_table_names = False


class Person(Model):
    class Meta:
        legacy_table_names = False


class Child(Model):
    class Meta:
        legacy_table_names = False


class FactAnswer(Model):
    change = ForeignKeyField(ChildChange, unique=True, backref="+")
    said = JSONField()
    by = ForeignKeyField(Person, backref="+")
    recorded_at = InstantField()

    class Meta:
        legacy_table_names = False


class CycleChoice(Model):
    child = ForeignKeyField(Child, backref="+")
    choice = CharField(max_length=200)
    cycle_key = CharField(max_length=60)
    why = TextField()
    by = ForeignKeyField(Person, backref="+")
    recorded_at = InstantField()

    class Meta:
        legacy_table_names = False


class FactWithdrawal(Model):
    change = ForeignKeyField(ChildChange, unique=True, backref="+")
    why = TextField()
    by = ForeignKeyField(Person, backref="+")
    recorded_at = InstantField()

    class Meta:
        legacy_table_names = False


def up(migrator, db):
    tables = [FactAnswer, CycleChoice, FactWithdrawal]
    with db.bind_ctx([*tables, ChildChange, Person, Child]):
        db.create_tables(tables)
    migrator.migrate(migrator.add_column("child_change", "confirmed", CharField(max_length=200, null=True)))
