"""Choices that the procedure does not offer, dates and times that there are not, and gates out of turn."""

import pytest

from models import Contact, Outcome, StageEntry
from tests.views.records import changes, everything, raised, words

MOVE = {"to": "stage-2", "why": "No answer.", "asked_for": "A date.", "urgency": "red"}
CALL = {"means": "phone", "with_whom": "Roz Amadi", "reached": "yes", "at_time": "09:00"}
TYPED = {"answered_by": "Hal Okafor", "means": "phone", "words": "Done.", "at_time": "10:00"}
WRONG = (
    ("urgency", {"urgency": "purple", "why": "A colour of my own."}),
    ("urgency", {"urgency": "", "why": "No colour."}),
    *(("stage", MOVE | {"to": to}) for to in ("", "stage-99", "stage-1", "early", "level-2")),
    *(("stage", MOVE | {"urgency": urgency}) for urgency in ("", "purple")),
    ("stage", MOVE | {"to": "stage-3"}),
    ("stage", MOVE | {"to": "stage-3", "bypass_reason": "no-such-reason"}),
    ("stage", MOVE | {"to": "stage-3", "bypass_reason": "other"}),
    ("stage", MOVE | {"to": "stage-3", "bypass_reason": "other", "bypass_words": " . "}),
    ("verdict", {"verdict": "maybe", "words": "x"}),
    ("verdict", {"verdict": "accepted", "words": ""}),
    *(("outcome", {"end": end, "words": "x"}) for end in ("", "withdrawn", "deleted", "closed unresolved")),
    ("outcome", {"end": "resolved", "words": ""}),
    ("contacts", CALL | {"means": "pigeon"}),
    *(("response/typed", TYPED | {"recipient": recipient}) for recipient in ("999999", "x", "")),
    ("reopening", {"why": "It has not ended."}),
    ("actions", {"what": "x", "who": "y", "by_when-day": "31", "by_when-month": "2", "by_when-year": "2026"}),
)
DATES = (
    (("31", "2", "2026"), "The date must be a real date"),
    (("0", "0", "0000"), "The date must be a real date"),
    (("1", "13", "2026"), "The date must be a real date"),
    (("29", "2", "2027"), "The date must be a real date"),
    (("1", "1", "0001"), "The date must be a real date"),
    (("1", "1", "9999"), "The date must be a real date"),
    (("١", "2", "2026"), "The date must be a real date"),
    (("x", "y", "zzzz"), "The date must be a real date"),
    (("1", "2", "26"), "The date must have a year of 4 numbers"),
    (("", "2", "2026"), "The date must include a day"),
    (("", "2", ""), "The date must include a day and a year"),
    (("", "", ""), "Enter the date"),
    (("3", "3", "2026"), "must be in the past"),
)
TIMES = ("24:00", "25:61", "9", "09:60", "nine", "", "-1:00", "٠٩:٠٠", "09:00\0")


@pytest.fixture
def officer(sqlite_seat):
    return sqlite_seat("Dilys Ashgrove")


@pytest.fixture
def card(northmere):
    """The address of a card at Stage 1."""
    return f"/escalations/{raised(northmere).number}"


def dated(field, day="2", month="3", year="2026"):
    return {f"{field}-day": day, f"{field}-month": month, f"{field}-year": year}


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}], ids=["plain", "htmx"])
def test_what_the_procedure_does_not_know_is_refused_and_nothing_is_saved(card, officer, headers, subtests):
    before = everything()
    for noun, fields in WRONG:
        with subtests.test(noun, fields=fields):
            more = dated("happened_at") if noun == "contacts" else dated("answered_at") if "typed" in noun else {}
            answer = officer.send(f"{card}/{noun}", fields | more, headers=headers)
            assert answer.status_code in (409, 422) and ("<html" in answer.text) is not bool(headers)
            assert changes(before, everything()) == []


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}], ids=["plain", "htmx"])
def test_a_date_that_is_none_says_what_is_wrong_and_keeps_what_was_typed(card, officer, headers, subtests):
    for (day, month, year), sentence in DATES:
        with subtests.test(f"{day}/{month}/{year}"):
            answer = officer.send(f"{card}/contacts", CALL | dated("happened_at", day, month, year), headers=headers)
            assert answer.status_code == 422 and sentence in words(answer)
            assert not year or f'value="{year}"' in answer.text
    assert Contact.select().count() == 0


def test_a_time_that_is_none_is_refused(card, officer, subtests):
    for clock in TIMES:
        with subtests.test(repr(clock)):
            answer = officer.send(f"{card}/contacts", CALL | dated("happened_at") | {"at_time": clock})
            assert answer.status_code == 422 and "ime" in words(answer)
    assert Contact.select().count() == 0


def test_a_gate_is_opened_by_nobody_but_its_two_people_in_their_order(northmere, sqlite_seat):
    card = f"/escalations/{raised(northmere, stage='stage-4').number}/consents"
    said, before = {"words": "Agreed with me on the phone."}, everything()
    assert sqlite_seat("Dilys Ashgrove").send(card, said).status_code == 403
    early = sqlite_seat("Odile Pryce").send(card, said)
    assert early.status_code == 409 and "The QA Team Manager must record it" in words(early)
    assert changes(before, everything()) == []
    assert sqlite_seat("Wren Halloran").send(card, said).status_code == 303
    again = sqlite_seat("Wren Halloran").send(card, said)
    assert again.status_code == 409 and "The QA Head of Service must record it" in words(again)
    assert StageEntry.get().sent_at is None


def test_the_addressee_cannot_end_it_and_open_actions_offer_the_other_end(card, officer, sqlite_seat):
    manager = sqlite_seat("Hal Okafor")
    assert manager.send(f"{card}/outcome", {"end": "resolved", "words": "All done."}).status_code == 403
    assert manager.send(f"{card}/withdrawal", {"words": "All done."}).status_code == 403
    officer.send(f"{card}/actions", {"what": "Share the plan", "who": "Roz Amadi"})
    refused = officer.send(f"{card}/outcome", {"end": "resolved", "words": "All but one is done."})
    assert refused.status_code == 422
    assert "choose resolved with actions to watch" in words(refused) and "All but one is done." in refused.text
    assert Outcome.select().count() == 0
