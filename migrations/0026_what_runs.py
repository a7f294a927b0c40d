"""What is owed and not done is reached by an index of its own, and so are the days of reviews and the last notices."""

from peewee import SQL, DateField, IntegerField, Model

from migrations.fields import InstantField

RUNNING = SQL("met_at is null and ended_at is null")


class Deadline(Model):
    child = IntegerField(column_name="child_id")
    review = IntegerField(column_name="review_id")
    due = InstantField()

    class Meta:
        legacy_table_names = False


class Review(Model):
    held_on = DateField()

    class Meta:
        legacy_table_names = False


class Notice(Model):
    person = IntegerField(column_name="person_id")
    created_at = InstantField()

    class Meta:
        legacy_table_names = False


def up(migrator, db):
    of_child = Deadline.index(Deadline.child, Deadline.due, name="deadline_running_of_child", where=RUNNING)
    of_review = Deadline.index(Deadline.review, Deadline.due, name="deadline_running_of_review", where=RUNNING)
    with db.bind_ctx([Deadline, Review, Notice]):
        for index in (
            of_child,
            of_review,
            Review.index(Review.held_on),
            Notice.index(Notice.person, Notice.created_at),
        ):
            db.execute(index)
