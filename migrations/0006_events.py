"""What happened, who is told, and who may see less or more than the matrix says."""

from peewee import CharField, Check, DateField, ForeignKeyField, JSONField, Model, TextField

from migrations.fields import InstantField


class Escalation(Model):
    class Meta:
        legacy_table_names = False


class Person(Model):
    class Meta:
        legacy_table_names = False


class Child(Model):
    class Meta:
        legacy_table_names = False


class Event(Model):
    kind = CharField(max_length=40)
    escalation = ForeignKeyField(Escalation, null=True, backref="+")
    actor = ForeignKeyField(Person, null=True, backref="+")
    audience = CharField(max_length=10, constraints=[Check("audience in ('card', 'raiser', 'named')")])
    told = JSONField()
    happened_at = InstantField()
    recorded_at = InstantField()

    class Meta:
        legacy_table_names = False
        indexes = ((("escalation", "id"), False),)


class EventReader(Model):
    event = ForeignKeyField(Event, backref="+")
    person = ForeignKeyField(Person, backref="+")

    class Meta:
        legacy_table_names = False


class Notice(Model):
    event = ForeignKeyField(Event, backref="+")
    person = ForeignKeyField(Person, backref="+")
    why = CharField(max_length=40)
    created_at = InstantField()
    seen_at = InstantField(null=True)

    class Meta:
        legacy_table_names = False
        indexes = ((("event", "person"), True),)


class Restriction(Model):
    child = ForeignKeyField(Child, null=True, backref="+")
    escalation = ForeignKeyField(Escalation, null=True, backref="+")
    reason = TextField()
    review_by = DateField()
    set_by = ForeignKeyField(Person, backref="+")
    recorded_at = InstantField()
    lifted_at = InstantField(null=True)

    class Meta:
        legacy_table_names = False


class RestrictionName(Model):
    restriction = ForeignKeyField(Restriction, backref="+")
    person = ForeignKeyField(Person, backref="+")

    class Meta:
        legacy_table_names = False


class Access(Model):
    child = ForeignKeyField(Child, null=True, backref="+")
    escalation = ForeignKeyField(Escalation, null=True, backref="+")
    person = ForeignKeyField(Person, backref="+")
    reason = CharField(max_length=400)
    given_by = ForeignKeyField(Person, null=True, backref="+")
    begins_at = InstantField()
    ends_at = InstantField()

    class Meta:
        legacy_table_names = False


class Bar(Model):
    escalation = ForeignKeyField(Escalation, backref="+")
    person = ForeignKeyField(Person, backref="+")

    class Meta:
        legacy_table_names = False


class Reading(Model):
    person = ForeignKeyField(Person, backref="+")
    escalation = ForeignKeyField(Escalation, null=True, backref="+")
    number = CharField(max_length=40)
    found = CharField(max_length=10)
    happened_at = InstantField()

    class Meta:
        legacy_table_names = False


def up(migrator, db):
    tables = [Event, EventReader, Notice, Restriction, RestrictionName, Access, Bar, Reading]
    with db.bind_ctx([*tables, Escalation, Person, Child]):
        db.create_tables(tables)
