"""What North Somerset's protocol asks, figure by figure (req 0, req 1)."""

import pytest

from rules.procedure import check, draw
from tests.procedures.files import named


@pytest.fixture(scope="module")
def procedure():
    return named("north-somerset-isro")


FORMAL = ["stage-1", "stage-2", "stage-3", "stage-4"]


def test_it_says_whose_it_is_and_until_when(procedure):  # req 1.1
    assert procedure.owner == "Quality Assurance, Reviewing and Safeguarding Team"
    assert (procedure.version, procedure.review_by.isoformat()) == ("August 2024", "2026-08-31")


def test_it_holds_for_children_in_care_and_on_a_plan(procedure):  # req 1.10
    assert procedure.applies_to == ("in care", "CP plan")


def test_fifteen_headings_of_which_one_asks_for_words(procedure):  # req 1.20, 1.21
    assert len(procedure.headings) == 15 and not procedure.many_headings
    assert [heading.label for heading in procedure.headings if heading.asks_words] == ["Other"]


def test_thirty_standards_under_the_first_eight(procedure):  # req 0.5-0.35, O10
    counts = [len(heading.standards) for heading in procedure.headings]
    assert counts == [3, 3, 3, 3, 4, 6, 4, 4] + [0] * 7
    assert [heading.mandatory for heading in procedure.headings] == [True] * 8 + [False] * 7  # req 0.2


def test_early_resolution_prompts_after_five_working_days(procedure):  # req 1.32
    clock = procedure.stage("early").clock("early")
    assert clock.limits() == ("5 working days",)
    assert (clock.starts, clock.at_end, clock.owed_by) == ("first raised", "prompt", "raiser")


def test_early_resolution_is_talked_and_emailed(procedure):  # req 1.33, 1.34
    early = procedure.stage("early")
    assert early.facts == ("talked", "emailed") and not early.rated
    assert early.case_note == "ISRO Dispute Resolution" and len(early.case_note_parts) == 3


def test_who_answers_at_each_stage(procedure):  # req 1.37-1.40
    titles = [procedure.roles[procedure.stage(key).recipients[0].role].title for key in FORMAL]
    assert titles == ["Team Manager", "Head of Service", "Assistant Director", "Director of Children’s Services"]
    assert [stage.key for stage in procedure.stages] == ["early", *FORMAL]


@pytest.mark.parametrize("key", FORMAL)
def test_the_answer_is_due_by_urgency_at_each_stage(procedure, key):  # req 1.27-1.30, 1.44
    stage = procedure.stage(key)
    clock = stage.clock("answer")
    limits = [clock.limits(urgency)[0] for urgency in ("green", "amber", "red")]
    assert limits == ["5 working days", "3 working days", "25 hours"]
    assert (clock.owed_by, clock.starts, clock.stops) == ("recipient", "sent", "answered")
    assert stage.rated


@pytest.mark.parametrize("key", FORMAL)
def test_the_person_is_phoned_and_emailed_the_same_day(procedure, key):  # req 1.43
    stage = procedure.stage(key)
    clock = stage.clock("tell")
    assert stage.facts == ("phoned", "emailed")
    assert (clock.limits("red"), clock.owed_by, clock.stops) == (("same day",), "raiser", "told")


def test_red_warns_at_24_hours_and_stays_25(procedure):  # req 1.30, O1
    clock = procedure.stage("stage-1").clock("answer")
    assert clock.warned("red") == ("1 hour before",) and clock.warned("green") == ()
    assert clock.note.startswith("O1")
    assert procedure.urgency("red").out_of_hours and not procedure.urgency("amber").out_of_hours


def test_twenty_working_days_in_all_from_the_first_day(procedure):  # req 1.31, O8
    clock = procedure.overall
    assert (clock.limits(), clock.starts, clock.stops) == (("20 working days",), "first raised", "ended")
    assert procedure.safe_by


def test_stage_4_waits_for_agreement_and_then_discussion(procedure):  # req 1.42
    gates = [(gate.kind, procedure.roles[gate.role].title) for gate in procedure.stage("stage-4").consents]
    assert gates == [("agreement", "QA Team Manager"), ("discussion", "QA Head of Service")]
    assert not any(procedure.stage(key).consents for key in FORMAL[:3])


def test_three_reasons_to_bypass_and_the_last_asks_for_words(procedure):  # req 1.24, 1.41
    assert procedure.bypass == "reason"
    assert [reason.asks_words for reason in procedure.bypass_reasons] == [False, False, True]


def test_cafcass_at_any_point_beside_the_stages(procedure):  # req 1.25, 1.26
    assert procedure.referral.body == "CAFCASS" and "beside" in procedure.referral.modes
    assert not procedure.referral.in_care_only


def test_what_goes_on_the_file_and_who_owes_it(procedure):  # req 1.36, 1.45
    owed = {filing.key: filing.owed_by for filing in procedure.stage("stage-2").filings}
    assert owed == {"case-note": "raiser", "form": "raiser", "feedback": "recipient"}


def test_the_child_and_others_are_advised_once_it_is_formal(procedure):  # req 1.7, 1.8
    told = [f"representations-{who}" for who in ("child", "parents", "carers", "others")]
    assert [duty.key for duty in procedure.duties] == [*told, "complaint", "advocate"]
    assert {duty.tiers for duty in procedure.duties} == {("formal",)}


def test_its_own_words(procedure):  # req 1.2, O25
    said = [procedure.word(key) for key in ("raiser", "escalation", "prefix", "board")]
    assert said == ["ISRO", "issue", "IR", "Issues resolution"]
    assert procedure.word("clinic") == "Clinic"


def test_the_check_shows_the_sum_of_its_stages(procedure):  # O8
    said = [str(caution) for caution in check(procedure)]
    overrun = next(words for words in said if words.startswith("overall: "))
    assert "Early resolution (5 working days) + Stage 1 (5 working days)" in overrun
    assert "= 25 working days" in overrun and "overall limit of 20 working days" in overrun


def test_the_check_asks_about_25_hours_and_about_the_night(procedure):  # O1
    said = " ".join(str(caution) for caution in check(procedure))
    assert "“25 hours” is not a number of whole days." in said
    assert "out_of_hours names nobody to ring" in said


def test_the_drawing_of_its_last_stage(procedure):
    last = draw(procedure).split("\n\n")[5].splitlines()
    assert last[0] == "Stage 4 (formal)"
    assert "  answers         Director of Children’s Services" in last
    assert "  gate 1          Agreement of the QA Team Manager" in last
    assert "  gate 2          Discussion with the QA Head of Service" in last
    assert "  then            nothing follows" in last
