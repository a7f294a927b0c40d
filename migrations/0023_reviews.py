"""Reviews: planned, prepared, held, decided and written up."""

from peewee import (
    SQL,
    BooleanField,
    CharField,
    Check,
    DateField,
    ForeignKeyField,
    IntegerField,
    JSONField,
    Model,
    TextField,
)

from migrations.fields import InstantField


class Child(Model):
    class Meta:
        legacy_table_names = False


class ProcedureVersion(Model):
    class Meta:
        legacy_table_names = False


class Person(Model):
    class Meta:
        legacy_table_names = False


class Post(Model):
    class Meta:
        legacy_table_names = False


class Escalation(Model):
    class Meta:
        legacy_table_names = False


class Review(Model):
    child = ForeignKeyField(Child, backref="+")
    procedure_version = ForeignKeyField(ProcedureVersion, backref="+")
    ordinal = IntegerField()
    period_began = DateField()
    planned_at = InstantField()
    brought_in = BooleanField()
    held_on = DateField(null=True)
    last_on = DateField(null=True)
    without_meeting = BooleanField(null=True)
    completed_at = InstantField(null=True)
    completed_by = ForeignKeyField(Person, null=True, backref="+")
    ended_at = InstantField(null=True)
    ended_why = CharField(max_length=200, null=True)

    class Meta:
        legacy_table_names = False


Review.add_index(
    Review.index(
        Review.child, unique=True, name="one_planned_review", where=SQL("completed_at is null and ended_at is null")
    )
)


class ReviewMeeting(Model):
    review = ForeignKeyField(Review, backref="+")
    meets_at = InstantField(null=True)
    place = CharField(max_length=200)
    booked_by = ForeignKeyField(Person, backref="+")
    booked_at = InstantField()
    held_on = DateField(null=True)
    chaired_by = ForeignKeyField(Person, null=True, backref="+")
    iro = ForeignKeyField(Person, null=True, backref="+")
    is_meeting = BooleanField(null=True)
    said = TextField(null=True)
    confirmed = CharField(max_length=200, null=True)
    held_recorded_by = ForeignKeyField(Person, null=True, backref="+")
    held_recorded_at = InstantField(null=True)
    adjourned = BooleanField(null=True)
    called_off_at = InstantField(null=True)
    called_off_why = TextField(null=True)
    called_off_by = ForeignKeyField(Person, null=True, backref="+")

    class Meta:
        legacy_table_names = False


ReviewMeeting.add_index(
    ReviewMeeting.index(
        ReviewMeeting.review,
        unique=True,
        name="one_booked_meeting",
        where=SQL("held_on is null and called_off_at is null"),
    )
)


class ReviewStep(Model):
    review = ForeignKeyField(Review, backref="+")
    rule_key = CharField(max_length=60)
    done_on = DateField(null=True)
    not_needed = TextField()
    words = TextField()
    by = ForeignKeyField(Person, backref="+")
    recorded_at = InstantField()

    class Meta:
        legacy_table_names = False


class ReviewDocument(Model):
    review = ForeignKeyField(Review, backref="+")
    document_key = CharField(max_length=60)
    what = CharField(max_length=8)
    on = DateField()
    by = ForeignKeyField(Person, backref="+")
    recorded_at = InstantField()

    class Meta:
        legacy_table_names = False
        indexes = ((("review", "document_key", "what"), True),)


class Wish(Model):
    review = ForeignKeyField(Review, backref="+")
    point_key = CharField(max_length=60)
    words = TextField()
    by = ForeignKeyField(Person, backref="+")
    recorded_at = InstantField()

    class Meta:
        legacy_table_names = False


class Invitation(Model):
    review = ForeignKeyField(Review, backref="+")
    part = CharField(
        max_length=16,
        constraints=[
            Check("part in ('child', 'parent', 'carer', 'social worker', 'professional', 'advocate', 'other')")
        ],
    )
    name = CharField(max_length=120)
    person = ForeignKeyField(Person, null=True, backref="+")
    address = TextField()
    by = ForeignKeyField(Person, backref="+")
    recorded_at = InstantField()
    sent_on = DateField(null=True)
    sent_by = ForeignKeyField(Person, null=True, backref="+")
    came = CharField(max_length=12, null=True)
    delegate = CharField(max_length=120, null=True)
    came_recorded_by = ForeignKeyField(Person, null=True, backref="+")
    taken_off_at = InstantField(null=True)
    taken_off_why = TextField(null=True)
    taken_off_by = ForeignKeyField(Person, null=True, backref="+")

    class Meta:
        legacy_table_names = False


class PassedGate(Model):
    review = ForeignKeyField(Review, backref="+")
    gate_key = CharField(max_length=60)
    about = CharField(max_length=120)
    people = JSONField()
    words = JSONField()
    on = DateField()
    by = ForeignKeyField(Person, backref="+")
    recorded_at = InstantField()

    class Meta:
        legacy_table_names = False


