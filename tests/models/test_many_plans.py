"""The lists of a service with years of history start from an index of what runs: no table of the past is read through."""

import pytest

from models import Deadline, Review
from models.review import listing
from tests.plans import by_index_if_there_is_one, read_through, steps

LARGE = {"deadline", "event", "notice", "review_step", "decision", "visit", "review_meeting"}
RUNNING = {"deadline_running_of_review", "deadline_running_of_child"}


@pytest.fixture
def reviews(reviewing):
    return Review.select().visible_to(reviewing.person("Wren Halloran"), "see reviews")


@pytest.mark.parametrize("shown", [listing.to_come, listing.to_write_up, listing.unfinished, listing.overdue])
def test_a_list_of_reviews_reads_through_no_large_table(reviews, shown):
    with by_index_if_there_is_one():
        assert not LARGE & read_through(shown(reviews))


def test_what_is_to_be_written_up_or_overdue_is_found_in_the_index_of_what_runs(reviews):
    with by_index_if_there_is_one():
        for shown in (listing.to_write_up, listing.overdue):
            used = {index for table, index in steps(shown(reviews)) if table == "deadline"}
            assert used <= RUNNING, shown


def test_what_somebody_owes_for_reviews_is_found_in_the_index_of_what_runs(reviewing):
    for name in ("Dilys Ashgrove", "Hal Okafor", "Fern Tolliver"):
        with by_index_if_there_is_one():
            taken = steps(Deadline.owed_for_reviews_by(reviewing.person(name)))
        assert {index for table, index in taken if table == "deadline"} <= RUNNING, (name, taken)
