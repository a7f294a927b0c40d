"""The reviews as a list and as a month: overdue first, mine or the service's, and never a query for each row."""

from contextlib import contextmanager
from datetime import date

import pytest

from models import ProcedureVersion
from models.database import db
from tests.cast import REVIEWS
from tests.models.reviewing import at, newcomer


@pytest.fixture
def planned(northmere):
    """How to bring another child into care, whose review is planned at once."""
    ProcedureVersion.load_text(REVIEWS.read_text())
    return lambda number, day: newcomer(northmere, day, reference=f"NM-90{number:02}").next_review


@contextmanager
def counted():
    """The number of queries that are asked meanwhile."""
    asked, execute = [], db.obj.execute_sql
    db.obj.execute_sql = lambda *arguments, **more: asked.append(arguments[0]) or execute(*arguments, **more)
    try:
        yield asked
    finally:
        del db.obj.execute_sql


def test_what_is_overdue_comes_first_and_the_filters_stay_in_the_address(planned, sqlite_seat, clock):
    later, sooner = planned(1, date(2026, 2, 27)), planned(2, date(2026, 3, 2))
    sooner.book(sooner.child.iro, at(2026, 3, 20, 14), "The Mere")
    clock.move_to(at(2026, 3, 13, 9))
    dilys, marcus = sqlite_seat("Dilys Ashgrove"), sqlite_seat("Marcus Fenwick")
    page = dilys.get("/reviews").text
    assert "Nothing is overdue" not in page and "No meeting booked" in page and "Fri 20 Mar 14:00</time>" in page
    assert page.index(sooner.child.reference) < page.index(later.child.reference)
    assert (
        "OVERDUE" in page
        and "First review: 20 working days from coming into care on" in page
        and "0 of 11 prepared" in page
    )
    only = dilys.get("/reviews?whose=mine&show=overdue").text
    assert sooner.child.reference in only and "whose=mine" in only and "show=coming" in only
    assert "There is no review in this list" in marcus.get("/reviews").text
    assert "Dilys Ashgrove" in sqlite_seat("Fern Tolliver").get("/reviews").text


def test_a_month_shows_what_is_booked_due_and_held_on_its_days(planned, sqlite_seat, clock):
    due, booked = planned(1, date(2026, 2, 27)), planned(2, date(2026, 3, 2))
    booked.book(booked.child.iro, at(2026, 3, 20, 14), "The Mere")
    fern = sqlite_seat("Fern Tolliver")
    march = fern.get("/reviews/month?month=2026-03").text
    assert "14:00" in march and march.index(booked.child.reference) < march.index(due.child.reference)
    assert "due, no meeting booked" in march
    clock.move_to(at(2026, 3, 20, 16))
    booked.hold(booked.child.iro, date(2026, 3, 20))
    fern = sqlite_seat("Fern Tolliver")
    assert "held</span>" in fern.get("/reviews/month?month=2026-03").text
    assert "month=2026-02" in march and "month=2026-04" in march
    assert [fern.get(f"/reviews/month?month={wrong}").status_code for wrong in ("2026-13", "x", "1999-01")] == [404] * 3


def test_a_full_day_of_a_month_shows_some_of_it_and_leads_to_the_whole(planned, sqlite_seat):
    reviews = [planned(number, date(2026, 3, 2)) for number in range(1, 12)]
    fern, asked = sqlite_seat("Fern Tolliver"), "/reviews/month?month=2026-03"
    march = fern.get(asked).text
    seen = [review for review in reviews if review.child.reference in march]
    day = reviews[0].due_row.due.date()
    assert len(seen) == 8 and f'3 more<span class="govuk-visually-hidden"> on {day:%A} {day.day}' in march
    assert f"day={day.isoformat()}#day-{day.day}" in march
    whole = fern.get(f"{asked}&day={day.isoformat()}").text
    assert all(review.child.reference in whole for review in reviews) and " more<" not in whole


@pytest.mark.parametrize("page", ["/reviews?whose=everybody", "/reviews/month?month=2026-03"])
def test_a_longer_list_asks_no_more_of_the_database(page, planned, sqlite_seat):
    fern = sqlite_seat("Fern Tolliver")
    planned(1, date(2026, 3, 2))
    fern.get(page)
    with counted() as few:
        assert fern.get(page).status_code == 200
    for number in range(2, 8):
        review = planned(number, date(2026, 3, 2))
        review.book(review.child.iro, at(2026, 3, 20, 14))
        review.invite(review.child.iro, "carer", "A carer")
    with counted() as many:
        assert "NM-9007" in fern.get(page).text
    assert len(many) == len(few) > 5
