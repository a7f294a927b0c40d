"""What a database holds: tables with their columns, checks and keys, and indexes with their conditions."""

import re

from models.database import db, is_sqlite

COLUMNS = """
select c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull
from pg_attribute a join pg_class c on c.oid = a.attrelid
where c.relnamespace = %s::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped"""
CONSTRAINTS = """
select conrelid::regclass::text, contype::text, pg_get_constraintdef(oid)
from pg_constraint where connamespace = %s::regnamespace"""
INDEXES = "select tablename, indexname, indexdef from pg_indexes where schemaname = %s"
OF_SQLITE = "select tbl_name, sql from sqlite_master where type in ('table', 'index') and sql is not null"
HISTORY = "schema_migration"


def schema(name="public"):
    """Everything that must be alike, as a set of tuples; `name` is the schema on PostgreSQL."""
    if is_sqlite():
        return {line for table, sql in db.execute_sql(OF_SQLITE) if table != HISTORY for line in _lines(table, sql)}
    found = set()
    for question in (COLUMNS, CONSTRAINTS, INDEXES):
        found |= {tuple(_plain(cell, name) for cell in row) for row in db.execute_sql(question, (name,))}
    return {row for row in found if row[0] != HISTORY}


def _plain(cell, name):
    return re.sub(r" {2,}|\n", " ", cell.replace(f"{name}.", "")) if isinstance(cell, str) else cell


def _lines(table, sql):
    """A table's parts one by one, since a column that came later stands last; an index as it is."""
    if not sql.startswith("CREATE TABLE"):
        return [(table, sql)]
    inside = sql[sql.index("(") + 1 : sql.rindex(")")]
    # Commas inside brackets belong to a check or a list of columns.
    parts = [line for part in re.split(r", (?![^()]*\))", inside) for line in _apart(part.strip())]
    return [(table, part.replace("', '", "','")) for part in parts]


def _apart(part):
    """A column that came later says itself what it refers to; one of the first says so at the table's end."""
    column, refers, target = part.partition(" REFERENCES ")
    if not refers or part.startswith("FOREIGN KEY"):
        return [part]
    return [column, f"FOREIGN KEY ({column.split()[0]}) REFERENCES {target}"]
