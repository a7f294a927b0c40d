"""Deadlines and events learn to hang on reviews, decisions, visits and regular returns."""

from peewee import CharField, ForeignKeyField, Model


class Review(Model):
    class Meta:
        legacy_table_names = False


class Decision(Model):
    class Meta:
        legacy_table_names = False


class Visit(Model):
    class Meta:
        legacy_table_names = False


class RegularReturn(Model):
    class Meta:
        legacy_table_names = False


class Child(Model):
    class Meta:
        legacy_table_names = False


def up(migrator, db):
    columns = {
        "deadline": {"review_id": Review, "decision_id": Decision, "visit_id": Visit, "regular_id": RegularReturn},
        "event": {"child_id": Child, "review_id": Review},
    }
    for table, nouns in columns.items():
        for column, noun in nouns.items():
            migrator.migrate(migrator.add_column(table, column, ForeignKeyField(noun, noun.id, null=True)))
    migrator.migrate(migrator.add_column("deadline", "owed_as", CharField(max_length=8, null=True)))
