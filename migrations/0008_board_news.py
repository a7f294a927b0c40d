"""A board's revision knows the last event on it, so that one row tells a poll all it compares."""

from peewee import IntegerField


def up(migrator, db):
    migrator.migrate(migrator.add_column("board_revision", "last_event", IntegerField(null=True)))
    db.execute_sql(
        "update board_revision set last_event = (select max(event.id) from event"
        " join escalation on escalation.id = event.escalation_id where escalation.board = board_revision.board)"
    )
