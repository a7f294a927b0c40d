"""What a rule is called on a screen agrees with what it counts, and nothing internal stands in it."""

from datetime import date

from models.ledger import OF_REVIEWS, since_words
from rules.calendar import Calendar
from rules.procedures import load
from rules.reviews import Fact, Held, Timeline, next_review
from rules.reviews.vocabulary import FACTS, SINCE
from tests.cast import REVIEWS


def test_every_fact_has_its_words_to_count_from():
    assert set(SINCE) == set(FACTS)
    assert [since_words(fact) for fact in ("came into care", "review held", "meeting")] == [
        "from coming into care on",
        "from the review held on",
        "back from the meeting on",
    ]
    assert not [fact for fact in (*FACTS, *OF_REVIEWS) if "“" in since_words(fact)]


def test_a_rule_is_called_by_the_place_of_the_review_that_it_counts_to():
    procedure = load(REVIEWS)
    facts, names = (Fact("came into care", date(2026, 1, 5), ""),), []
    for held in range(5):
        reviews = tuple(Held(date(2026, 1 + n, 20), date(2026, 1 + n, 20), True, True) for n in range(held))
        timeline = Timeline(date(2015, 1, 1), facts, reviews, frozenset())
        found = next_review(timeline, procedure, Calendar(), date(2026, 6, 1))
        names.append(next(each.name for each in found.rules if each.rule.key == "in-care"))
    assert names == ["First review", "Second review", *["Third and later reviews"] * 3]
