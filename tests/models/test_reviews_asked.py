"""What the document asks of every review, a line each: who it is asked of, and that it is kept (req 2.23-2.55, 2.92)."""

from datetime import date

import pytest

from models import Notice, Visit
from models.errors import Incomplete
from models.review import Sitting
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
VIEWS = (
    "The child’s views", "The carer’s views", "The parents’ views, where appropriate",
    "What is gained by going on with little known, against the harm of delay", "The decision",
    "How the impact on the child was considered",
)  # fmt: skip
GATES = {  # who agrees or is asked, and what is put in words
    "adjourn-out-of-time": (("iro-service-manager", "service-manager"), VIEWS),  # req 2.34-2.36
    "adjourn": ((), VIEWS),
    "not-inviting": (("iro",), ("Why the circumstances are exceptional",)),  # req 2.37
    "excluding-carer": (
        ("social-worker", "iro"),
        ("The reasons, given in writing", "How else the carer contributes", "What the carer said"),
    ),  # req 2.38
    "series": (
        (),
        ("Why, by the child’s wishes", "How professionals and parents who were not there were consulted"),
    ),  # req 2.30
    "substitute": ((), ("Who chaired", "Why the review could not wait")),  # req 2.18
    "absent-parents": (
        ("social-worker", "iro"),
        ("Whether the full record is in the child’s interest", "What is sent instead"),
    ),  # req 2.89
    "reasons-endorsed": (("team-manager",), ("The reasons, centred on the child",)),  # req 2.74
    "home-again": ((), ("The exceptional reasons, or what the court has directed",)),
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
    first.hold(reviewing.person("Dilys Ashgrove"), Sitting(WHEN))
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


def test_a_gate_is_passed_with_every_name_and_every_answer_and_with_none_less(reviewing, first):
    dilys = reviewing.person("Dilys Ashgrove")
    for key, (roles, asks) in GATES.items():
        people, words = {role: ("Hal Okafor", date(2026, 3, 2)) for role in roles}, dict.fromkeys(asks, "It is said.")
        less = [(role, {each: who for each, who in people.items() if each != role}, words) for role in roles]
        less += [(f"asked {n}", people, words | {said: " "}) for n, said in enumerate(asks, 1)]
        for missing, names, answers in less:
            with pytest.raises(Incomplete) as refused:
                first.pass_gate(dilys, key, names, answers)
            assert set(refused.value.problems) == {missing}
        row = first.pass_gate(dilys, key, people, words)
        assert (set(row.people), row.words) == (set(roles), words)


def test_a_review_without_a_meeting_names_the_line_manager_and_says_who_was_consulted(first):  # req 2.77, 2.78
    gate = first.procedure.gate("no-meeting")
    assert [first.procedure.roles[role].title for role in gate.agreed_by] == ["IRO’s line manager"]
    assert gate.asks == ("How the child was consulted", "Who else was consulted", "What led to fewer meetings")
    assert gate.filed_on == ("The Care Plan",)


def test_the_manager_hears_of_the_decisions_and_the_officer_of_the_answer(reviewing, first, clock):  # req 2.85, 2.92
    clock.move_to(PM)
    dilys, hal = reviewing.person("Dilys Ashgrove"), reviewing.person("Hal Okafor")
    first.hold(dilys, Sitting(WHEN))
    decision = first.decide(dilys, "The dentist is seen.", date(2026, 4, 30), owner_name="Northmere fostering")
    first.circulate(dilys, WHEN, "Everybody")
    assert "decisions circulated" in [notice.event.kind for notice in Notice.latest_for(hal)]
    first.reply(hal, WHEN, {decision: "There is no dentist."})
    assert "decisions answered" in [notice.event.kind for notice in Notice.latest_for(dilys)]


def test_the_note_of_a_visit_says_these_seven_things(reviewing, first):  # req 2.62, 2.66
    seen = Visit.record(reviewing.person("Dilys Ashgrove"), first.child, date(2026, 3, 2), "At home", seen_alone=True)
    assert seen.heading == "IRO visit" and seen.procedure.record_system == "Mosaic"
    assert list(seen.parts) == [
        "What was talked about", "The child’s views", "Actions agreed",
        "What the visit and the actions mean for the child’s daily life", "Contact card given", "The review explained",
        "Day and time agreed with the child",
    ]  # fmt: skip
