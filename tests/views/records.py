"""What the stories at the screens share: a concern raised, what a page says, and all that stands in the database."""

import re
from datetime import UTC, datetime

from models import Escalation
from models.base import Base, with_tables
from models.database import db
from rules.london import LONDON
from tests.views.reading import text_of

CONCERN = {
    "headings": ["immediate-safety"],
    "standards": [],
    "what_is_wrong": "The safety plan has not been updated since the move.",
    "impact": "The plan is not known in the new home.",
    "risk": "Nobody would know whom to ring.",
    "asked_for": "An updated safety plan today.",
}
TOKEN = re.compile(r'(name="csrf_token"[^>]*value=")([^"]*)')
KEY = re.compile(r'(name="key"[^>]*value=")([^"]*)')
UNREAD = re.compile(r"<head>.*?</head>|<script.*?</script>", re.DOTALL)
# The two that a GET may write, and the row that says who is signed in.
ALLOWED_OF_A_GET = ("reading", "session")


def raised(council, stage="stage-1", urgency="amber", by="Dilys Ashgrove", child="Alder Brook", **concern):
    """A concern raised by the record's own verb."""
    opening = {"urgency": urgency, "bypass_reason": "serious", "asked_for": "An updated safety plan today."}
    return Escalation.raise_for(
        [council.children[child]], council.person(by), council.version, stage, CONCERN | concern, opening
    )


def london(*parts):
    """The instant of that London time."""
    return datetime(*parts, tzinfo=LONDON).astimezone(UTC)


def words(answer):
    """What a reader reads on the page, on one line."""
    return " ".join(text_of(UNREAD.sub(" ", answer.get_data(as_text=True))).split())


def body(answer):
    """The page without its token and its key, so that two answers can be compared."""
    return KEY.sub(r"\1", TOKEN.sub(r"\1", answer.get_data(as_text=True)))


def token_of(answer):
    """The token that a form on this page carries."""
    return TOKEN.search(answer.get_data(as_text=True))[2]


def everything(but=ALLOWED_OF_A_GET):
    """Every row of every table but these: {table: rows}."""
    return {table: rows_of(table) for table in tables() if table not in but}


def tables():
    """The name of every model's table."""
    return [model._meta.table_name for model in with_tables(Base) if model.__module__.startswith("models.")]


def rows_of(table):
    """All rows of one table, as they stand."""
    return db.execute_sql(f'select * from "{table}" order by id').fetchall()


def changes(before, after):
    """The tables that differ."""
    return sorted(table for table in before if before[table] != after[table])
