"""The reviews as a list and as a month: overdue first, mine or the service's, and never a query for each row."""

import re
from contextlib import contextmanager
from datetime import date

import pytest

from models import ProcedureVersion
from models.database import db
from models.review import Sitting
from tests.cast import REVIEWS
from tests.models.reviewing import at, newcomer
from tests.models.test_reviews_adjourned import ADJOURN
from tests.views.records import words


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
    booked.hold(booked.child.iro, Sitting(date(2026, 3, 20)))
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


def test_the_green_button_is_what_comes_first_by_its_day(planned, sqlite_seat, clock):
    review = planned(1, date(2026, 2, 27))
    dilys, fern = sqlite_seat("Dilys Ashgrove"), sqlite_seat("Fern Tolliver")
    review.book(fern.person, at(2026, 3, 27, 14), "The Mere")
    review.invite(fern.person, "professional", "A teacher")
    review.send_invitations(fern.person, date(2026, 3, 2))
    green = r'fp-thumb" role="button" draggable="false" href="([^"]*)"'
    first = re.search(green, dilys.get(f"/reviews/{review.id}").text)[1]
    assert first.endswith(f"/reviews/{review.id}/preparation/preparation")  # three working days before
    review.prepared(dilys.person, "preparation", date(2026, 3, 2))
    first = re.search(green, dilys.get(f"/reviews/{review.id}").text)[1]
    assert first == f"/children/{review.child_id}/visits/new"  # the day before


def test_a_review_that_met_twice_stands_on_both_days_of_the_month(planned, sqlite_seat, clock):
    review = planned(1, date(2026, 3, 2))
    clock.move_to(at(2026, 3, 17, 18))
    dilys = sqlite_seat("Dilys Ashgrove")
    review.adjourn(dilys.person, Sitting(date(2026, 3, 16), gates=ADJOURN), at(2026, 3, 24, 10), "The Mere")
    month = words(dilys.get("/reviews/month"))
    assert month.count("review 1 held") + month.count("review 1 meeting") == 2, month
    clock.move_to(at(2026, 3, 24, 18))
    review.hold(dilys.person, Sitting(date(2026, 3, 24)))
    month = words(sqlite_seat("Dilys Ashgrove").get("/reviews/month"))
    assert month.count("review 1 held") == 1 and month.count("review 1 met again") == 1


def test_one_goes_back_to_where_one_came_from_and_from_a_review_to_its_child(planned, sqlite_seat):
    review = planned(1, date(2026, 3, 2))
    dilys, fern = sqlite_seat("Dilys Ashgrove"), sqlite_seat("Fern Tolliver")
    page, child = f"/reviews/{review.id}", f"/children/{review.child_id}"

    def back(seat, address, came_from=""):
        headers = {"Referer": f"http://localhost{came_from}"} if came_from else {}
        shown = seat.client.get(address, headers=headers).get_data(as_text=True)
        return re.search(r'<a href="([^"]*)" class="govuk-back-link">([^<]*)<', shown).groups()

    assert back(dilys, page) == (child, "Back to NM-9001 · W.T.")
    assert back(dilys, page, f"{page}/booking") == (child, "Back to NM-9001 · W.T.")
    assert back(dilys, page, "/my-children") == ("/my-children", "Back to My children")
    assert back(dilys, page, "/reviews?whose=mine&page=2") == ("/reviews?whose=mine&amp;page=2", "Back to the reviews")
    assert back(fern, page, "/waiting") == ("/waiting", "Back to Waiting on you")
    assert back(dilys, page, "//evil.example/reviews") == (child, "Back to NM-9001 · W.T.")
    assert f'href="{child}"' in dilys.get(page).text
    assert back(dilys, child) == ("/my-children", "Back to My children")
    assert back(dilys, child, page) == (page, "Back to the review")
    assert back(fern, child, "/reviews/month?month=2026-03") == ("/reviews/month?month=2026-03", "Back to the month")


def test_how_the_days_were_counted_leads_with_what_runs_and_folds_the_rest_by_day(planned, sqlite_seat, clock):
    review = planned(1, date(2026, 3, 2))
    clock.move_to(at(2026, 3, 4, 10))
    dilys = sqlite_seat("Dilys Ashgrove")
    review.book(dilys.person, at(2026, 3, 26, 14), "The Mere")
    page = dilys.get(f"/reviews/{review.id}/clocks")
    assert "<h1" in page.text and "How the days were counted: NM-9001 · W.T., review 1" in words(page)
    runs, over = page.text.split("What was done, or counted anew, day by day")
    assert "By when now" in runs and "Replaced" not in runs.replace("Replaces", "")
    assert (
        re.search(r'<details class="[^"]*">\s*<summary[^>]*><span[^>]*>(<[^>]*>)?Wed 4 Mar', over)
        and "Replaced" in over
    )
    assert not re.search(r"req \d|S2 l|“review held”|“Came into care”", page.text)


def test_a_prompt_whose_day_is_past_says_so_and_who_owes_what_has_a_name(planned, sqlite_seat):
    review = planned(1, date(2025, 9, 1))
    dilys = sqlite_seat("Dilys Ashgrove")
    page = words(dilys.get(f"/children/{review.child_id}"))
    assert (
        "A clear plan for permanence is agreed: at review 2. It was to be by Thu 1 Jan, and that day has passed."
        in page
    )
    shown = words(dilys.get(f"/reviews/{review.id}"))
    assert "Social Worker, Roz Amadi" in shown and "Safeguarding Quality and Review Service, Fern Tolliver" in shown


def test_the_code_that_goes_with_another_age_is_not_offered_and_the_form_says_why(planned, sqlite_seat, clock):
    review = planned(1, date(2026, 3, 2))
    clock.move_to(at(2026, 3, 20, 16))
    dilys = sqlite_seat("Dilys Ashgrove")
    review.hold(dilys.person, Sitting(date(2026, 3, 20)))
    form = words(dilys.get(f"/reviews/{review.id}/participation"))
    assert "PN0 is for children under 4. The child was older at the review." in form and "PN0:" not in form
    assert "PN4: Child attends, and does not speak" in form
