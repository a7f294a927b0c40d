"""What was taken back counts nowhere: queries find what stands, and those few that go around them say so themselves."""

import ast
import re
from datetime import date
from pathlib import Path

from models import Person, Review
from models.base import with_tables
from models.retractable import OnlyStanding, Retractable
from tests.models.reviewing import newcomer
from tests.rows import a_row

HOUSE = Path(__file__).parent.parent.parent
MODELS = {model.__name__: model for model in with_tables(OnlyStanding)}
# Those whose queries find everything: each asks by itself for what stands.
ASKING = {model.__name__: model for model in with_tables(Retractable) if model not in MODELS.values()}
STANDS = re.compile(r"\b(?:stands|to_come)\(\)|\btaken_back_at\b|\bis_taken_back\b")
# A join or an alias asks for everything: what holds it to what stands.
KNOWN = {
    "models/asked/falling_due.py": "a clock of a visit that was taken back has ended",
    "models/asked/gathering.py": "a clock of a visit that was taken back has ended",
    "models/asked/short_notice.py": "asks for what was not taken back itself",
}
# Which of these ask for everything, and why.
EVERYTHING = {
    ("models/cards/rows.py", "__init__"): "the meetings of a stage are not taken back",
    ("models/child/past.py", "past"): "the list of changes shows what was taken back as well",
    ("models/child/past.py", "version"): "what was taken back is a change as well",
    ("models/escalation/meeting.py", "arranged"): "the meetings of a stage are not taken back",
    ("models/escalation/meeting.py", "held"): "the meetings of a stage are not taken back",
    ("models/review/attending.py", "ever_sat"): "says by its name that it asks for all",
    ("views/review_page.py", "shown"): "the page shows what was taken back, struck through",
}


def test_a_row_is_found_while_it_stands_and_stays_to_be_seen(database_url):
    for model in MODELS.values():
        row = a_row(model)
        row.retract(Person.select().first(), "It was another child’s")
        assert not model.select().where(model.id == row.id).exists(), model
        assert model.ever().where(model.id == row.id).exists() and model.taken_back().count() == 1
        assert model.get_by_id(row.id).taken_back_why == "It was another child’s"
        row.reload()


def functions():
    """(file, the name of the function, its text) of everything that can ask the database."""
    floors = ("models", "views", "tasks", "demo", "bench", "commands")
    for file in (file for floor in floors for file in (HOUSE / floor).rglob("*.py")):
        text = file.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef):
                lines = text.splitlines()[node.lineno - 1 : node.end_lineno]
                yield str(file.relative_to(HOUSE)), node.name, "\n".join(lines)


def backrefs(models):
    """The names by which other rows reach these."""
    fields = (field for model in models.values() for field in model._meta.refs)
    return sorted({field.backref for field in fields if field.backref and field.backref != "+"})


def names_of(models, text):
    """What these models are called in a function: by their own names, and as what a backref leads to."""
    found = {name for name in models if re.search(rf"\b{name}\b", text)}
    for left, right in re.findall(r"^ +([\w, ]+) = (.+rel_model.*)$", text, re.MULTILINE):
        pairs = zip(left.split(", "), right.split(", "), strict=False)
        ends = tuple(f".{backref}.rel_model" for backref in backrefs(models))
        found |= {name for name, led_to in pairs if led_to.endswith(ends)}
    return found


def goes_around(text):
    """Whether it joins or aliases one whose queries find what stands."""
    names = "|".join(names_of(MODELS, text))
    return bool(names) and re.search(rf"(?:\b|_)(?:(?:{names})\.alias\(|(?:join|join_from)\((?:{names})\b)", text)


def asks(text):
    """Whether it asks for rows of one whose queries find everything."""
    names, ways = "|".join(names_of(ASKING, text)) or "0", "|".join(backrefs(ASKING))
    asked = rf"\b(?:{names})\.(?:select|alias|get|get_or_none)\(|(?:join|join_from|_of)\((?:{names})\b"
    return re.search(rf"{asked}|\b(?:child|review|self)\.(?:{ways})\b(?!\.rel_model|\.model|\[)", text)


def test_no_query_goes_around_what_stands_without_saying_why():
    assert {file for file, _, text in functions() if goes_around(text)} == KNOWN.keys()
    for example in ("ReviewStep.alias()", "rows.join(Visit, on=x)", "rows.left_outer_join(Visit, on=x)"):
        assert goes_around(example)
    assert goes_around("\n    step, child = type(self).steps.rel_model, x\n    rows.join(step)")


def test_what_a_query_finds_though_it_was_taken_back_is_asked_for_what_stands():
    found = {(file, name) for file, name, text in functions() if asks(text) and not STANDS.search(text)}
    assert found == EVERYTHING.keys()


def test_nothing_is_planned_for_what_was_taken_back(reviewing):
    child, odile = newcomer(reviewing, date(2026, 2, 2)), reviewing.person("Odile Pryce")
    child.leave_care(odile, date(2026, 2, 9))
    began = child.happened(odile, "short breaks began", date(2026, 2, 16))
    child.take_back(odile, began, "Another child’s")
    assert child.next_review is None and Review.plan_missing([child]) == 0
