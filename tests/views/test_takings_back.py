"""What was recorded by mistake is taken back on screen, and stays to be seen, struck through, with who, when and why."""

import re
from datetime import date

import pytest

from models import ProcedureVersion, Review, Visit
from models.review import Sitting
from tests.cast import REVIEWS
from tests.models.reviewing import at, limits, newcomer
from tests.views.records import words

WHY = "It was another child’s"
DAY = date(2026, 3, 2)


@pytest.fixture
def planned(northmere):
    """The first review of a child who came into care today, Monday 2 March 2026."""
    ProcedureVersion.load_text(REVIEWS.read_text())
    return newcomer(northmere, DAY).next_review


@pytest.fixture
def written(planned, northmere, clock):
    """The same, held on 26 March, with a decision that was circulated."""
    clock.move_to(at(2026, 3, 26, 16))
    dilys = northmere.person("Dilys Ashgrove")
    planned.hold(dilys, Sitting(date(2026, 3, 26)))
    planned.decide(dilys, "A tutor.", date(2026, 5, 1), northmere.person("Roz Amadi"))
    planned.circulate(dilys, date(2026, 3, 26), "Everybody who was there")
    return Review.get_by_id(planned.id)


def back(kind, review, row):
    return f"/reviews/{review.id}/{kind}/{row.id}/taking-back"


def test_a_step_and_a_paper_are_taken_back_and_their_reason_read_by_those_who_may(planned, northmere, sqlite_seat):
    roz, fern = sqlite_seat("Roz Amadi"), sqlite_seat("Fern Tolliver")
    step = planned.prepared(roz.person, "consultation", DAY)
    paper = planned.receive(roz.person, "care-plan", DAY)
    page, seen = f"/reviews/{planned.id}", roz.get(f"/reviews/{planned.id}").text
    addresses = [back("steps", planned, step), back("papers", planned, paper)]
    read = planned.receive(northmere.person("Dilys Ashgrove"), "care-plan", DAY, "read")
    assert f'href="{addresses[1]}"' not in roz.get(page).text
    of_a_read_one = roz.get(addresses[1])
    assert of_a_read_one.status_code == 409 and "It was read on 2 March 2026. Take that back" in words(of_a_read_one)
    read.retract(northmere.person("Dilys Ashgrove"), WHY)
    for address in addresses:
        assert f'href="{address}"' in seen
        form = roz.get(address)
        assert form.status_code == 200 and "With the wrong day, take it back and record it again" in words(form)
        missing = roz.send(address, {"why": " "})
        assert missing.status_code == 422 and "Enter why it is taken back" in words(missing)
        assert roz.send(address, {"why": WHY}).status_code == 303
        assert roz.get(address).status_code == 409
    assert planned.steps.count() == planned.documents.count() == 0
    for seat in (roz, fern):
        text = seat.get(page).text
        assert re.search("<s>“Care Plan[^<]*”: received on 2 March 2026.</s>", text) and text.count("<s>") == 3
        assert "by Roz Amadi" in words(seat.get(page)) and (WHY in text) is (seat is roz)
        assert "took back that" in words(seat.get(page)) and not any(f'href="{each}"' in text for each in addresses)


def test_who_may_not_record_it_may_not_take_it_back(planned, northmere, sqlite_seat):
    fern, roz = sqlite_seat("Fern Tolliver"), sqlite_seat("Roz Amadi")
    planned.invite(fern.person, "parent", "A father")
    planned.send_invitations(fern.person, DAY)
    read = planned.receive(northmere.person("Dilys Ashgrove"), "care-plan", DAY, "read")
    talk = planned.prepared(northmere.person("Dilys Ashgrove"), "talk", DAY)
    sending = planned.steps_by_key["invitations"]
    for row, kind in ((sending, "steps"), (talk, "steps"), (read, "papers")):
        assert roz.get(back(kind, planned, row)).status_code == 403
        assert f'href="{back(kind, planned, row)}"' not in roz.get(f"/reviews/{planned.id}").text
        sent = roz.send(back(kind, planned, row), {"why": WHY}, roz.form("/account"))
        assert sent.status_code == 403 and not row.is_taken_back
    assert fern.send(back("steps", planned, sending), {"why": WHY}).status_code == 303
    assert [guest.sent_on for guest in planned.guests] == [None]
    assert roz.get(f"/reviews/{planned.id}/steps/999/taking-back").status_code == 404


