"""What is decided after a review was written up goes out by itself and is answered by itself."""

from peewee import SQL, DateTimeField, IntegerField, Model


class Circulation(Model):
    review = IntegerField(column_name="review_id")

    class Meta:
        legacy_table_names = False


class Reply(Model):
    review = IntegerField(column_name="review_id")
    happened_at = DateTimeField()

    class Meta:
        legacy_table_names = False


def up(migrator, db):
    migrator.migrate(migrator.drop_index("circulation", "circulation_review_id"))
    migrator.migrate(migrator.drop_index("reply", "silence_agrees_once"))
    silence = {"unique": True, "name": "silence_agrees_once", "where": SQL("verdict = 'agreed by default'")}
    with db.bind_ctx([Circulation, Reply]):
        db.execute(Circulation.index(Circulation.review))
        db.execute(Reply.index(Reply.review, Reply.happened_at, **silence))
