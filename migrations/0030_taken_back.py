"""What was recorded and had not happened is taken back, with who, when and why: the row stays and counts no longer."""

from peewee import SQL, CharField, ForeignKeyField, IntegerField, Model, TextField

from migrations.fields import InstantField

TABLES = (
    "review_meeting", "review_step", "review_document", "circulation", "reply", "visit", "visit_note", "period_of_care",
)  # fmt: skip


class Person(Model):
    class Meta:
        legacy_table_names = False


class ReviewDocument(Model):
    review = IntegerField(column_name="review_id")
    document_key = CharField()
    what = CharField()

    class Meta:
        legacy_table_names = False


class VisitNote(Model):
    visit = IntegerField(column_name="visit_id")

    class Meta:
        legacy_table_names = False


class Reply(Model):
    review = IntegerField(column_name="review_id")
    happened_at = InstantField()

    class Meta:
        legacy_table_names = False


def up(migrator, db):
    for table in TABLES:
        migrator.migrate(
            migrator.add_column(table, "taken_back_at", InstantField(null=True)),
            migrator.add_column(table, "taken_back_why", TextField(null=True)),
            migrator.add_column(table, "taken_back_by_id", ForeignKeyField(Person, Person.id, null=True)),
        )
    migrator.migrate(
        migrator.drop_index("review_document", "review_document_review_id_document_key_what"),
        migrator.drop_index("visit_note", "visit_note_visit_id"),
        migrator.drop_index("reply", "silence_agrees_once"),
    )
    standing = SQL("taken_back_at is null")
    silence = SQL("verdict = 'agreed by default' and taken_back_at is null")
    with db.bind_ctx([ReviewDocument, VisitNote, Reply]):
        db.execute(VisitNote.index(VisitNote.visit))
        for model, columns, name, where in (
            (ReviewDocument, ("review", "document_key", "what"), "one_of_each_document", standing),
            (VisitNote, ("visit",), "one_note_of_a_visit", standing),
            (Reply, ("review", "happened_at"), "silence_agrees_once", silence),
        ):
            fields = [getattr(model, column) for column in columns]
            db.execute(model.index(*fields, unique=True, name=name, where=where))
