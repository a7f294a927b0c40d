"""What belongs on the child's own file: who owes it, and who said that it is there (req 1.19, 1.36, 1.45)."""

import pytest

from models import CaseNote, Filed
from models.errors import Incomplete, Moved, NotYours
from models.escalation.moves import moves
from tests.models.test_the_main_story import london, raised
from tests.views.reading import text_of

ADDRESS = "/escalations/1/filings"
FEEDBACK = "Feedback on the child’s file"


def read(seat, path="/escalations/1"):
    return text_of(seat.get(path).get_data(as_text=True))


def filed(card):
    return {owed.key: owed.mark.by.name for owed in card.filings() if owed.mark}


def test_the_card_says_who_owes_what_to_the_childs_file(council, seat):
    card, officers = raised(council, stage="early", urgency=None), seat("Dilys Ashgrove")
    assert [owed.key for owed in card.filings()] == ["1.case-note"]
    card.progress(officers.person, "stage-1", "no answer", "", urgency="green")
    page = read(officers)
    for words in (
        "Early resolution, Case note on the child’s file: not filed yet, owed by Dilys Ashgrove",
        "Stage 1, Copy of the form in the documents tab: not filed yet, owed by Dilys Ashgrove",
        f"Stage 1, {FEEDBACK}: not filed yet, owed by Hal Okafor, Team Manager",
    ):
        assert words in page


def test_the_case_note_and_the_copy_of_the_form_mark_what_they_file(council, clock, seat):
    card, officers = raised(council), seat("Dilys Ashgrove")
    assert officers.send("/escalations/1/case-note", {"text": "As copied."}).status_code == 303
    assert filed(card) == {"1.case-note": "Dilys Ashgrove"}
    assert officers.send("/escalations/1/form").status_code == 303
    assert filed(card) == {"1.case-note": "Dilys Ashgrove", "1.form": "Dilys Ashgrove"}
    clock.move_to(london(2026, 3, 3, 9))
    officers = seat("Dilys Ashgrove")
    assert officers.send("/escalations/1/case-note", {"text": "With the answer."}).status_code == 303
    assert (CaseNote.select().count(), Filed.select().count()) == (3, 2)
    assert "Stage 1, Case note on the child’s file: filed Mon 2 Mar 10:00 by Dilys Ashgrove" in read(officers)
    assert officers.get(ADDRESS).status_code == 409


def test_whoever_answers_owes_the_feedback_and_is_asked_for_it_next(council, seat):
    card, managers = raised(council), seat("Hal Okafor")
    card.entry.answering[0].respond(managers.person, "The plan is shared.")
    main, _ = moves(card, managers.person)
    assert main.name == "filings"
    assert managers.send(ADDRESS, {"filings": "1.feedback"}).location == "/escalations/1"
    assert filed(card) == {"1.feedback": "Hal Okafor"}
    assert f"Hal Okafor recorded as filed at Stage 1: {FEEDBACK}." in read(managers)
    assert managers.get(ADDRESS).status_code == 409


def test_nobody_files_what_another_owes(council, seat):
    card, officers, managers = raised(council), seat("Dilys Ashgrove"), seat("Hal Okafor")
    with pytest.raises(NotYours, match="only Hal Okafor, Team Manager can say"):
        card.file(officers.person, ["1.feedback"])
    for seated, key in ((managers, "1.case-note"), (officers, "1.feedback")):
        assert seated.send(ADDRESS, {"filings": key}).status_code == 403
    with pytest.raises(NotYours):
        card.file(council.person("Maud Castellan"), ["1.feedback"])
    assert Filed.select().count() == 0


def test_a_second_mark_is_refused_with_who_was_first(council, seat):
    card, officers = raised(council), seat("Dilys Ashgrove")
    opened = officers.form(ADDRESS)
    card.file(council.person("Wren Halloran"), ["1.form"])
    answer = officers.send(ADDRESS, {"filings": ["1.case-note", "1.form"]}, opened)
    assert answer.status_code == 409
    assert "Wren Halloran has already said that it is filed." in text_of(answer.get_data(as_text=True))
    assert filed(card) == {"1.form": "Wren Halloran"}
    with pytest.raises(Moved):
        card.file(officers.person, ["1.form"])
    with pytest.raises(Incomplete):
        card.file(officers.person, ["1.minutes"])
    assert officers.send(ADDRESS, {}).status_code == 422


def test_feedback_of_a_stage_that_has_ended_is_still_owed_by_whoever_holds_the_post(council, clock, seat):
    card, officer = raised(council), council.person("Dilys Ashgrove")
    card.progress(officer, "stage-2", "no answer", "", urgency="green")
    card.close(officer, "withdrawn", "It was another child.")
    managers = seat("Hal Okafor")
    assert [owed.key for owed in card.filings_for(managers.person)] == ["1.feedback"]
    assert managers.send(ADDRESS, {"filings": "1.feedback"}).status_code == 303
    assert filed(card) == {"1.feedback": "Hal Okafor"}
