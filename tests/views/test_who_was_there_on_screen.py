"""Who was there stands with each meeting on the page of its review, and is entered or corrected there."""

from datetime import date

import pytest

from models import ProcedureVersion
from models.review import Sitting
from tests.cast import REVIEWS
from tests.models.reviewing import at, newcomer
from tests.models.test_reviews_adjourned import ADJOURN
from tests.views.records import words

WITH = "Alder Tarn: not there, A grandmother came instead."


@pytest.fixture
def review(northmere, clock):
    """A review that met and is to go on: nobody has said who was there."""
    ProcedureVersion.load_text(REVIEWS.read_text())
    found = newcomer(northmere, date(2026, 3, 2)).next_review
    found.invite(found.child.iro, "parent", "Alder Tarn")
    clock.move_to(at(2026, 3, 20, 16))
    found.adjourn(found.child.iro, Sitting(date(2026, 3, 20), gates=ADJOURN), at(2026, 3, 27, 10))
    return found


def test_it_is_entered_after_the_meeting_and_asked_again_at_the_next(review, sqlite_seat, clock):
    dilys, page = sqlite_seat("Dilys Ashgrove"), f"/reviews/{review.id}"
    [parent], [first] = review.guests, review.sat
    assert "Who was there is not recorded" in dilys.get(page).text
    form = f"{page}/meetings/{first.id}/attendance"
    fields = {f"came-{parent.id}": "not there", f"delegate-{parent.id}": "A grandmother"}
    assert dilys.send(form, fields).status_code == 303
    assert WITH in words(dilys.get(page))
    assert 'value="A grandmother"' in dilys.get(form).text  # what is known stands in the form
    clock.move_to(at(2026, 3, 27, 16))
    dilys = sqlite_seat("Dilys Ashgrove")
    assert f"came-{parent.id}" in dilys.get(f"{page}/holding").text
    fields = {f"came-{parent.id}": "all of it", "chaired_by": str(dilys.person.id)}
    assert dilys.send(f"{page}/holding", fields).status_code == 303
    shown = words(dilys.get(page))
    assert WITH in shown and "Alder Tarn: there for all of it." in shown


def test_business_support_reads_who_was_there_and_does_not_record_it(review, sqlite_seat):
    fern, [first] = sqlite_seat("Fern Tolliver"), review.sat
    form = f"/reviews/{review.id}/meetings/{first.id}/attendance"
    assert "Who was there is not recorded" in fern.get(f"/reviews/{review.id}").text
    assert form not in fern.get(f"/reviews/{review.id}").text and fern.get(form).status_code == 403


def test_a_meeting_of_another_review_is_not_found(review, northmere, sqlite_seat, clock):
    other = newcomer(northmere, date(2026, 3, 2), reference="NM-9002").next_review
    meeting = other.hold(other.child.iro, Sitting(date(2026, 3, 20)))
    dilys = sqlite_seat("Dilys Ashgrove")
    assert dilys.get(f"/reviews/{review.id}/meetings/{meeting.id}/attendance").status_code == 404
