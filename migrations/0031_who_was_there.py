"""Who was there is known of each meeting: what stood with the invitation goes to the last meeting of its review."""

from peewee import CharField, Check, ForeignKeyField, Model, SqliteDatabase

from migrations.fields import InstantField

# SQLite keeps no trigger that names a column which is gone; all are put back once every migration is done.
GUARDS = ("invitation_is_not_rewritten", "invitation_is_not_deleted")
KNOWN = """
select m.id, i.id, i.came, coalesce(i.delegate, ''), i.came_recorded_by_id, m.held_recorded_at
from invitation i join review_meeting m on m.id = (
  select h.id from review_meeting h where h.review_id = i.review_id and h.held_on is not null
  order by h.held_on desc, h.id desc limit 1)
where i.came is not null order by i.id"""


class Person(Model):
    class Meta:
        legacy_table_names = False


class ReviewMeeting(Model):
    class Meta:
        legacy_table_names = False


class Invitation(Model):
    class Meta:
        legacy_table_names = False


class Attendance(Model):
    meeting = ForeignKeyField(ReviewMeeting, backref="+")
    invitation = ForeignKeyField(Invitation, backref="+")
    how = CharField(max_length=12, constraints=[Check("how in ('all of it', 'part of it', 'not there', '')")])
    delegate = CharField(max_length=120)
    by = ForeignKeyField(Person, backref="+")
    recorded_at = InstantField()

    class Meta:
        legacy_table_names = False


def up(migrator, db):
    known = db.execute_sql(KNOWN).fetchall()
    is_sqlite = isinstance(db, SqliteDatabase)
    how = {"legacy": True} if is_sqlite else {}  # a column that refers to a table goes only with a new table
    for guard in GUARDS if is_sqlite else ():
        db.execute_sql(f"drop trigger if exists {guard}")
    for column in ("came", "delegate", "came_recorded_by_id"):
        migrator.migrate(migrator.drop_column("invitation", column, **how))
    with db.bind_ctx([Person, ReviewMeeting, Invitation, Attendance]):
        db.create_tables([Attendance])
        columns = (Attendance.meeting, Attendance.invitation, Attendance.how, Attendance.delegate, Attendance.by)
        for row in known:
            Attendance.insert_many([row], (*columns, Attendance.recorded_at)).execute()
