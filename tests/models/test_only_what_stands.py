"""What was taken back counts nowhere: queries find what stands, and those few that go around them say so themselves."""

import re
from pathlib import Path

from models import Person
from models.base import with_tables
from models.retractable import OnlyStanding
from tests.rows import a_row

HOUSE = Path(__file__).parent.parent.parent
MODELS = {model.__name__: model for model in with_tables(OnlyStanding)}
AROUND = re.compile(rf"(?:\b|_)(?:(?:{'|'.join(MODELS)})\.alias\(|(?:join|join_from)\((?:{'|'.join(MODELS)})\b)")
# A join or an alias asks for everything: what holds it to what stands.
KNOWN = {
    "models/asked/falling_due.py": "a clock of a visit that was taken back has ended",
    "models/asked/gathering.py": "a clock of a visit that was taken back has ended",
    "models/asked/short_notice.py": "asks for what was not taken back itself",
}


def test_a_row_is_found_while_it_stands_and_stays_to_be_seen(database_url):
    for model in MODELS.values():
        row = a_row(model)
        row.retract(Person.select().first(), "It was another child’s")
        assert not model.select().where(model.id == row.id).exists(), model
        assert model.ever().where(model.id == row.id).exists() and model.taken_back().count() == 1
        assert model.get_by_id(row.id).taken_back_why == "It was another child’s"
        row.reload()


def test_no_query_goes_around_what_stands_without_saying_why():
    files = (
        file for floor in ("models", "views", "demo", "bench", "commands") for file in (HOUSE / floor).rglob("*.py")
    )
    found = {str(file.relative_to(HOUSE)) for file in files if AROUND.search(file.read_text(encoding="utf-8"))}
    assert found == KNOWN.keys()
    for example in ("ReviewStep.alias()", "rows.join(Visit, on=x)", "rows.left_outer_join(Visit, on=x)"):
        assert AROUND.search(example)
