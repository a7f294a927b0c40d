"""A decision that was not agreed becomes a concern that reaches who refused it, or whoever stands above (req 2.93)."""

from datetime import date
from pathlib import Path

import pytest

from models import ProcedureVersion, Review
from models.review import Sitting
from models.review.carrying_over import starting_with
from tests.models.reviewing import at, newcomer

HELD = date(2026, 3, 26)
BLACKPOOL = Path(__file__).parent.parent.parent / "procedures" / "blackpool-issues-resolution.toml"


@pytest.fixture
def review(reviewing, clock):
    """A first review that was held, with a decision that the team manager is to answer."""
    planned = newcomer(reviewing, date(2026, 3, 2)).next_review
    dilys = reviewing.person("Dilys Ashgrove")
    clock.move_to(at(2026, 3, 26, 15))
    planned.hold(dilys, Sitting(HELD))
    review = Review.get_by_id(planned.id)
    review.decide(dilys, "A new school place", date(2026, 5, 1), reviewing.person("Roz Amadi"))
    review.circulate(dilys, HELD, "Everybody")
    return review


def concern(review):
    """What the draft of a concern about its decision holds."""
    return review.concern_about(decision=review.decisions.get())


def test_it_starts_at_the_stage_that_is_sent_to_the_manager_who_refused(review, reviewing):
    review.reply(reviewing.person("Hal Okafor"), HELD, {review.decisions.get(): "No money"})
    filled = concern(review)
    assert (filled["starts"], filled["stage"], filled["bypass_reason"]) == (["later"], ["stage-1"], ["other"])
    why = "Hal Okafor did not agree to the decision, and Early resolution is not sent to them."
    assert filled["bypass_words"] == [why]
    what = "Decision 1 of the review held on 26 March 2026: A new school place. It was not agreed: No money."
    assert filled["what_is_wrong"] == [what] and filled["origin"] == ["concern"]


def test_it_goes_above_the_manager_where_somebody_higher_refused(review, reviewing):
    review.reply(reviewing.person("Sunniva Hart"), HELD, {review.decisions.get(): "No money."})
    assert concern(review)["stage"] == ["stage-2"]


def test_it_begins_informally_where_that_is_for_the_manager_as_well(review, reviewing):
    issues = ProcedureVersion.load_text(BLACKPOOL.read_text()).procedure
    review.reply(reviewing.person("Dilys Ashgrove"), HELD, {review.decisions.get(): "No money"}, replied_by="H. Okafor")
    assert starting_with(issues, "issue", review.decisions.get()) == {}