def test_a_sending_is_taken_back_once_its_answer_is(written, sqlite_seat):
    hal, dilys, fern = (sqlite_seat(name) for name in ("Hal Okafor", "Dilys Ashgrove", "Fern Tolliver"))
    [tutor] = written.decisions
    [answer] = written.reply(hal.person, date(2026, 3, 26), {tutor: "There is no money."})
    of_sending, of_answer = back("circulation", written, written.circulation), back("reply", written, answer)
    early = dilys.get(of_sending)
    assert early.status_code == 409 and "Take the answer back first" in words(early)
    assert of_sending not in dilys.get(f"/reviews/{written.id}").text
    assert dilys.get(of_answer).status_code == 403 and fern.get(of_answer).status_code == 403
    assert hal.send(of_answer, {"why": WHY}).status_code == 303
    assert "decision 1" in limits(written) and "reply" in limits(written)
    form = dilys.get(of_sending)
    assert "With the wrong day of sending, or of receipt, take it back and record both again" in words(form)
    assert dilys.send(of_sending, {"why": WHY}).status_code == 303
    assert "reply" not in limits(written) and "decisions" in limits(written)
    page, of_fern = words(dilys.get(f"/reviews/{written.id}")), words(fern.get(f"/reviews/{written.id}"))
    assert "Decision 1: not agreed on 26 March 2026." in page and "Decision 1: not agreed" not in of_fern
    assert "The decisions were sent on 26 March 2026." in page and "The decisions were sent on 26 March" in of_fern


def test_a_visit_of_the_wrong_child_is_struck_on_its_page_and_on_the_timeline(planned, sqlite_seat):
    dilys, fern = sqlite_seat("Dilys Ashgrove"), sqlite_seat("Fern Tolliver")
    visit = Visit.record(dilys.person, planned.child, DAY, "The foster home", seen_alone=True)
    parts = {f"part_{n}": "Said." for n, _ in enumerate(visit.parts, 1)}
    day = {"written_on-day": "2", "written_on-month": "3", "written_on-year": "2026"}
    page = f"/visits/{visit.id}"
    assert dilys.send(f"{page}/note", parts | day).status_code == 303
    assert f'href="{page}/note/taking-back"' in dilys.get(page).text
    assert dilys.send(f"{page}/note/taking-back", {"why": WHY}).status_code == 303
    assert "<s>Note, written on" in dilys.get(page).text and "Write the note" in words(dilys.get(page))
    assert "Said." in dilys.get(page).text and dilys.get(f"{page}/note").text.count("Said.") == len(parts)
    assert dilys.send(f"{page}/taking-back", {"why": WHY}).status_code == 303
    shown = dilys.get(page)
    assert "<s>Visit on" in shown.text and WHY in shown.text and "Write the note" not in words(shown)
    for address in (f"{page}/taking-back", f"{page}/note/taking-back", f"{page}/note"):
        assert dilys.get(address).status_code == 409
    child = dilys.get(f"/children/{planned.child_id}")
    assert "<s>Visit of the reviewing officer</s>" in child.text and WHY in child.text
    assert "Visit, seen alone" not in words(child)
    assert "Visit of the reviewing officer" not in fern.get(f"/children/{planned.child_id}").text
    assert fern.get(page).status_code == 403


def test_rules_that_were_confirmed_are_kept_and_shown_in_the_history(planned, northmere, sqlite_seat, clock):
    dilys = northmere.person("Dilys Ashgrove")
    rule = "done before its review"
    early, after = date(2026, 2, 20), "meeting after its day"
    planned.prepared(dilys, "talk", early, confirmed=[rule])
    planned.receive(dilys, "care-plan", early, confirmed=[rule])
    planned.invite(dilys, "parent", "A father")
    planned.send_invitations(dilys, early, confirmed=[rule])
    planned.book(dilys, at(2026, 4, 2, 10), confirmed=[after])
    assert [row.confirmed for row in (*planned.steps, *planned.documents)] == [rule] * 3
    assert planned.booked.booking_confirmed == after
    page = words(sqlite_seat("Fern Tolliver").get(f"/reviews/{planned.id}"))
    assert page.count(f"Confirmed when it was recorded: {rule}.") == 3
    assert page.count(f"Confirmed when it was recorded: {after}.") == 1
