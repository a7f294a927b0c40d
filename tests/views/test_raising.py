"""An officer raises a concern: found, written, checked with its due times, sent once."""

import re
from datetime import UTC, datetime

import pytest

from models import Child, Contact, Draft, Escalation
from tests.views.writing import AT_STAGE_1, TOLD, WHOLE, checked, opened, press, send, text


@pytest.fixture
def dilys(seat):
    return seat("Dilys Ashgrove")


@pytest.fixture
def kestrel(council):
    return Child.get(Child.name == "Kestrel Moss")


def test_a_concern_is_raised_and_sent_to_the_social_worker(dilys, kestrel):
    key, page = checked(dilys, kestrel, **TOLD, origin="concern", wishes="To stay.")
    assert "Roz Amadi, Social Worker" in page and "Settle or escalate" in page
    answer = send(dilys, key)
    escalation = Escalation.get()
    assert answer.location == f"/escalations/{escalation.number}"
    assert "IR-0001 is raised and sent to Roz Amadi, Social Worker." in text(dilys.get(answer.location))
    assert escalation.children == [kestrel]
    assert escalation.what_is_wrong == WHOLE["what_is_wrong"]
    assert escalation.standards == [
        "The permanence plan is clear and does not drift",
        "Pre-proceedings or proceedings begin without delay, section 20 included where a panel agreed",
    ]
    assert (escalation.risk, escalation.wishes, escalation.origin) == ("A move without warning.", "To stay.", "concern")
    assert not Draft.select().exists()


def test_what_was_said_is_a_contact_on_the_first_stage(dilys, kestrel):
    send(dilys, checked(dilys, kestrel, **TOLD)[0])
    contact = Contact.get()
    assert contact.happened_at == datetime(2026, 3, 2, 9, 15, tzinfo=UTC)
    assert (contact.means, contact.with_whom, contact.words) == ("phone", "Roz Amadi, Social Worker", TOLD["said"])
    assert contact.recipient == contact.entry.answering[0]


def test_telling_the_social_worker_is_not_telling_the_manager(dilys, kestrel):
    send(dilys, checked(dilys, kestrel, **TOLD, **AT_STAGE_1)[0])
    entry = Escalation.get().entry
    assert entry.contacts.count() == 1
    assert entry.told("phoned") is None


def test_children_are_found_by_name_or_reference_and_chosen_ones_stay_chosen(dilys, kestrel):
    hidden = opened(dilys)
    page = text(press(dilys, "find", hidden, find="kestrel"))
    assert "Kestrel Moss" in page and kestrel.reference in page
    page = text(press(dilys, "find", hidden, find="EAST", children=str(kestrel.id), impact="It matters."))
    assert "Clover Eastwind" in page and "Bramble Eastwind" in page and "It matters." in page
    assert re.search(rf'name="children"[^>]*value="{kestrel.id}"[^>]* checked', page)
    assert "Kestrel Moss" in text(press(dilys, "find", hidden, find=kestrel.reference))


def test_children_of_another_officer_are_neither_found_nor_taken(dilys):
    rook = Child.get(Child.name == "Rook Larkspur")
    hidden = opened(dilys)
    assert "Nobody among your children matches" in text(press(dilys, "find", hidden, find="Larkspur"))
    for do in ("find", "keep", "continue"):
        answer = press(dilys, do, hidden, **WHOLE, children=str(rook.id), find="larkspur")
        assert "Larkspur" not in text(answer)
    assert answer.status_code == 422
    assert dilys.get(f"/drafts/{hidden['key']}/check").location == f"/drafts/{hidden['key']}"
    assert "Larkspur" not in text(dilys.get(f"/drafts/{hidden['key']}")) + text(dilys.get("/drafts"))


def test_searching_takes_signs_literally_and_says_when_nothing_was_typed(dilys):
    assert "Nobody among your children" in text(press(dilys, "find", opened(dilys), find="%"))
    assert press(dilys, "find", opened(dilys), find=" ").status_code == 422


def test_exactly_the_limit_is_accepted_with_a_line_end_as_one(dilys, kestrel):
    checked(dilys, kestrel, impact="a" * 9_998 + "\r\n" + "b")


