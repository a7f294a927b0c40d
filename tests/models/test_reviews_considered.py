"""What a review considers and says: views formed before it, permanence, timescales, plans (req 2.27-2.33, 2.71-2.81)."""

from datetime import date

import pytest

from models import Review
from models.errors import Incomplete, Moved
from models.review import Sitting
from tests.models.reviewing import at, newcomer

REASONS, HOME = "The reasons, centred on the child", "The exceptional reasons, or what the court has directed"
STUCK = {"no-progress", "parallel-plan"}
TIMED = ["life-story", "later-life-letter", "support-plan"]


@pytest.fixture
def dilys(reviewing):
    return reviewing.person("Dilys Ashgrove")


def reviewed(council, clock, *days):
    """A child in care since 2 June 2025 whose reviews were held on these days; today is Monday 2 March 2026."""
    clock.move_to(at(2025, 6, 2, 10))
    child = newcomer(council, date(2025, 6, 2))
    for day in days:
        clock.move_to(at(day.year, day.month, day.day, 15))
        child.next_review.hold(council.person("Dilys Ashgrove"), Sitting(day))
    clock.move_to(at(2026, 3, 2, 10))
    return child


def second_of(child):
    return child.reviews.where(Review.ordinal == 2).get()


def keys(points):
    return [point.key for point in points]


def test_a_view_of_the_plan_and_of_the_reports_is_formed_before_the_meeting_and_stays(reviewing, dilys, clock):
    review = newcomer(reviewing, date(2026, 3, 2)).next_review
    with pytest.raises(Moved, match="not been held"):
        review.note_agenda(dilys, "health", "Too early.")
    review.note_agenda(dilys, "plan-view", "It is right for her.")
    review.note_agenda(dilys, "reports-view", "The health report says too little.")
    clock.move_to(at(2026, 3, 24, 16))
    review.hold(dilys, Sitting(date(2026, 3, 24)))
    assert {key: note.words for key, note in review.agenda_by_key.items()} == {
        "plan-view": "It is right for her.", "reports-view": "The health report says too little.",
    }  # fmt: skip


def test_milestones_and_a_contingency_plan_are_looked_for_at_every_review(reviewing, dilys, clock):
    review = newcomer(reviewing, date(2026, 3, 2)).next_review
    clock.move_to(at(2026, 3, 24, 16))
    review.hold(dilys, Sitting(date(2026, 3, 24)))
    review.note_agenda(dilys, "milestones", "Two of three have dates.")
    review.note_agenda(dilys, "contingency", "An aunt.")
    labels = {point.key: point.label for point in review.agenda}
    assert labels["milestones"] == "The Permanence Plan has milestones that can be measured"
    assert labels["contingency"] == "There is a Contingency Plan"
    assert review.agenda_by_key["contingency"].words == "An aunt."


def test_three_timescales_are_missing_until_each_is_set_or_is_said_to_need_none(reviewing, dilys, clock):
    review = second_of(reviewed(reviewing, clock, date(2025, 6, 24), date(2025, 9, 16)))
    assert keys(review.unsaid) == TIMED
    review.note_agenda(dilys, "life-story", "A book.", date(2026, 6, 1))
    with pytest.raises(Incomplete) as refused:
        review.note_agenda(dilys, "later-life-letter", "Later.")
    assert set(refused.value.problems) == {"by_when"}
    review.note_agenda(dilys, "later-life-letter", "Later.", date(2026, 9, 1))
    review.note_agenda(dilys, "support-plan", "She stays with her aunt for good.", is_untimed=True)
    assert review.unsaid == [] and review.agenda_by_key["life-story"].by_when == date(2026, 6, 1)


def test_without_permanence_the_third_says_why_and_the_workers_manager_endorses_the_reasons(reviewing, dilys, clock):
    child = reviewed(reviewing, clock, date(2025, 6, 24), date(2025, 9, 16))
    assert not STUCK & set(keys(second_of(child).agenda))
    third = child.next_review
    third.hold(dilys, Sitting(date(2026, 3, 2)))
    assert STUCK < set(keys(third.unsaid))
    third.note_agenda(dilys, "no-progress", "Her brother's assessment has taken until now.")
    third.note_agenda(dilys, "parallel-plan", "A family is looked for beside it.")
    assert not STUCK & set(keys(third.unsaid))
    with pytest.raises(Incomplete) as refused:
        third.pass_gate(dilys, "reasons-endorsed", {}, {REASONS: "She waits for her brother."})
    assert set(refused.value.problems) == {"team-manager"}
    manager = {"team-manager": ("Hal Okafor", date(2026, 3, 2))}
    third.pass_gate(dilys, "reasons-endorsed", manager, {REASONS: "She waits for her brother."})
    with pytest.raises(Incomplete) as refused:
        third.pass_gate(dilys, "home-again")
    assert set(refused.value.problems) == {"asked 1"}
    third.pass_gate(dilys, "home-again", words={HOME: "The court has asked for one more assessment."})
    endorsed, again = third.gates
    assert endorsed.people["team-manager"]["title"] == "Social worker’s manager" and again.words[HOME]


def test_once_permanence_is_agreed_the_third_asks_neither_and_keeps_what_was_written(reviewing, dilys, clock):
    child = reviewed(reviewing, clock, date(2025, 6, 24), date(2025, 9, 16))
    third = child.next_review
    third.hold(dilys, Sitting(date(2026, 3, 2)))
    third.note_agenda(dilys, "no-progress", "Drift.")
    child.happened(dilys, "permanence plan agreed", date(2026, 3, 2))
    assert "no-progress" in keys(third.agenda) and "parallel-plan" not in keys(third.agenda)
    assert not STUCK & set(keys(child.next_review.agenda))


def test_whether_a_protection_plan_is_still_needed_is_considered_while_there_is_one(reviewing, dilys, clock):
    child = newcomer(reviewing, date(2026, 3, 2))
    assert "criteria" not in keys(child.next_review.agenda)
    child.happened(dilys, "CP plan began", date(2026, 3, 2))
    clock.move_to(at(2026, 3, 24, 16))
    review = child.next_review
    review.hold(dilys, Sitting(date(2026, 3, 24)))
    review.note_agenda(dilys, "criteria", "They are met no longer.")
    child.happened(dilys, "CP plan ended", date(2026, 3, 24))
    assert "criteria" in keys(review.agenda) and "criteria" not in keys(child.next_review.agenda)
