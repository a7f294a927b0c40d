"""Forms from a tab that was open too long: nothing is overwritten, who was first is named, and what was typed is kept."""

from datetime import timedelta

import pytest

from models import Acknowledgement, Holding, Outcome, Response, StageEntry
from models.base import now
from tests.cast import HIDDEN, NAMED, VALUE
from tests.views.records import changes, everything, raised, token_of, words

HTMX = {"HX-Request": "true"}
TYPED = "The plan will be with the carers by Friday noon."
MOVE = {"to": "stage-2", "why": "Nobody answered in time.", "urgency": "amber", "asked_for": "A date for the plan."}


@pytest.fixture
def card(northmere):
    return raised(northmere)


def at(card, noun=""):
    return f"/escalations/{card.number}{'/' if noun else ''}{noun}"


def test_a_tab_that_was_open_while_somebody_answered_says_who_and_keeps_the_text(card, sqlite_seat, clock):
    officer = sqlite_seat("Dilys Ashgrove")
    opened = officer.form(at(card, "withdrawal"))
    clock.shift(timedelta(minutes=14))
    sqlite_seat("Hal Okafor").send(at(card, "response"), {"words": "Done this morning."})
    before = everything()
    stale = officer.send(at(card, "withdrawal"), {"words": TYPED}, opened=opened)
    assert stale.status_code == 409
    assert "This card has changed since you opened it. Nothing was saved yet." in words(stale)
    assert "Mon 2 Mar 10:14: Hal Okafor answered as Team Manager at Stage 1." in words(stale)
    assert TYPED in stale.text and "Done this morning." not in words(stale).split("Withdraw this concern")[0]
    assert changes(before, everything()) == []
    again = officer.send(at(card, "withdrawal"), {"words": TYPED}, opened=hidden(stale))
    assert again.status_code == 303 and Outcome.get().words == TYPED


def hidden(answer):
    """The hidden fields of the form that stands in this answer."""
    inputs = HIDDEN.findall(answer.text.rsplit("<form", 1)[-1])
    return {NAMED.search(tag)[1]: (VALUE.search(tag) or [0, ""])[1] for tag in inputs}


def test_a_stale_form_in_its_place_on_the_card_is_redrawn_there(card, sqlite_seat):
    officer = sqlite_seat("Dilys Ashgrove")
    opened = officer.form(at(card, "withdrawal"))
    sqlite_seat("Hal Okafor").send(at(card, "response"), {"words": "Done this morning."})
    stale = officer.send(at(card, "withdrawal"), {"words": TYPED}, opened=opened, headers=HTMX)
    assert stale.status_code == 409 and TYPED in stale.text
    assert 'hx-target="#act"' in stale.text and "<html" not in stale.text


@pytest.mark.parametrize("noun, fields", [("response", {"words": TYPED}), ("acknowledgement", {})])
def test_a_manager_whose_stage_has_gone_on_is_told_by_whom_and_keeps_the_text(card, sqlite_seat, clock, noun, fields):
    manager = sqlite_seat("Hal Okafor")
    opened = manager.form(at(card, noun))
    clock.shift(timedelta(minutes=14))
    sqlite_seat("Dilys Ashgrove").send(at(card, "stage"), MOVE)
    before = everything()
    stale = manager.send(at(card, noun), fields, opened=opened)
    assert stale.status_code == 409
    assert "Dilys Ashgrove moved IR-0001 from Stage 1 to Stage 2 on Mon 2 Mar 10:14" in words(stale)
    assert all(text in stale.text for text in fields.values())
    assert changes(before, everything()) == []


def test_two_who_move_it_at_once_move_it_once(council, seat):
    card = raised(council)
    officer, head = seat("Dilys Ashgrove"), seat("Odile Pryce")
    opened = head.form(at(card, "stage"))
    officer.send(at(card, "stage"), MOVE)
    stale = head.send(at(card, "stage"), MOVE, opened=opened)
    assert stale.status_code == 409
    why = "because there was no answer (it was not due yet)."
    assert f"Dilys Ashgrove moved it from Stage 1 to Stage 2 {why}" in words(stale)
    assert StageEntry.select().count() == 2


