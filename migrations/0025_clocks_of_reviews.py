"""Deadlines and events learn to hang on reviews, decisions and visits."""

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


class Child(Model):
    class Meta:
        legacy_table_names = False


def up(migrator, db):
    for table, nouns in (("deadline", (Review, Decision, Visit)), ("event", (Child, Review))):
        for noun in nouns:
            column = ForeignKeyField(noun, noun.id, null=True)
            migrator.migrate(migrator.add_column(table, f"{noun.__name__.lower()}_id", column))
    migrator.migrate(migrator.add_column("deadline", "owed_as", CharField(max_length=8, null=True)))
