"""What the IRO is asked since something happened."""

import pytest

from rules.reviews import questions
from tests.reviews.files import named, told

IN_CARE = ("came into care", "2026-01-05")


def asked(*facts, held=()):
    return [each.rule.key for each in questions(told(IN_CARE, *facts, held=held), named("blackpool-reviews"))]


@pytest.mark.parametrize("kind", ["missing", "exploitation risk", "significant change of plan"])
def test_a_review_may_be_brought_forward(kind):  # req 2.11
    assert "bring-forward" in asked((kind, "2026-02-09"))


def test_a_significant_change_also_asks_for_a_review_before_it():  # req 2.2
    assert asked(("significant change of plan", "2026-02-09")) == ["review-before-change", "bring-forward"]


def test_a_decision_that_is_no_longer_right_asks_for_one():  # req 2.43
    assert asked(("decisions no longer right", "2026-02-09")) == ["decisions-in-doubt"]


def test_an_answer_ends_it_and_so_does_the_review():
    assert asked(("missing", "2026-02-09", "", True)) == []
    assert asked(("missing", "2026-02-09"), held=("2026-02-12",)) == []
    assert asked(("missing", "2026-02-12"), held=("2026-02-12",)) == ["bring-forward"]


def test_each_is_asked_for_itself():
    assert asked(("missing", "2026-02-09"), ("missing", "2026-02-11")) == ["bring-forward", "bring-forward"]


def test_what_cannot_wait_for_the_next_review_comes_first():
    assert (
        asked(("missing", "2026-02-09"), ("placement for adoption ended", "2026-02-11"))[0]
        == "placement-for-adoption-ended"
    )


def test_nothing_is_asked_out_of_care():
    assert asked(("missing", "2026-02-09"), ("care ended", "2026-02-10")) == []
