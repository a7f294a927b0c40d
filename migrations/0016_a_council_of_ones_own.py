"""Caseloads handed over, stages sent on, the wrong child corrected, the council's own settings, children's pages read."""

from peewee import SQL, CharField, DateField, ForeignKeyField, JSONField, Model, TextField

from migrations.fields import InstantField


class Child(Model):
    class Meta:
        legacy_table_names = False


class Person(Model):
    class Meta:
        legacy_table_names = False


class Escalation(Model):
    class Meta:
        legacy_table_names = False


class Recipient(Model):
    class Meta:
        legacy_table_names = False


class Concerning(Model):
    escalation = ForeignKeyField(Escalation, backref="+")
    child = ForeignKeyField(Child, backref="+")

    class Meta:
        legacy_table_names = False


class CaseloadHandover(Model):
    officer = ForeignKeyField(Person, backref="+")
    to = ForeignKeyField(Person, backref="+")
    since = DateField()
    children = JSONField(null=True)
    why = TextField()
    by = ForeignKeyField(Person, backref="+")
    recorded_at = InstantField()
    carried_out_at = InstantField(null=True)
    withdrawn_at = InstantField(null=True)

    class Meta:
        legacy_table_names = False


class Keeper(Model):
    escalation = ForeignKeyField(Escalation, backref="+")
    raiser = ForeignKeyField(Person, backref="+")
    person = ForeignKeyField(Person, backref="+")
    began_at = InstantField()
    ended_at = InstantField(null=True)

    class Meta:
        legacy_table_names = False


Keeper.add_index(
    Keeper.index(Keeper.escalation, Keeper.raiser, unique=True, name="one_keeper", where=SQL("ended_at is null"))
)


class Readdressing(Model):
    recipient = ForeignKeyField(Recipient, unique=True, backref="+")
    to = ForeignKeyField(Recipient, unique=True, backref="+")
    why = TextField()
    by = ForeignKeyField(Person, backref="+")
    happened_at = InstantField()

    class Meta:
        legacy_table_names = False


class MoreTime(Model):
    recipient = ForeignKeyField(Recipient, backref="+")
    until = DateField()
    why = TextField()
    by = ForeignKeyField(Person, backref="+")
    happened_at = InstantField()

    class Meta:
        legacy_table_names = False


class CouncilSetting(Model):
    name = CharField(max_length=40, index=True)
    value = TextField()
    set_by = ForeignKeyField(Person, backref="+")
    recorded_at = InstantField()

    class Meta:
        legacy_table_names = False


ADDED = [CaseloadHandover, Keeper, Readdressing, MoreTime, CouncilSetting]


def up(migrator, db):
    with db.bind_ctx([*ADDED, Child, Person, Escalation, Recipient, Concerning]):
        db.create_tables(ADDED)
    migrator.migrate(
        migrator.add_column("reading", "child_id", ForeignKeyField(Child, Child.id, null=True)),
        migrator.add_column("recipient", "withdrawn_at", InstantField(null=True)),
        migrator.add_column("concerning", "ended_at", InstantField(null=True)),
        migrator.add_column("concerning", "instead_of_id", ForeignKeyField(Concerning, Concerning.id, null=True)),
        migrator.add_column("concerning", "why", TextField(null=True)),
        migrator.add_column("concerning", "by_id", ForeignKeyField(Person, Person.id, null=True)),
        migrator.add_column("concerning", "recorded_at", InstantField(null=True)),
        migrator.drop_index("concerning", "concerning_escalation_id_child_id"),
    )
    once = Concerning.index(
        Concerning.escalation, Concerning.child, unique=True, name="about_a_child_once", where=SQL("ended_at is null")
    )
    with db.bind_ctx([Concerning, Escalation, Child]):
        db.execute(once)