class Participation(Model):
    review = ForeignKeyField(Review, backref="+")
    code = CharField(max_length=8)
    answers = JSONField()
    words = TextField()
    by = ForeignKeyField(Person, null=True, backref="+")
    recorded_at = InstantField()

    class Meta:
        legacy_table_names = False


class AgendaNote(Model):
    review = ForeignKeyField(Review, backref="+")
    point_key = CharField(max_length=60)
    words = TextField()
    by_when = DateField(null=True)
    by = ForeignKeyField(Person, backref="+")
    recorded_at = InstantField()

    class Meta:
        legacy_table_names = False


class BroughtForward(Model):
    review = ForeignKeyField(Review, backref="+")
    to_day = DateField()
    why = TextField()
    by = ForeignKeyField(Person, backref="+")
    recorded_at = InstantField()

    class Meta:
        legacy_table_names = False


class Substitute(Model):
    review = ForeignKeyField(Review, backref="+")
    person = ForeignKeyField(Person, backref="+")
    why = TextField()
    by = ForeignKeyField(Person, backref="+")
    recorded_at = InstantField()
    ended_at = InstantField(null=True)

    class Meta:
        legacy_table_names = False


class Circulation(Model):
    review = ForeignKeyField(Review, unique=True, backref="+")
    sent_on = DateField()
    sent_to = TextField()
    redacted = TextField()
    by = ForeignKeyField(Person, backref="+")
    recorded_at = InstantField()
    received_on = DateField(null=True)
    received_recorded_by = ForeignKeyField(Person, null=True, backref="+")

    class Meta:
        legacy_table_names = False


class Decision(Model):
    review = ForeignKeyField(Review, backref="+")
    number = IntegerField()
    words = TextField()
    owner_person = ForeignKeyField(Person, null=True, backref="+")
    owner_post = ForeignKeyField(Post, null=True, backref="+")
    owner_name = CharField(max_length=120)
    by_when = DateField()
    point_key = CharField(max_length=60)
    carried_from = ForeignKeyField("self", null=True, unique=True, backref="+")
    by = ForeignKeyField(Person, backref="+")
    recorded_at = InstantField()

    class Meta:
        legacy_table_names = False
        indexes = ((("review", "number"), True),)


class DecisionStanding(Model):
    decision = ForeignKeyField(Decision, backref="+")
    how = CharField(max_length=20, constraints=[Check("how in ('under way', 'done', 'not done', 'no longer needed')")])
    on = DateField()
    words = TextField()
    by = ForeignKeyField(Person, backref="+")
    recorded_at = InstantField()

    class Meta:
        legacy_table_names = False


class Reply(Model):
    review = ForeignKeyField(Review, backref="+")
    decision = ForeignKeyField(Decision, null=True, backref="+")
    verdict = CharField(max_length=20, constraints=[Check("verdict in ('agreed', 'not agreed', 'agreed by default')")])
    words = TextField()
    replied_on = DateField()
    replied_by = CharField(max_length=120)
    happened_at = InstantField()
    by = ForeignKeyField(Person, null=True, backref="+")
    recorded_at = InstantField()

    class Meta:
        legacy_table_names = False


Reply.add_index(
    Reply.index(Reply.review, unique=True, name="silence_agrees_once", where=SQL("verdict = 'agreed by default'"))
)


class Arisen(Model):
    review = ForeignKeyField(Review, backref="+")
    decision = ForeignKeyField(Decision, null=True, backref="+")
    escalation = ForeignKeyField(Escalation, unique=True, backref="+")
    by = ForeignKeyField(Person, backref="+")
    recorded_at = InstantField()

    class Meta:
        legacy_table_names = False


class SystemDue(Model):
    review = ForeignKeyField(Review, backref="+")
    due_on = DateField()
    by = ForeignKeyField(Person, null=True, backref="+")
    recorded_at = InstantField()

    class Meta:
        legacy_table_names = False


class RegularReturn(Model):
    procedure_version = ForeignKeyField(ProcedureVersion, backref="+")
    rule_key = CharField(max_length=60)
    since = DateField()
    due_on = DateField()
    recorded_at = InstantField()
    sent_on = DateField(null=True)
    sent_by = ForeignKeyField(Person, null=True, backref="+")
    sent_recorded_at = InstantField(null=True)

    class Meta:
        legacy_table_names = False
        indexes = ((("rule_key", "since"), True),)


def up(migrator, db):
    tables = [
        Review,
        ReviewMeeting,
        ReviewStep,
        ReviewDocument,
        Wish,
        Invitation,
        PassedGate,
        Participation,
        AgendaNote,
        BroughtForward,
        Substitute,
        Circulation,
        Decision,
        DecisionStanding,
        Reply,
        Arisen,
        SystemDue,
        RegularReturn,
    ]
    with db.bind_ctx([*tables, Child, ProcedureVersion, Person, Post, Escalation]):
        db.create_tables(tables)
