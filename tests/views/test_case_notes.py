"""The text for the child's own record: under the council's heading, with its dates, and without the child's name."""

import html

from models import CaseNote, Event
from rules.case_notes import arranged
from tests.models.test_the_main_story import london, raised
from tests.views.reading import text_of

ADDRESS = "/escalations/1/case-note"


def an_answered_card(council, clock):
    card, officer = raised(council, said="Raised at the visit.", wishes="To stay."), council.person("Dilys Ashgrove")
    clock.move_to(london(2026, 3, 2, 11))
    card.entry.contact(
        officer, "phone", london(2026, 3, 2, 10, 30), False, "Left a message.", "Hal Okafor, Team Manager"
    )
    clock.move_to(london(2026, 3, 4, 9))
    card.entry.answering[0].type_in(officer, "The plan is shared.", "Hal Okafor", london(2026, 3, 3, 15), "phone")
    card.entry.judge(officer, "accepted", "")
    return card, officer


def test_a_stage_that_stands_is_noted_in_eight_parts_with_dates_that_last(council, clock):
    card, _ = an_answered_card(council, clock)
    heading, text = card.case_note()
    assert heading == "Issues Resolution"
    parts = [
        "CHILD",
        "STAGE",
        "REASON",
        "IMPACT ON THE CHILD",
        "DISCUSSIONS WITH",
        "ACTIONS REQUESTED",
        "RESPONSE",
        "OUTCOME",
    ]
    places = [text.index(f"\n{part}") if place else text.index(part) for place, part in enumerate(parts)]
    assert places == sorted(places)
    child = card.children[0]
    for words in (
        f"A.B. ({child.reference})",
        "Stage 1, opened Mon 2 Mar 2026, 10:00 by Dilys Ashgrove (IR-0001).",
        "Bypassed: Early resolution. It is so serious or urgent that it must go higher",
        "Immediate safety",
        "The safety plan has not been updated since the move.",
        "Risk: Nobody would know whom to ring.",
        "Wishes and feelings: To stay.",
        "Raised at the visit.",
        "Mon 2 Mar 2026, 10:30, phone with Hal Okafor, Team Manager (not reached). Left a message.",
        "An updated safety plan today.",
        "Urgency: AMBER, Moderate risk.",
        "Answer due Thu 5 Mar 2026, 23:59 (3 working days).",
        (
            "Hal Okafor, Team Manager, phone, Tue 3 Mar 2026, 15:00, recorded by Dilys Ashgrove Wed 4 Mar 2026, 09:00: "
            "The plan is shared."
        ),
        "Dilys Ashgrove accepted the answer, Wed 4 Mar 2026, 09:00.",
        "Open at Stage 1 on Wed 4 Mar 2026.",
    ):
        assert words in text, text
    assert child.name not in text


def test_early_resolution_is_noted_under_the_councils_own_parts(council):
    card = raised(council, stage="early", urgency=None)
    heading, text = card.case_note()
    assert heading == "ISRO Dispute Resolution"
    assert text.index("CONCERNS\n") < text.index("RESPONSES\n") < text.index("ANALYSIS OF THE RESOLUTION\n")
    assert "No answer yet." in text.split("RESPONSES")[1].split("ANALYSIS")[0]
    assert "The safety plan has not been updated" in text.split("CONCERNS")[1].split("RESPONSES")[0]


def test_the_outcome_has_its_own_heading_and_tells_every_stage(council, clock):
    card, officer = an_answered_card(council, clock)
    card.progress(officer, "stage-2", "accepted", "", urgency="green", asked_for="A date for the next visit.")
    card.close(officer, "resolved", "The plan is in place.")
    heading, text = card.case_note()
    assert heading == "Issues Resolution outcome"
    assert "Stage 1: An updated safety plan today." in text and "Stage 2: A date for the next visit." in text
    assert "Resolved, Wed 4 Mar 2026, 09:00, at Stage 2. Recorded by Dilys Ashgrove.\nThe plan is in place." in text


