"""A review at which nothing was decided: it is circulated, and nobody owes an answer to it (req 2.84-2.91)."""

from datetime import date

import pytest

from models.errors import Moved
from tests.models.reviewing import at, limits, newcomer, pass_by


@pytest.fixture
def review(reviewing, clock):
    """A first review, held and circulated on 26 March without any decision."""
    found = newcomer(reviewing, date(2026, 3, 2)).next_review
    clock.move_to(at(2026, 3, 26, 16))
    found.hold(reviewing.person("Dilys Ashgrove"), date(2026, 3, 26))
    found.circulate(reviewing.person("Dilys Ashgrove"), date(2026, 3, 26), "Everybody")
    return found


def test_nobody_owes_an_answer_and_silence_agrees_nothing(reviewing, review, clock):
    assert "reply" not in limits(review) and review.has_nothing_to_answer and not review.awaits_answer
    assert "reply" not in [step.rule.key for step in review.steps_after()]
    for verb in (
        lambda: review.reply(reviewing.person("Hal Okafor"), date(2026, 3, 26)),
        lambda: review.decisions_received(reviewing.person("Hal Okafor"), date(2026, 3, 26)),
    ):
        with pytest.raises(Moved, match="nothing to answer"):
            verb()
    pass_by(clock, 2026, 5, 1, 9)
    assert review.answered == []


def test_a_decision_that_is_recorded_afterwards_is_answered_from_its_own_day(reviewing, review, clock):
    clock.move_to(at(2026, 4, 14, 10))
    dilys, roz = reviewing.person("Dilys Ashgrove"), reviewing.person("Roz Amadi")
    review.decide(dilys, "The dentist is seen.", date(2026, 5, 1), roz)
    review.decide(dilys, "A passport is applied for.", date(2026, 5, 1), roz)
    assert limits(review)["reply"] == date(2026, 4, 21) and review.awaits_answer
    assert review.reply(reviewing.person("Hal Okafor"), date(2026, 4, 14))[0].verdict == "agreed"
    assert "reply" not in limits(review) and not review.awaits_answer
