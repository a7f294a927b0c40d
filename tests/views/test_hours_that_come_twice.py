"""The two nights on which the clocks change: a time that there was not is refused, one that came twice is asked about."""

import pytest

from models import Contact, Response
from tests.views.records import london, raised, words

CALL = {"means": "phone", "with_whom": "Roz Amadi", "reached": "yes"}
TWICE = "this time came twice: enter 1:30 BST for the first, or 1:30 GMT for the second"


@pytest.fixture
def officer(northmere, sqlite_seat, clock):
    """Dilys on the Monday after the clocks went back, with a card of the Friday before."""
    clock.move_to(london(2026, 10, 23, 10))
    raised(northmere)
    clock.move_to(london(2026, 10, 26, 10))
    return sqlite_seat("Dilys Ashgrove")


def on(field, year, month, day, time):
    return {f"{field}-day": day, f"{field}-month": month, f"{field}-year": year, "at_time": time}


def test_the_hour_that_october_repeats_is_asked_about(officer):
    asked = officer.send("/escalations/1/contacts", CALL | on("happened_at", 2026, 10, 25, "1:30"))
    assert asked.status_code == 422 and TWICE in words(asked) and 'value="1:30"' in asked.text
    assert Contact.select().count() == 0
    for time in ("1:30 BST", "01:30gmt", "1.30 GMT"):
        assert officer.send("/escalations/1/contacts", CALL | on("happened_at", 2026, 10, 25, time)).status_code == 303
    minutes = [contact.happened_at.strftime("%H:%M") for contact in Contact.select().order_by(Contact.id)]
    assert minutes == ["00:30", "01:30", "01:30"]
    page = words(officer.get("/escalations/1"))
    assert "01:30 BST" in page and "01:30 GMT" in page


def test_an_answer_of_that_hour_is_asked_about_too(officer):
    fields = {"recipient": "1", "answered_by": "Hal Okafor", "means": "phone", "words": "Done."}
    asked = officer.send("/escalations/1/response/typed", fields | on("answered_at", 2026, 10, 25, "01:59"))
    assert asked.status_code == 422 and "enter 1:59 BST for the first" in words(asked)
    sent = officer.send("/escalations/1/response/typed", fields | on("answered_at", 2026, 10, 25, "01:59 GMT"))
    assert sent.status_code == 303 and Response.get().happened_at == london(2026, 10, 25, 1, 59).replace(hour=1)


def test_an_hour_that_march_leaves_out_is_refused(northmere, sqlite_seat, clock):
    clock.move_to(london(2026, 3, 27, 10))
    raised(northmere)
    clock.move_to(london(2026, 3, 30, 10))
    officer = sqlite_seat("Dilys Ashgrove")
    for time in ("1:30", "01:00", "1:59 BST"):
        refused = officer.send("/escalations/1/contacts", CALL | on("happened_at", 2026, 3, 29, time))
        assert refused.status_code == 422 and "this time does not exist" in words(refused)
    assert officer.send("/escalations/1/contacts", CALL | on("happened_at", 2026, 3, 29, "2:00")).status_code == 303


def test_letters_that_are_wrong_on_that_day_are_refused(officer):
    refused = officer.send("/escalations/1/contacts", CALL | on("happened_at", 2026, 10, 25, "12:00 BST"))
    assert refused.status_code == 422 and "London had GMT then" in words(refused)
    for time in ("1:30 CET", "1:30 B", "1:30 BST BST"):
        wrong = officer.send("/escalations/1/contacts", CALL | on("happened_at", 2026, 10, 25, time))
        assert wrong.status_code == 422 and "must be a time, like" in words(wrong)
