"""Stages that are meetings on the screen: arranged, called off, held with what was agreed, and judged."""

import pytest

from tests.models.odd import S4, loaded, sent
from tests.views.records import london, words

DAY = {
    "meets_on-day": "4", "meets_on-month": "3", "meets_on-year": "2026", "meets_at": "14:00", "place": "Room 4",
    "attending": "Everybody", "arranged_on-day": "2", "arranged_on-month": "3", "arranged_on-year": "2026",
    "arranged_at": "10:00",
}  # fmt: skip
HELD = {
    "held_on-day": "4", "held_on-month": "3", "held_on-year": "2026", "held_at": "14:10", "attended": "Both",
    "said": "Dates by Friday.",
}  # fmt: skip
CARD = "/escalations/1"


@pytest.fixture
def card(northmere):
    """A dispute at Stage 2 of S4."""
    return sent(northmere, loaded(S4), "stage-2")


def test_a_meeting_is_arranged_held_and_judged_on_the_screen(card, sqlite_seat, clock):
    manager, officer = sqlite_seat("Wren Halloran"), sqlite_seat("Dilys Ashgrove")
    form = manager.get(f"{CARD}/meeting")
    assert "Sunniva Hart, SDM, Children and Families Service" in words(form)
    assert manager.send(f"{CARD}/meeting", DAY).status_code == 303
    page = words(officer.get(CARD))
    assert "Stage 2: meeting arranged Wed 4 Mar 14:00, Room 4." in page
    assert "waits for the meeting, arranged for Wed 4 Mar 14:00" in page
    board = words(officer.get("/board?procedure=six-stage-dispute-resolution"))
    assert "waits for the meeting, arranged for Wed 4 Mar 14:00" in board
    assert "SDM, Children and Families Service · 5 working days" in board
    assert "Nothing waits on you." in words(manager.get("/waiting"))
    clock.move_to(london(2026, 3, 4, 15))
    manager, officer = sqlite_seat("Wren Halloran"), sqlite_seat("Dilys Ashgrove")
    assert "waits on Wren Halloran to say whether it was held (you)" in words(manager.get("/waiting"))
    actions = {"what_1": "Set dates", "who_1": "Sunniva Hart", "what_2": "Tell the child", "who_2": "Roz Amadi"}
    assert manager.send(f"{CARD}/meeting/held", HELD | actions).status_code == 303
    page = words(officer.get(CARD))
    assert "Stage 2: meeting held Dates by Friday." in page and "Tell the child (Roz Amadi): open" in page
    assert "meeting held; waits on Wren Halloran (you)" in page and "Say whether the meeting settled it" in page
    assert "Did the meeting settle it?" in words(officer.get(f"{CARD}/verdict"))
    assert officer.send(f"{CARD}/verdict", {"verdict": "not accepted", "words": "No dates."}).status_code == 303
    page = words(officer.get(CARD))
    assert "Dilys Ashgrove said that the meeting did not settle it at Stage 2." in page
    assert "Move it to Stage 3" in page


def test_a_meeting_is_called_off_and_everybody_sees_why(card, sqlite_seat):
    manager, invited = sqlite_seat("Wren Halloran"), sqlite_seat("Sunniva Hart")
    manager.send(f"{CARD}/meeting", DAY)
    old = manager.form(f"{CARD}/meeting/held")
    assert invited.send(f"{CARD}/meeting/called-off", {"why": "She is ill."}).status_code == 303
    answer = manager.send(f"{CARD}/meeting/held", HELD, opened=old)
    assert answer.status_code == 409 and "Dates by Friday." in answer.text
    assert "called off the meeting at Stage 2 that was arranged for Wed 4 Mar 14:00" in words(answer)
    assert "Called off Mon 2 Mar 10:00 by Sunniva Hart: She is ill." in words(manager.get(CARD))


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"meets_on-day": ""}, "The day of the meeting must include a day"),
        ({"meets_on-year": "2025"}, "The meeting must be still to come"),
        ({"meets_at": "2pm"}, "The time of the meeting must be a time, like 9:41 or 14:05"),
        ({"place": " "}, "Enter where it is, or by what means"),
        ({"attending": " "}, "Enter who is to attend"),
        ({"arranged_on-day": "27", "arranged_on-month": "2"}, "must be after Stage 2 was opened, on Mon 2 Mar 10:00"),
    ],
)
def test_what_is_wrong_is_named_and_the_text_is_kept(card, sqlite_seat, fields, sentence):
    answer = sqlite_seat("Wren Halloran").send(f"{CARD}/meeting", DAY | fields)
    assert answer.status_code == 422 and sentence in words(answer)
    assert "Everybody" in answer.text or "attending" in fields


def test_an_action_half_written_is_named_and_the_fold_stands_open(card, sqlite_seat):
    held = HELD | {"held_on-day": "2", "held_at": "10:00", "what_2": "Set dates"}
    answer = sqlite_seat("Wren Halloran").send(f"{CARD}/meeting/held", held)
    assert answer.status_code == 422 and "Enter who will do action 2" in words(answer)
    assert '<details class="govuk-details" open>' in answer.text
    assert not card.actions() and not card.entry.held


def test_a_plan_names_what_who_and_by_when(northmere, sqlite_seat):
    sent(northmere, loaded("hollinmoss"), "level-1", headings=["care-plan"])
    manager = sqlite_seat("Hal Okafor")
    manager.client.post(f"{CARD}/acknowledgement", data=manager.form(f"{CARD}/plan") | {"key": "seen"})
    assert "Send the plan of action" in words(manager.get(CARD))
    plan = {"words": "Dates in the plan.", "what_1": "Set dates", "who_1": "Hal Okafor"}
    answer = manager.send(f"{CARD}/plan", plan)
    assert answer.status_code == 422 and "Enter by when action 1 will be done" in words(answer)
    by = {"by_1-day": "9", "by_1-month": "3", "by_1-year": "2026"}
    assert manager.send(f"{CARD}/plan", plan | by).status_code == 303
    page = words(sqlite_seat("Dilys Ashgrove").get(CARD))
    assert "Hal Okafor, plan of action, Mon 2 Mar 10:00" in page and "Set dates (Hal Okafor, by Mon 9 Mar)" in page