def test_a_standard_is_never_compulsory_and_one_in_words_will_do(dilys, kestrel):
    send(dilys, checked(dilys, kestrel, standards=None, other_standard="Siblings see each other.")[0])
    assert (Escalation.get().standards, Escalation.get().other_standard) == ([], "Siblings see each other.")


def test_ticks_under_a_heading_that_is_not_chosen_do_not_count(dilys, kestrel):
    send(dilys, checked(dilys, kestrel, headings="participation", standards=["delay-in-planning.0"])[0])
    assert Escalation.get().standards == []


def test_siblings_are_raised_together(dilys):
    both = [str(child.id) for child in Child.select().found_by("Eastwind")]
    hidden = opened(dilys)
    press(dilys, "continue", hidden, **WHOLE, children=both)
    send(dilys, hidden["key"])
    assert sorted(child.name for child in Escalation.get().children) == ["Bramble Eastwind", "Clover Eastwind"]


def test_the_due_times_on_the_check_are_those_that_are_then_written(dilys, kestrel):
    safe = {"safe_by-day": "9", "safe_by-month": "3", "safe_by-year": "2026", "safe_why": "A contact visit."}
    key, page = checked(dilys, kestrel, **AT_STAGE_1, **safe)
    send(dilys, key)
    written = list(Escalation.get().deadlines)
    assert {deadline.clock for deadline in written} == {"tell", "answer", "overall", "safe by"}
    for deadline in written:
        assert f'datetime="{deadline.due.isoformat()}"' in page or deadline.due.isoformat() in utc_times(page)


def utc_times(page):
    return {
        datetime.fromisoformat(at).astimezone(UTC).isoformat() for at in re.findall(r'datetime="([^"]+T[^"]+)"', page)
    }


def test_the_check_shows_the_days_that_are_skipped_and_the_source(dilys, kestrel):
    page = checked(dilys, kestrel, **AT_STAGE_1 | {"urgency": "green"})[1]
    assert "Hal Okafor, Team Manager" in page
    assert "Sat 7 Mar</time>: not counted, Saturday" in page and "Mon 9 Mar</time>: day 5" in page
    assert "S1 l.80-85" in page and "passing over Early resolution" in page


def test_a_stage_with_consents_says_that_it_waits_for_them(dilys, kestrel):
    key, page = checked(dilys, kestrel, **AT_STAGE_1 | {"stage": "stage-4"})
    assert "Agreement of the QA Team Manager" in page and "These start later:" in page
    answer = send(dilys, key)
    assert "is raised. It is sent once this is recorded: Agreement of the QA Team Manager" in text(
        dilys.get(answer.location)
    )
    assert Escalation.get().entry.sent_at is None


def test_sent_twice_it_is_one_card(dilys, kestrel):
    key, _ = checked(dilys, kestrel)
    form = dilys.form(f"/drafts/{key}/check")
    answers = [dilys.client.post("/escalations", data=form) for _ in range(2)]
    assert [answer.location for answer in answers] == ["/escalations/1", "/escalations/1"]
    assert Escalation.select().count() == 1


def test_a_form_still_open_after_the_sending_raises_nothing_more(dilys, kestrel):
    hidden = opened(dilys)
    sent = WHOLE | {"children": str(kestrel.id)}
    press(dilys, "continue", hidden, **sent)
    send(dilys, hidden["key"])
    assert press(dilys, "continue", hidden, **sent).location == "/escalations/1"
    assert not Draft.select().exists()


def test_a_draft_changed_after_its_check_is_checked_again(dilys, kestrel):
    hidden = opened(dilys)
    sent = WHOLE | {"children": str(kestrel.id)}
    press(dilys, "continue", hidden, **sent)
    form = dilys.form(f"/drafts/{hidden['key']}/check")
    press(dilys, "keep", hidden, **sent | {"asked_for": "Something else."})
    answer = dilys.client.post("/escalations", data=form)
    assert answer.location == f"/drafts/{hidden['key']}/check"
    assert "Something else." in text(dilys.get(answer.location)) and not Escalation.select().exists()


def test_nobodys_name_is_in_an_address_or_a_title(dilys, kestrel):
    hidden = opened(dilys)
    answer = press(dilys, "find", hidden, find="Kestrel")
    title = re.search("<title>(.*?)</title>", text(answer))[1]
    key, page = checked(dilys, kestrel)
    assert "Kestrel" not in title + re.search("<title>(.*?)</title>", page)[1] + key
