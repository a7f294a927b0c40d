"""The outbox: an email for each event and person, and every attempt to send it."""

from peewee import SQL, CharField, ForeignKeyField, Model, TextField

from migrations.fields import InstantField


class Event(Model):
    class Meta:
        legacy_table_names = False


class Person(Model):
    class Meta:
        legacy_table_names = False


class Email(Model):
    event = ForeignKeyField(Event, null=True, backref="+")
    person = ForeignKeyField(Person, backref="+")
    channel = CharField(max_length=10)
    kind = CharField(max_length=40)
    message_id = CharField(max_length=200, unique=True)
    subject = CharField(max_length=200)
    body = TextField()
    queued_at = InstantField()
    due_at = InstantField()
    leased_by = CharField(max_length=32)
    leased_until = InstantField(null=True)
    in_doubt_at = InstantField(null=True)
    sent_at = InstantField(null=True)
    failed_at = InstantField(null=True)

    class Meta:
        legacy_table_names = False
        indexes = ((("event", "person", "channel"), True),)


Email.add_index(Email.index(Email.due_at, name="email_to_send", where=SQL("sent_at is null and failed_at is null")))


class EmailAttempt(Model):
    email = ForeignKeyField(Email, backref="+")
    began_at = InstantField()
    handed_over_at = InstantField(null=True)
    ended_at = InstantField(null=True)
    came_to = CharField(max_length=20, null=True)
    answer = TextField(null=True)

    class Meta:
        legacy_table_names = False


def up(migrator, db):
    with db.bind_ctx([Email, EmailAttempt, Event, Person]):
        db.create_tables([Email, EmailAttempt])