def test_two_who_end_it_at_once_end_it_once(council, seat):
    card = raised(council)
    officer, head = seat("Dilys Ashgrove"), seat("Odile Pryce")
    opened = [each.form(at(card, "outcome")) for each in (officer, head)]
    ends = [{"end": end, "words": TYPED} for end in ("resolved", "resolved with actions to watch")]
    first, second = (
        each.send(at(card, "outcome"), end, opened=form)
        for each, end, form in zip((officer, head), ends, opened, strict=True)
    )
    assert (first.status_code, second.status_code) == (303, 409)
    assert "Dilys Ashgrove recorded the outcome at Stage 1" in words(second) and TYPED in second.text
    assert Outcome.get().end == "resolved" and Outcome.select().count() == 1


def test_the_second_of_two_managers_is_told_who_was_first(council, seat):
    card = raised(council)
    petra = council.person("Petra Lindqvist")
    Holding.create(post=council.posts["Hal Okafor"], person=petra, since=now().date(), cover=True)
    manager, cover = seat("Hal Okafor"), seat("Petra Lindqvist")
    opened = [each.form(at(card, "acknowledgement")) for each in (manager, cover)]
    assert manager.send(at(card, "acknowledgement"), opened=opened[0]).status_code == 303
    second = cover.send(at(card, "acknowledgement"), opened=opened[1])
    assert second.status_code == 409
    assert "Hal Okafor has already acknowledged IR-0001. You do not need to." in words(second)
    assert Acknowledgement.select().count() == 1
    assert cover.send(at(card, "response"), {"words": TYPED}).status_code == 303
    assert [r.by.name for r in Response.select()] == ["Petra Lindqvist"]


def test_cover_that_has_ended_acknowledges_nothing(northmere, card, sqlite_seat):
    petra, today = northmere.person("Petra Lindqvist"), now().date()
    post = northmere.posts["Hal Okafor"]
    Holding.create(
        post=post, person=petra, since=today - timedelta(days=9), until=today - timedelta(days=1), cover=True
    )
    before = everything()
    answer = sqlite_seat("Petra Lindqvist").client.post(at(card, "acknowledgement"))
    assert answer.status_code == 400  # without a token nobody is asked who they are
    assert sqlite_seat("Petra Lindqvist").send(at(card, "acknowledgement")).status_code in (403, 404)
    assert changes(before, everything()) == []


def tokens(seat):
    """Tokens that say nobody's name, by what is wrong with them."""
    yield "none", None
    yield "empty", ""
    yield "made up", "IjEyMyI.abc.def"
    yield "of nobody’s session", token_of(seat.app.test_client().get("/sign-in"))


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_a_form_without_this_sessions_token_is_refused_and_what_was_typed_is_kept(card, sqlite_seat, headers, subtests):
    manager = sqlite_seat("Hal Okafor")
    opened = manager.form(at(card, "response"))
    for what, token in tokens(sqlite_seat):
        with subtests.test(what):
            fields = {name: value for name, value in opened.items() if name != "csrf_token"} | {"words": TYPED}
            before = everything()
            answer = manager.client.post(
                at(card, "response"), data=fields | ({} if token is None else {"csrf_token": token}), headers=headers
            )
            assert answer.status_code == 400 and "Refresh the page and try again" in words(answer)
            assert headers or (TYPED in answer.text and opened["key"] not in answer.text)
            assert changes(before, everything()) == []
    assert manager.send(at(card, "response"), {"words": TYPED}, opened=opened).status_code == 303


def test_a_board_open_since_the_morning_still_acts(card, sqlite_seat, clock):
    manager = sqlite_seat("Hal Okafor")
    opened = manager.form(at(card))
    for _ in range(24):
        clock.shift(timedelta(minutes=25))
        manager.get("/board")
    assert manager.send(at(card, "acknowledgement"), opened=opened).status_code == 303
