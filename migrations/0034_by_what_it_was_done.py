"""What was done before it was kept by what: invitations know the step that sent them, “papers” the last paper received."""

from datetime import timedelta

from peewee import CharField, DateField, ForeignKeyField, IntegerField, Model, SqliteDatabase

from migrations.fields import InstantField

# The step is recorded in the same transaction as the paper that completes it: by hand takes longer.
AT_ONCE = timedelta(seconds=5)


class ReviewDocument(Model):
    review = IntegerField(column_name="review_id")
    what = CharField()
    on = DateField()
    by = IntegerField(column_name="by_id")
    recorded_at = InstantField()

    class Meta:
        legacy_table_names = False


class ReviewStep(Model):
    review = IntegerField(column_name="review_id")
    rule_key = CharField()
    done_on = DateField(null=True)
    paper = ForeignKeyField(ReviewDocument, null=True, backref="+")
    by = IntegerField(column_name="by_id")
    recorded_at = InstantField()
    taken_back_at = InstantField(null=True)

    class Meta:
        legacy_table_names = False


class Invitation(Model):
    review = IntegerField(column_name="review_id")
    recorded_at = InstantField()
    sent_on = DateField(null=True)
    sent_by = IntegerField(column_name="sent_by_id", null=True)
    sending = ForeignKeyField(ReviewStep, null=True, backref="+")

    class Meta:
        legacy_table_names = False


def up(migrator, db):
    for table in ("review_step", "invitation"):  # put back after the migrations
        on = "" if isinstance(db, SqliteDatabase) else f" on {table}"
        db.execute_sql(f"drop trigger if exists {table}_is_not_rewritten{on}")
    with db.bind_ctx([ReviewDocument, ReviewStep, Invitation]):
        for guest in Invitation.select().where(Invitation.sent_on.is_null(False), Invitation.sending.is_null()):
            if sending := _sending(guest):
                Invitation.update(sending=sending).where(Invitation.id == guest.id).execute()
        done = (ReviewStep.rule_key == "papers") & ReviewStep.done_on.is_null(False)
        for step in ReviewStep.select().where(done, ReviewStep.paper.is_null(), ReviewStep.taken_back_at.is_null()):
            if paper := _paper(step):
                ReviewStep.update(paper=paper).where(ReviewStep.id == step.id).execute()


def _sending(guest):
    """The first sending by that person on that day since they were on the list: it goes to all who had none."""
    rows = ReviewStep.select().where(ReviewStep.review == guest.review, ReviewStep.rule_key == "invitations")
    rows = rows.where(ReviewStep.done_on == guest.sent_on, ReviewStep.by == guest.sent_by)
    rows = rows.where(ReviewStep.taken_back_at.is_null()).order_by(ReviewStep.id)
    return next((row for row in rows if row.recorded_at >= guest.recorded_at), None)


def _paper(step):
    """The paper that completed the step: the step has the day of the last one received, which may be another."""
    rows = ReviewDocument.select().where(ReviewDocument.review == step.review, ReviewDocument.what == "received")
    before = [row for row in rows.order_by(ReviewDocument.id) if row.recorded_at <= step.recorded_at]
    if not any(row.on == step.done_on for row in before):
        return None
    last = before[-1]
    return last if last.by == step.by and step.recorded_at - last.recorded_at <= AT_ONCE else None
