"""What had not happened to a child is taken back as everything else is: in the row itself, with who, when and why."""

from peewee import ForeignKeyField, Model, SqliteDatabase, TextField

from migrations.fields import InstantField


class Person(Model):
    class Meta:
        legacy_table_names = False


class ChildChange(Model):
    taken_back_at = InstantField(null=True)
    taken_back_why = TextField(null=True)
    taken_back_by = ForeignKeyField(Person, null=True, backref="+")

    class Meta:
        legacy_table_names = False


class FactWithdrawal(Model):
    change = ForeignKeyField(ChildChange, backref="+")
    why = TextField()
    by = ForeignKeyField(Person, backref="+")
    recorded_at = InstantField()

    class Meta:
        legacy_table_names = False


def up(migrator, db):
    migrator.migrate(
        migrator.add_column("child_change", "taken_back_at", InstantField(null=True)),
        migrator.add_column("child_change", "taken_back_why", TextField(null=True)),
        migrator.add_column("child_change", "taken_back_by_id", ForeignKeyField(Person, Person.id, null=True)),
    )
    on = "" if isinstance(db, SqliteDatabase) else " on child_change"
    db.execute_sql(f"drop trigger if exists child_change_is_not_rewritten{on}")  # put back after the migrations
    with db.bind_ctx([ChildChange, FactWithdrawal, Person]):
        for row in FactWithdrawal.select().dicts():
            taken_back = {"taken_back_at": row["recorded_at"], "taken_back_why": row["why"], "taken_back_by": row["by"]}
            ChildChange.update(**taken_back).where(ChildChange.id == row["change"]).execute()
        db.drop_tables([FactWithdrawal])
