"""Dates that cannot be are named by their rule; what may be so all the same is to be confirmed."""

from datetime import date

import pytest

from rules.reviews import Held, impossible, visit_problems
from tests.reviews.files import told

TODAY = date(2026, 6, 1)
IN_CARE = ("came into care", "2026-01-05")
LEFT = ("care ended", "2026-03-02")


def broken(*facts, held=(), today=TODAY):
    return [(each.rule, each.refused) for each in impossible(told(*facts, held=held), today)]


def test_an_ordinary_life_breaks_none():
    assert broken(IN_CARE, ("moved", "2026-02-02"), LEFT, held=("2026-01-29", "2026-03-02")) == []


@pytest.mark.parametrize(
    ("held", "rule", "refused"),
    [
        ("2012-05-16", "review before birth", True),
        ("2026-01-04", "review outside care", False),
        ("2026-03-03", "review outside care", False),
        ("2026-06-02", "review in the future", True),
    ],
)
def test_a_review_that_cannot_have_been(held, rule, refused):
    assert (rule, refused) in broken(IN_CARE, LEFT, held=(held,))


def test_a_review_after_the_18th_birthday():
    assert broken(IN_CARE, held=("2030-05-17",), today=date(2030, 6, 1)) == [("review after 18", True)]
    assert broken(IN_CARE, held=("2030-05-16",), today=date(2030, 6, 1)) == []


def test_two_reviews_in_one_day():
    assert broken(IN_CARE, held=("2026-01-29", "2026-01-29")) == [("two reviews in one day", True)]


def test_a_series_that_ends_before_it_begins_or_in_the_future():
    backwards = Held(date(2026, 1, 29), until=date(2026, 1, 28))
    ahead = Held(date(2026, 1, 29), until=date(2026, 6, 2))

    assert broken(IN_CARE, held=(backwards,)) == [("review ends before it begins", True)]
    assert broken(IN_CARE, held=(ahead,)) == [("review in the future", True)]


@pytest.mark.parametrize(
    ("fact", "rule", "refused"),
    [
        (("moved", "2026-01-04"), "move before care", True),
        (("placement order", "2025-12-01"), "outside care", False),
        (("moved", "2012-05-16"), "before birth", True),
        (("missing", "2026-06-02"), "in the future", True),
    ],
)
def test_a_fact_that_cannot_have_been(fact, rule, refused):
    assert broken(IN_CARE, fact) == [(rule, refused)]


def test_what_may_be_so_out_of_care_is_no_fault():
    assert broken(IN_CARE, ("CP plan began", "2025-06-02"), ("missing", "2025-07-01")) == []


def test_care_that_begins_at_18():
    assert broken(("came into care", "2030-05-17"), today=date(2030, 6, 1)) == [("after 18", True)]
    assert broken(("came into care", "2030-05-16"), ("care ended", "2030-05-17"), today=date(2030, 6, 1)) == []


@pytest.mark.parametrize(
    ("visited", "own_day", "rules"),
    [
        ("2026-06-02", True, [("visit in the future", True)]),
        ("2012-05-01", True, [("visit before birth", True)]),
        ("2026-01-29", True, [("visit on the day of a review", False)]),
        ("2026-01-29", False, []),
        ("2026-01-28", True, []),
    ],
)
def test_a_visit_that_cannot_have_been_or_is_questioned(visited, own_day, rules):  # req 2.61
    found = visit_problems(date.fromisoformat(visited), told(IN_CARE, held=("2026-01-29",)), TODAY, own_day)

    assert [(each.rule, each.refused) for each in found] == rules
    assert all(each.sentence.endswith(".") for each in found)


def test_a_first_visit_where_the_child_does_not_live_is_questioned():  # req 2.60
    found = visit_problems(date(2026, 1, 12), told(IN_CARE), TODAY, own_day=True, first_away=True)

    assert [(each.rule, each.refused) for each in found] == [("first visit away from home", False)]
