"""The page of a review that was adjourned, and of one whose preparation is entered after it was held."""

from datetime import date

import pytest

from models import ProcedureVersion, Review
from models.review import Sitting
from tests.cast import REVIEWS
from tests.models.reviewing import at, newcomer
from tests.models.test_reviews_adjourned import ADJOURN
from tests.views.records import words
from tests.views.test_reviews_on_screen import on


@pytest.fixture
def review(northmere):
    """The first review of a child who came into care today, Monday 2 March 2026."""
    ProcedureVersion.load_text(REVIEWS.read_text())
    return newcomer(northmere, date(2026, 3, 2)).next_review


def test_it_says_by_when_it_is_completed_and_is_booked_only_while_it_is(review, sqlite_seat, clock):
    page = f"/reviews/{review.id}"
    clock.move_to(at(2026, 3, 9, 16))
    dilys = sqlite_seat("Dilys Ashgrove")
    review.adjourn(review.child.iro, Sitting(date(2026, 3, 9), gates=ADJOURN), at(2026, 3, 27, 10))
    shown = words(dilys.get(page))
    assert "Booked: done" in shown and "to be completed by Wed 8 Apr" in shown and "Papers sent" in shown
    assert "by Tue 24 Mar" in shown  # the papers, three working days before Friday the 27th
    review.call_off(review.child.iro, "The hall is flooded")
    shown = words(dilys.get(page))
    assert "Booked: done" not in shown and "No meeting is booked" in shown


def test_what_was_done_before_it_is_entered_after_it_was_held(review, sqlite_seat, clock):
    page = f"/reviews/{review.id}"
    clock.move_to(at(2026, 3, 26, 16))
    dilys = sqlite_seat("Dilys Ashgrove")
    review.hold(review.child.iro, Sitting(date(2026, 3, 26)))
    step = f"{page}/preparation/talk"
    assert step in dilys.get(page).text and "Talk with the social worker: not recorded" in words(dilys.get(page))
    assert dilys.send(step, on("on", date(2026, 3, 20))).status_code == 303
    assert Review.get_by_id(review.id).steps_by_key["talk"].done_on == date(2026, 3, 20)
    assert "Talk with the social worker: done Fri 20 Mar" in words(dilys.get(page))