def test_a_councils_labels_keep_their_order_and_none_is_dropped():
    said = {"child": ["A.B."], "reason": ["Late."], "response": ["Soon."], "outcome": []}
    parts = arranged(said, ("Concern", "Plan", "Checked"))
    assert [(part.label, part.lines) for part in parts] == [
        ("Child", ("A.B.",)), ("Concern", ("Late.",)), ("Plan", ("Soon.",)), ("Checked", ()),
    ]  # fmt: skip
    assert str(parts[-1]) == "CHECKED\nNothing recorded."
    assert [str(part) for part in arranged(said, ("Notes",))][-1] == "RESPONSE\nSoon."


def test_the_reviewing_officer_copies_the_text_and_says_that_it_is_filed(council, clock, seat):
    card, officer = an_answered_card(council, clock)
    officers = seat("Dilys Ashgrove")
    page = officers.get(ADDRESS).get_data(as_text=True)
    text = card.case_note()[1]
    assert "readonly" in page and html.escape(text, quote=False).splitlines()[0] in page
    answer = officers.send(ADDRESS, {"text": text.replace("\n", "\r\n")})
    assert answer.status_code == 303 and answer.location == "/escalations/1"
    [note] = CaseNote.select()
    assert (note.heading, note.text, note.by) == ("Issues Resolution", text, officer)
    assert Event.select().order_by(Event.id.desc()).first().kind == "filed"
    filed = text_of(officers.get(ADDRESS).get_data(as_text=True))
    assert "“Issues Resolution” at Stage 1, Wed 4 Mar 09:00, by Dilys Ashgrove" in filed


def test_a_second_press_of_the_same_form_files_it_once(council, seat):
    raised(council)
    officers = seat("Dilys Ashgrove")
    opened = officers.form(ADDRESS)
    for _ in range(2):
        assert officers.send(ADDRESS, {"text": "As copied."}, opened).status_code == 303
    assert CaseNote.select().count() == 1


def test_a_card_that_moved_on_meanwhile_files_nothing(council, seat):
    card = raised(council)
    officers = seat("Dilys Ashgrove")
    opened = officers.form(ADDRESS)
    card.entry.answering[0].respond(council.person("Hal Okafor"), "Done.")
    answer = officers.send(ADDRESS, {"text": "As copied."}, opened)
    assert answer.status_code == 409 and "Hal Okafor answered as Team Manager at Stage 1." in answer.get_data(
        as_text=True
    )
    assert CaseNote.select().count() == 0


def test_the_copy_of_the_form_has_everything_and_is_marked_as_filed_apart(council, clock, seat):
    an_answered_card(council, clock)
    officers = seat("Dilys Ashgrove")
    page = officers.get("/escalations/1/form").get_data(as_text=True)
    for words in (
        "Alder Brook",
        "The safety plan has not been updated",
        "An updated safety plan today.",
        "The plan is shared.",
    ):
        assert words in page
    assert "As it stood Wed 4 Mar 2026, 09:00" in page
    assert "Alder Brook" not in page.split("</title>")[0]
    assert officers.send("/escalations/1/form").status_code == 303
    assert [note.heading for note in CaseNote.select()] == ["Issues Resolution: copy of the form"]


def test_what_is_for_the_raisers_side_alone_is_on_no_copy_for_the_childs_file(council, seat):
    card = raised(council)
    card.tell("added to", council.person("Dilys Ashgrove"), audience="raiser", words="Advice was sought.")
    officers = seat("Dilys Ashgrove")
    assert "Advice was sought." in officers.get("/escalations/1").get_data(as_text=True)
    assert "Advice was sought." not in officers.get("/escalations/1/form").get_data(as_text=True)
    assert "Advice was sought." not in officers.get(ADDRESS).get_data(as_text=True)


def test_managers_may_read_the_card_but_not_its_case_note_and_others_find_nothing(council, seat):
    raised(council)
    for path in (ADDRESS, "/escalations/1/form"):
        assert seat("Hal Okafor").get(path).status_code == 403
        assert seat("Marcus Fenwick").get(path).status_code == 404
        assert seat("Wren Halloran").get(path).status_code == 200
