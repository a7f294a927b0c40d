"""Which rules about dates were confirmed, and by what a step was done: its last paper, or the sending of invitations."""

from peewee import CharField, ForeignKeyField, Model


class ReviewDocument(Model):
    class Meta:
        legacy_table_names = False


class ReviewStep(Model):
    class Meta:
        legacy_table_names = False


def up(migrator, db):
    for table, column in (
        ("review_step", "confirmed"),
        ("review_document", "confirmed"),
        ("review_meeting", "booking_confirmed"),
    ):
        migrator.migrate(migrator.add_column(table, column, CharField(max_length=200, null=True)))
    paper = ForeignKeyField(ReviewDocument, ReviewDocument.id, null=True)
    sending = ForeignKeyField(ReviewStep, ReviewStep.id, null=True)
    migrator.migrate(migrator.add_column("review_step", "paper_id", paper))
    migrator.migrate(migrator.add_column("invitation", "sending_id", sending))
