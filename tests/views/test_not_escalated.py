"""An issue that early resolution did not settle goes further, or somebody says why not (req 0.2, O11)."""

import pytest

from models import Deadline
from models.errors import Incomplete
from models.escalation.moves import moves
from tests.models.test_the_main_story import london, raised
from tests.views.reading import text_of

WHY = "The family moved to another council, which was told."
EXPECTED = "It was not escalated, although that is expected under “Immediate safety”."


def early(council, **concern):
    return raised(council, stage="early", urgency=None, **concern)


def test_when_the_early_time_is_over_the_next_thing_is_to_escalate(council, clock):
    card, officer = early(council), council.person("Dilys Ashgrove")
    clock.move_to(london(2026, 3, 9, 23))
    Deadline.ring_everything_due()
    main, _ = moves(card, officer)
    assert main is None or main.name != "stages"
    clock.move_to(london(2026, 3, 10, 9))
    Deadline.ring_everything_due()
    main, _ = moves(card, officer)
    assert (main.name, main.words) == ("stages", "Move it to Stage 1")


def test_an_accepted_answer_is_recorded_as_the_outcome_even_when_the_time_is_over(council, clock):
    card, officer = early(council), council.person("Dilys Ashgrove")
    card.entry.answering[0].type_in(officer, "The plan is shared.", "Roz Amadi", london(2026, 3, 2, 10), "phone")
    card.entry.judge(officer, "accepted", "")
    clock.move_to(london(2026, 3, 10, 9))
    Deadline.ring_everything_due()
    main, _ = moves(card, officer)
    assert main.name == "outcomes"


@pytest.mark.parametrize(
    ("address", "fields"),
    [("outcome", {"end": "closed unresolved"}), ("withdrawal", {})],
)
def test_an_end_that_settles_nothing_is_asked_why_and_goes_through_with_a_reason(council, seat, address, fields):
    card, officers = early(council), seat("Dilys Ashgrove")
    path = f"/escalations/1/{address}"
    assert "Escalation is expected under “Immediate safety”" in text_of(officers.get(path).get_data(as_text=True))
    for why in ("", " \n"):
        answer = officers.send(path, fields | {"words": "They have left.", "not_escalated": why})
        assert answer.status_code == 422 and "Enter why it is not escalated" in answer.get_data(as_text=True)
    assert card.outcome is None
    answer = officers.send(path, fields | {"words": "They have left.", "not_escalated": WHY})
    assert answer.status_code == 303
    assert card.outcome.not_escalated == WHY
    page = text_of(officers.get("/escalations/1").get_data(as_text=True))
    assert EXPECTED in page and WHY in page
    assert f"Not escalated, because: {WHY}" in card.case_note()[1]


@pytest.mark.parametrize("end", ["resolved", "resolved with actions to watch"])
def test_what_is_settled_is_not_asked(council, end):
    card, officer = early(council), council.person("Dilys Ashgrove")
    card.close(officer, end, "The plan is shared.")
    assert card.outcome.not_escalated is None


def test_under_another_heading_a_withdrawal_is_not_asked_and_a_close_is(council, seat):
    card, officers = early(council, headings=["placement-stability"]), seat("Dilys Ashgrove")
    assert 'name="not_escalated"' not in officers.get("/escalations/1/withdrawal").get_data(as_text=True)
    with pytest.raises(Incomplete, match="Enter why it is not escalated"):
        card.close(officers.person, "closed unresolved", "No agreement.")
    card.close(officers.person, "withdrawn", "It was another child.")
    assert "although that is expected" not in text_of(officers.get("/escalations/1").get_data(as_text=True))


def test_a_formal_stage_is_not_asked_and_still_goes_to_the_last(council, seat):
    card, officers = raised(council), seat("Dilys Ashgrove")
    for address in ("outcome", "withdrawal"):
        page = officers.get(f"/escalations/1/{address}").get_data(as_text=True)
        assert 'name="not_escalated"' not in page
    with pytest.raises(Incomplete, match="There are stages left"):
        card.close(officers.person, "closed unresolved", "No agreement.", not_escalated=WHY)
    card.close(officers.person, "withdrawn", "It was another child.", not_escalated=WHY)
    assert card.outcome.not_escalated is None
