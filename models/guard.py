"""The triggers that keep the record as it was written, asserted from one list after every migration."""

from models.base import Record, with_tables
from models.database import db, is_sqlite


def guarded():
    """Every table of the record: {table: (the columns that may be set once, those that sum up other rows)}."""
    models = sorted(with_tables(Record), key=lambda model: model._meta.table_name)
    return {m._meta.table_name: (_columns(m, m.set_once), _columns(m, m.sums_up)) for m in models}


def install():
    """Put every trigger in place, anew: a rebuilt table on SQLite loses them without a word."""
    for table, (set_once, sums_up) in guarded().items():
        for statement in (_sqlite if is_sqlite() else _postgres)(table, set_once, sums_up):
            db.execute_sql(statement)


def lift():
    """Take every trigger away: inside the transaction that restores a backup, and puts them back, alone."""
    for table in guarded():
        for name in _names(table):
            db.execute_sql(f"drop trigger if exists {name}" + ("" if is_sqlite() else f' on "{table}"'))


def missing():
    """The names of triggers that should be there and are not."""
    query = (
        "select name from sqlite_master where type = 'trigger'"
        if is_sqlite()
        else "select tgname from pg_trigger where tgenabled <> 'D'"
    )
    present = {row[0] for row in db.execute_sql(query)}
    return sorted(name for table in guarded() for name in _names(table) if name not in present)


def _columns(model, names):
    return tuple(model._meta.fields[name].column_name for name in names)


def _names(table):
    return f"{table}_is_not_rewritten", f"{table}_is_not_deleted"


def _sqlite(table, set_once, sums_up):
    columns = [row[1] for row in db.execute_sql(f'pragma table_info("{table}")') if row[1] not in sums_up]
    changes = [
        f'(old."{c}" is not new."{c}"' + (f' and old."{c}" is not null)' if c in set_once else ")") for c in columns
    ]
    rewritten, deleted = _names(table)
    yield f"drop trigger if exists {rewritten}"
    yield f"drop trigger if exists {deleted}"
    yield (
        f'create trigger {rewritten} before update on "{table}" when {" or ".join(changes)} '
        f"begin select raise(abort, 'the record is not rewritten: {table}'); end"
    )
    yield (
        f'create trigger {deleted} before delete on "{table}" '
        f"begin select raise(abort, 'the record is not deleted: {table}'); end"
    )


POSTGRES_FUNCTION = """
create or replace function the_record_stays() returns trigger language plpgsql as $$
declare name text; kept jsonb := to_jsonb(old); wanted jsonb := to_jsonb(new);
begin
  if tg_op <> 'UPDATE' then raise exception using message = 'the record is not deleted: ' || tg_table_name; end if;
  foreach name in array coalesce(tg_argv, array[]::text[]) loop
    if left(name, 1) = '=' then kept := kept - substr(name, 2); wanted := wanted - substr(name, 2);
    elsif kept -> name = 'null'::jsonb then kept := kept - name; wanted := wanted - name; end if;
  end loop;
  if kept <> wanted then raise exception using message = 'the record is not rewritten: ' || tg_table_name; end if;
  return new;
end $$"""


def _postgres(table, set_once, sums_up):
    rewritten, deleted = _names(table)
    arguments = ", ".join([*(f"'{c}'" for c in set_once), *(f"'={c}'" for c in sums_up)])
    yield POSTGRES_FUNCTION
    yield f'drop trigger if exists {rewritten} on "{table}"'
    yield f'drop trigger if exists {deleted} on "{table}"'
    yield (
        f'create trigger {rewritten} before update on "{table}" '
        f"for each row execute function the_record_stays({arguments})"
    )
    yield (
        f'create trigger {deleted} before delete or truncate on "{table}" '
        "for each statement execute function the_record_stays()"
    )
