"""A reviews file is loaded as a version like any other, and gives its own shape."""

from datetime import date
from pathlib import Path

import pytest

from models import ProcedureVersion
from rules.calendar import Calendar
from rules.procedure import Procedure, ProcedureError
from rules.reviews import Fact, ReviewsProcedure, Timeline, next_review

FOLDER = Path("procedures")


def loaded(key, *change):
    text = (FOLDER / f"{key}.toml").read_text()
    return ProcedureVersion.load_text(text.replace(*change) if change else text)


def test_it_loads_beside_those_of_concerns(database_url):
    loaded("blackpool-reviews"), loaded("blackpool-issues-resolution")

    assert isinstance(ProcedureVersion.current("blackpool-reviews").procedure, ReviewsProcedure)
    assert isinstance(ProcedureVersion.current("blackpool-issues-resolution").procedure, Procedure)


def test_what_was_planned_under_a_version_keeps_its_numbers(database_url):
    before = loaded("blackpool-reviews")
    after = loaded("blackpool-reviews", '"91 days"', '"60 days"')
    child = Timeline(date(2015, 5, 5), (Fact("came into care", date(2026, 1, 5)),))

    assert (before.id, ProcedureVersion.current("blackpool-reviews")) != (after.id, before)
    assert ProcedureVersion.get_by_id(before.id).procedure.cycles[4].limits[1] == "91 days"
    assert ProcedureVersion.get_by_id(after.id).procedure.cycles[4].limits[1] == "60 days"
    assert next_review(child, after.procedure, Calendar(), date(2026, 1, 5)).day == date(2026, 2, 2)


def test_a_mistake_is_refused_and_what_stands_stays(database_url):
    standing = loaded("blackpool-reviews")

    with pytest.raises(ProcedureError, match="line .*, cycles.*“91 dais”"):
        loaded("blackpool-reviews", '"91 days"', '"91 dais"')
    assert ProcedureVersion.current("blackpool-reviews") == standing
