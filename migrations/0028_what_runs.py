"""What is owed and not done is reached by an index of its own, and so are the days of reviews and the last notices."""

from peewee import SQL, CharField, DateField, IntegerField, Model

from migrations.fields import InstantField

OF_CHILDREN = SQL("met_at is null and ended_at is null and escalation_id is null")
OF_REVIEWS = SQL("met_at is null and ended_at is null and decision_id is null")


class Deadline(Model):
    escalation = IntegerField(column_name="escalation_id")
    child = IntegerField(column_name="child_id")
    review = IntegerField(column_name="review_id")
    decision = IntegerField(column_name="decision_id")
    clock = CharField()
    kind = CharField()
    stops = CharField()
    at_end = CharField()
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
    of_reviews = (Deadline.decision, Deadline.kind, Deadline.stops, Deadline.at_end, Deadline.due, Deadline.review)
    indexes = (
        Deadline.index(Deadline.escalation, Deadline.child, name="deadline_running_of_child", where=OF_CHILDREN),
        Deadline.index(*of_reviews, name="deadline_running_of_review", where=OF_REVIEWS),
        Deadline.index(Deadline.review, Deadline.clock),
        Review.index(Review.held_on),
        Notice.index(Notice.person, Notice.created_at),
    )
    with db.bind_ctx([Deadline, Review, Notice]):
        for index in indexes:
            db.execute(index)
