"""A review that was recorded as held is put right on a form of its own, and stays on the page, struck through."""

from datetime import date

import pytest

from models import ProcedureVersion, Review
from models.review import Sitting
from models.review.remembering import Past
from tests.cast import REVIEWS
from tests.models.reviewing import at, newcomer
from tests.views.records import words
from tests.views.test_reviews_on_screen import on

WHY = "Quincunx: the wrong sheet"
HELD, RIGHT = date(2026, 3, 20), date(2026, 3, 23)


@pytest.fixture
def review(northmere, clock):
    """The first review of a child, held on 20 March 2026, three days ago."""
    ProcedureVersion.load_text(REVIEWS.read_text())
    found = newcomer(northmere, date(2026, 3, 2)).next_review
    clock.move_to(at(2026, 3, 23, 16))
    found.hold(found.child.iro, Sitting(HELD, said="Everybody was heard."))
    return Review.get_by_id(found.id)


def form_of(review):
    return f"/reviews/{review.id}/meetings/{review.sat[0].id}/correction"


def test_the_day_is_corrected_and_the_wrong_one_stays_struck(review, sqlite_seat):
    dilys, page, form = sqlite_seat("Dilys Ashgrove"), f"/reviews/{review.id}", form_of(review)
    assert form in dilys.get(page).text and "The meeting of 20 March 2026" in words(dilys.get(form))
    for fields, said in (
        ({"what": "day", "why": WHY}, "Enter the day on which it was held"),
        ({"what": "day", "why": "", **on("held_on", RIGHT)}, "Enter why it is put right"),
        ({"why": WHY, **on("held_on", RIGHT)}, "Choose what is wrong"),
        ({"what": "day", "why": WHY, **on("held_on", HELD)}, "It is recorded for that day already"),
    ):
        refused = dilys.send(form, fields)
        assert refused.status_code == 422 and said in words(refused)
    sent = dilys.send(form, {"what": "day", "why": WHY, **on("held_on", RIGHT)})
    assert sent.status_code == 303 and Review.get_by_id(review.id).held_on == RIGHT
    shown = words(dilys.get(page))
    assert "Held Mon 23 Mar, chaired by Dilys Ashgrove" in shown and f"by Dilys Ashgrove: {WHY}" in shown
    assert "the review met on Mon 23 Mar, not on Fri 20 Mar." in shown
    assert "<s>Held" in " ".join(dilys.get(page).text.split()) and shown.count("Everybody was heard.") == 1
    fern = words(sqlite_seat("Fern Tolliver").get(page))
    assert "Quincunx" not in fern and "Taken back" in fern and "not on Fri 20 Mar" in fern
    assert dilys.get(form).status_code == 409


def test_one_that_did_not_take_place_is_taken_back_and_the_next_meeting_is_said_to_be_off(review, sqlite_seat):
    dilys, page, form = sqlite_seat("Dilys Ashgrove"), f"/reviews/{review.id}", form_of(review)
    following = review.child.next_review
    following.book(review.child.iro, at(2026, 5, 20, 10))
    off = "Review 2 was booked for Wed 20 May 10:00: tell those who were to come that it is off."
    assert off in words(dilys.get(form))
    sent = dilys.send(form, {"what": "not held", "why": WHY})
    assert sent.status_code == 303 and off in words(dilys.get(sent.location))
    shown = words(dilys.get(page))
    assert Review.get_by_id(review.id).is_open and "No meeting is booked" in shown and WHY in shown
    assert "What was recorded of it" in shown and "Everybody was heard." in shown
    assert "Everybody was heard." not in sqlite_seat("Fern Tolliver").get(page).text
    assert "took back that the review met on Fri 20 Mar: it did not take place." in shown
    assert "No longer due" in words(dilys.get(f"/reviews/{following.id}"))


def test_what_came_after_it_is_said_and_what_was_typed_stays(review, sqlite_seat):
    review.decide(review.child.iro, "A dentist is found.", date(2026, 5, 1), owner_name="The clinic")
    review.circulate(review.child.iro, RIGHT, "Everybody")
    dilys, form = sqlite_seat("Dilys Ashgrove"), form_of(review)
    refused = dilys.send(form, {"what": "not held", "why": WHY})
    assert "decisions sent on 23 March 2026. Take that back first." in words(refused) and WHY in refused.text
    assert Review.get_by_id(review.id).completed_at


def test_a_review_that_was_brought_in_is_taken_back(review, sqlite_seat):
    child = review.child
    Review.remember(child.iro, {child: [Past(date(2026, 3, 10))]})
    [past] = child.reviews.where(Review.brought_in)
    dilys, page = sqlite_seat("Dilys Ashgrove"), f"/reviews/{past.id}"
    assert f"{page}/taking-back" in dilys.get(page).text
    assert f"/reviews/{review.id}/taking-back" not in dilys.get(f"/reviews/{review.id}").text
    assert dilys.get(f"/reviews/{review.id}/taking-back").status_code == 409
    assert dilys.send(f"{page}/taking-back", {"why": WHY}).status_code == 303
    assert "No longer due: Brought in by mistake." in words(dilys.get(page)) and WHY in words(dilys.get(page))
    assert "fp-stages" not in dilys.get(page).text and "After the meeting" not in words(dilys.get(page))
    assert "Quincunx" not in sqlite_seat("Fern Tolliver").get(page).text
    assert [held.on for held in child.timeline().held] == [HELD]


def test_the_childs_timeline_shows_what_was_taken_back_struck_and_leads_to_where_it_is_put_right(review, sqlite_seat):
    dilys, page = sqlite_seat("Dilys Ashgrove"), f"/children/{review.child_id}"
    assert f"/reviews/{review.id}#meetings" in dilys.get(page).text
    review.correct_meeting_day(review.child.iro, review.sat[0], RIGHT, WHY)
    Review.remember(review.child.iro, {review.child: [Past(date(2026, 3, 10))]})
    review.child.reviews.where(Review.brought_in).get().take_back(review.child.iro, WHY)
    shown, text = words(dilys.get(page)), " ".join(dilys.get(page).text.split())
    assert text.count("<s>Review") == 2 and f"by Dilys Ashgrove: {WHY}" in shown
    assert "Tue 10 Mar" in shown and "Fri 20 Mar" in shown and "Mon 23 Mar" in shown
    fern = sqlite_seat("Fern Tolliver").get(page).text
    assert fern.count("<s>Review") == 2 and "Quincunx" not in fern and "#meetings" not in fern
