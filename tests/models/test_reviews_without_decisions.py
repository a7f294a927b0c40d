"""A review at which nothing was decided: it is circulated, and nobody owes an answer to it (req 2.84-2.91)."""

from datetime import date

import pytest

from models.errors import Incomplete, Moved
from models.review import Sitting
from tests.models.reviewing import at, limits, newcomer, pass_by


@pytest.fixture
def review(reviewing, clock):
    """A first review, held and circulated on 26 March without any decision."""
    found = newcomer(reviewing, date(2026, 3, 2)).next_review
    clock.move_to(at(2026, 3, 26, 16))
    found.hold(reviewing.person("Dilys Ashgrove"), Sitting(date(2026, 3, 26)))
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


def test_a_decision_that_is_recorded_afterwards_is_answered_from_the_day_on_which_it_went_out_itself(
    reviewing, review, clock
):
    clock.move_to(at(2026, 4, 14, 10))
    dilys, roz, hal = (reviewing.person(name) for name in ("Dilys Ashgrove", "Roz Amadi", "Hal Okafor"))
    first = review.decide(dilys, "The dentist is seen.", date(2026, 5, 1), roz)
    review.decide(dilys, "A passport is applied for.", date(2026, 5, 1), roz)
    assert "reply" not in limits(review) and not review.awaits_answer and not first.is_circulated
    review.circulate(dilys, date(2026, 4, 14), "Everybody")
    assert limits(review)["reply"] == date(2026, 4, 21) and review.awaits_answer
    assert review.reply(hal, date(2026, 4, 14))[0].verdict == "agreed"
    assert "reply" not in limits(review) and not review.awaits_answer


@pytest.fixture
def answered(reviewing, clock):
    """A first review of which the one decision was circulated on 26 March and agreed on the 27th; a second came later."""
    found = newcomer(reviewing, date(2026, 3, 2)).next_review
    dilys, roz = reviewing.person("Dilys Ashgrove"), reviewing.person("Roz Amadi")
    clock.move_to(at(2026, 3, 26, 16))
    found.hold(dilys, Sitting(date(2026, 3, 26)))
    found.decide(dilys, "The dentist is seen.", date(2026, 5, 1), roz)
    found.circulate(dilys, date(2026, 3, 26), "Everybody")
    clock.move_to(at(2026, 3, 27, 10))
    found.reply(reviewing.person("Hal Okafor"), date(2026, 3, 27))
    clock.move_to(at(2026, 3, 30, 10))
    found.decide(dilys, "A passport is applied for.", date(2026, 5, 1), roz)
    return found


def decisions(review):
    model = review.decisions.model
    return list(review.decisions.order_by(model.number))


def test_a_decision_recorded_after_the_answer_was_never_agreed_until_it_goes_out_and_is_answered(
    reviewing, answered, clock
):
    first, late = decisions(answered)
    assert first.reply.verdict == "agreed" and late.reply is None and not late.is_circulated
    dilys, hal = reviewing.person("Dilys Ashgrove"), reviewing.person("Hal Okafor")
    with pytest.raises(Incomplete, match="before the earlier ones were settled, on 27 March 2026"):
        answered.circulate(dilys, date(2026, 3, 26), "Everybody")
    answered.circulate(dilys, date(2026, 3, 30), "Everybody")
    assert answered.asked == [late] and answered.awaits_answer and late.reply is None
    assert limits(answered)["reply"] == date(2026, 4, 8)
    clock.move_to(at(2026, 3, 31, 10))
    with pytest.raises(Incomplete, match="that were sent out"):
        answered.reply(hal, date(2026, 3, 31), {first: "After all."})
    answered.reply(hal, date(2026, 3, 31), {late: "There is no money."})
    assert late.is_refused and first.reply.verdict == "agreed" and not answered.awaits_answer
    with pytest.raises(Moved, match="circulated on 30 March 2026 already"):
        answered.circulate(dilys, date(2026, 3, 31), "Everybody")


def test_silence_agrees_what_went_out_and_each_by_itself(reviewing, clock):
    review = newcomer(reviewing, date(2026, 3, 2)).next_review
    dilys, roz = reviewing.person("Dilys Ashgrove"), reviewing.person("Roz Amadi")
    clock.move_to(at(2026, 3, 26, 16))
    review.hold(dilys, Sitting(date(2026, 3, 26)))
    review.decide(dilys, "The dentist is seen.", date(2026, 5, 1), roz)
    review.circulate(dilys, date(2026, 3, 26), "Everybody")
    clock.move_to(at(2026, 3, 30, 10))
    review.decide(dilys, "A passport is applied for.", date(2026, 5, 1), roz)
    first, late = decisions(review)
    assert review.asked == [first]
    with pytest.raises(Moved, match="not answered yet"):
        review.circulate(dilys, date(2026, 3, 30), "Everybody")
    pass_by(clock, 2026, 4, 13, 9)
    assert first.reply.verdict == "agreed by default" and late.reply is None
    clock.move_to(at(2026, 4, 13, 10))
    review.circulate(dilys, date(2026, 4, 13), "Everybody")
    pass_by(clock, 2026, 4, 30, 9)
    assert late.reply.verdict == "agreed by default" and late.reply.replied_on == date(2026, 4, 20)
    assert first.reply.replied_on == date(2026, 4, 2)
