"""What the document asks of every review, a line each: who it is asked of, and that it is kept (req 2.23-2.55, 2.92)."""

from datetime import date

import pytest

from tests.models.reviewing import at, newcomer

BEFORE = {
    "letter": ("Letter to the child from the IRO", "IRO"),  # req 2.23
    "talk": ("Talk with the social worker", "IRO"),  # req 2.28
    "preparation-note": ("Note of the preparation on the child’s file", "IRO"),  # req 2.29
    "chair-wish": ("The IRO told that the child wishes to chair", "SW"),  # req 2.41
    "supporter": ("Supporter, advocate or interpreter considered and arranged", "SW"),  # req 2.53, 2.54
    "legal-adviser": ("The IRO told that a legal adviser is asked for", "SW"),  # req 2.55
}
AFTER = {
    "care-plan": ("Care Plan updated", "SW"),  # req 2.50
    "record": ("Full record of the review", "IRO"),  # req 2.83, 2.86
    "copies": ("Copies sent to everybody who gave name and address", "BS"),  # req 2.87
    "absent": ("Outcome written to the child or parents who were not there", "SW"),  # req 2.52
    "not-agreed-told": ("All who attended told in writing what is not agreed, and why", "TM"),  # req 2.92
    "monitoring": ("Monitoring sheet", "IRO"),  # req 2.96
}
NAMES = {"IRO": "Dilys Ashgrove", "SW": "Roz Amadi", "BS": "Fern Tolliver", "TM": "Hal Okafor"}
PAPERS = {
    "social-worker-report": "Social worker’s report (Review of Arrangement Report)",
    "health": "Health Care Plan, report or assessment",
    "pep": "Personal Education Plan",
    "child": "The child’s letters, pictures, videos and consultation forms",
    "consultation": "Consultation documents from parents, carers and others",
    "assessments": "Assessments and other reports",
    "file": "The child’s file",
}
WHEN, PM = date(2026, 3, 24), at(2026, 3, 24, 16)


@pytest.fixture
def first(reviewing):
    """The first review of a child who came into care today, Monday 2 March 2026."""
    return newcomer(reviewing, date(2026, 3, 2)).next_review


def asked(steps, key):
    step = next(step for step in steps if step.rule.key == key)
    return step, (step.rule.label, step.owed.rule.owed_by)


def test_each_step_before_the_meeting_is_asked_of_one_who_records_it(reviewing, first):
    for key, (label, role) in BEFORE.items():
        step, said = asked(first.steps_before(), key)
        assert said[0] == label and first.procedure.roles[said[1]].acts_as == role and not step.is_settled
        first.prepared(reviewing.person(NAMES[role]), key, date(2026, 3, 2), "Done.")
        step, _ = asked(first.steps_before(), key)
        assert (step.done_on, step.row.words) == (date(2026, 3, 2), "Done.")


def test_each_step_after_the_meeting_is_asked_of_one_who_records_it(reviewing, first, clock):
    clock.move_to(PM)
    first.hold(reviewing.person("Dilys Ashgrove"), WHEN)
    for key, (label, role) in AFTER.items():
        step, said = asked(first.steps_after(), key)
        assert said[0] == label and first.procedure.roles[said[1]].acts_as == role and not step.is_settled
        first.followed_up(reviewing.person(NAMES[role]), key, WHEN)
        assert asked(first.steps_after(), key)[0].done_on == WHEN


def test_seven_kinds_of_paper_are_received_and_read(reviewing, first):  # req 2.25
    dilys, known = reviewing.person("Dilys Ashgrove"), {each.owed.rule.key: each for each in first.papers()}
    for key, label in PAPERS.items():
        assert known[key].owed.rule.label == label and known[key].owed.rule.read
        first.receive(dilys, key, date(2026, 3, 2))
        first.receive(dilys, key, date(2026, 3, 2), "read")
    read = {each.owed.rule.key for each in first.papers() if each.received and each.read}
    assert read == set(PAPERS)
