"""What a database means to do for a query: which tables it reaches by an index, and which it reads through."""

import re
from contextlib import contextmanager

from models.database import db, is_sqlite

LINE = re.compile(r"(SCAN|SEARCH) (\w+)(?: USING (?:COVERING )?(?:INDEX (\w+)|(INTEGER PRIMARY KEY)))?")
ALIAS = re.compile(r'"(\w+)" AS "(t\d+)"')
PARTIAL = (
    "deadline_to_ring", "one_open_stage", "deadline_running_of_child", "deadline_running_of_review", "one_planned_review",
)  # fmt: skip
OTHER_WAYS = ("enable_seqscan", "enable_hashjoin", "enable_mergejoin")


def read_through(query):
    """The tables that no index narrows."""
    return {table for table, index in steps(query) if not index}


def steps(query):
    """Each table of the plan with the name of the index that narrows it, or None."""
    sql, parameters = query.sql()
    if is_sqlite():
        names = {alias: table for table, alias in ALIAS.findall(sql)}
        lines = [LINE.match(row[3]) for row in db.execute_sql(f"explain query plan {sql}", parameters)]
        return [(names.get(line[2], line[2]), line[3] or line[4]) for line in lines if line]
    [[plan]] = [row[0] for row in db.execute_sql(f"explain (format json) {sql}", parameters)]
    return list(_nodes(plan["Plan"]))


@contextmanager
def by_index_if_there_is_one():
    """PostgreSQL plans as for far larger tables: at a few thousand rows it rightly reads a small one through."""
    for way in OTHER_WAYS if not is_sqlite() else ():
        db.execute_sql(f"set {way} = off")
    yield
    for way in OTHER_WAYS if not is_sqlite() else ():
        db.execute_sql(f"reset {way}")


def _nodes(node):
    inner = node.get("Plans", [])
    if "Relation Name" in node:
        bitmap = next((_index(child) for child in inner if child["Node Type"].startswith("Bitmap")), None)
        yield node["Relation Name"], bitmap or _index(node)
    for child in inner:
        yield from _nodes(child)


def _index(node):
    """The index of a node; a partial one narrows without a condition of its own."""
    if node["Node Type"] in ("BitmapOr", "BitmapAnd"):
        return " or ".join(map(_index, node["Plans"]))
    partial = node.get("Index Name") in PARTIAL
    return node.get("Index Name") if "Index Cond" in node or partial else None
