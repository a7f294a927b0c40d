"""An import killed in its midst leaves nothing at all, and can be brought in afterwards."""

import time
from datetime import date
from functools import partial

import pytest

from models import Allocation, AwaitedDue, Child, Import, ImportFile, ImportRow, PeriodOfCare, Person, Review, SystemDue
from models.period_of_care import ChildChange
from tests.imports.files import many_children
from tests.imports.histories import many_reviews
from tests.models.test_reviews_seen import many
from tests.models.test_the_main_story import london
from tests.processes import at_work

MANY = 5_000
TABLES = (Child, Allocation, PeriodOfCare, ChildChange, ImportRow, Review, SystemDue, AwaitedDue)


def commit_slowly(folder, _place):
    """Import, stopping for a breath after each piece, so that somebody can kill it there."""

    def breathe(done):
        with open(f"{folder}/{done}", "w"):
            time.sleep(0.2)

    wren = Person.get(Person.name == "Wren Halloran")
    Import.get().commit(wren, progress=breathe)


def counted():
    return [model.select().count() for model in TABLES]


@pytest.mark.parametrize("after", [500, 4_500])
def test_five_thousand_rows_killed_after_some_of_them_leave_none(council, tmp_path, after):
    Import.preview(council.person("Fern Tolliver"), "children", [("many.csv", many_children(MANY))])
    before = counted()
    with at_work(partial(commit_slowly, tmp_path), council.url, london(2026, 3, 2, 10)) as worker:
        until = time.monotonic() + 120
        while not (tmp_path / str(after)).exists() and worker.is_alive() and time.monotonic() < until:
            time.sleep(0.01)
        assert worker.is_alive()
        worker.kill()
    assert counted() == before
    assert Import.get().is_waiting
    assert ImportFile.select().count() == 1
    if after == 500:
        plan = Import.get().commit(council.person("Wren Halloran"))
        assert plan.counts["added"] == ImportRow.select().count() == MANY
        assert Child.select().count() == before[0] + MANY


def test_the_reviews_of_a_thousand_children_killed_after_half_of_them_leave_none(reviewing, tmp_path):
    references = [child.reference for child in many(reviewing, 1_000, date(2024, 1, 15))]
    Import.preview(reviewing.person("Fern Tolliver"), "reviews", [("many.csv", many_reviews(references))])
    before = counted()
    with at_work(partial(commit_slowly, tmp_path), reviewing.url, london(2026, 3, 2, 10)) as worker:
        until = time.monotonic() + 120
        while not (tmp_path / "1000").exists() and worker.is_alive() and time.monotonic() < until:
            time.sleep(0.01)
        assert worker.is_alive()
        worker.kill()
    assert counted() == before and Import.get().is_waiting
    plan = Import.get().commit(reviewing.person("Wren Halloran"))
    assert plan.counts["added"] == ImportRow.select().count() == 3_000
    assert (Review.select().count(), AwaitedDue.select().count()) == (2_000, 1_000)
