"""The day from which is counted back is one day, wherever it is asked: of one review, of a list, of what is to be done."""

from datetime import date, timedelta

from models import Deadline, Review
from models.asked.short_notice import short_notice
from models.base import now
from models.my_children.rows import Rows
from models.review import Sitting, foreseeing
from models.review.line import lines
from rules.london import london_date
from tests.models.reviewing import alone, at, newcomer
from tests.models.test_reviews_adjourned import ADJOURN

TIME = (2026, 3, 26, 10)


def book(review, by, *parts):
    review.book(by, at(*parts), confirmed=["meeting after its day"])


def call_off(review, by):
    book(review, by, *TIME)
    review.call_off(by, "The room is flooded")


def forward_and_book(review, by):
    review.bring_forward(by, date(2026, 3, 16), "Missing from home")
    book(review, by, *TIME)


def book_again(review, by):
    book(review, by, *TIME)
    review.rebook(by, at(2026, 3, 24, 10), why="The room is flooded")


def adjourn(review, by):
    sitting = Sitting(date(2026, 3, 2), gates=ADJOURN)
    review.adjourn(by, sitting, at(2026, 3, 24, 10))


def adjourn_and_call_off(review, by):
    review.bring_forward(by, date(2026, 3, 16), "Missing from home")
    adjourn(review, by)
    review.call_off(by, "The room is flooded")


WAYS = {
    "planned": (lambda review, by: None, date(2026, 3, 30)),
    "booked": (lambda review, by: book(review, by, *TIME), date(2026, 3, 26)),
    "booked late": (lambda review, by: book(review, by, 2026, 4, 9, 10), date(2026, 4, 9)),
    "called off": (call_off, date(2026, 3, 30)),
    "booked again": (book_again, date(2026, 3, 24)),
    "brought forward": (lambda review, by: review.bring_forward(by, date(2026, 3, 16), "Missing"), date(2026, 3, 16)),
    "brought forward and booked": (forward_and_book, date(2026, 3, 26)),
    "adjourned": (adjourn, date(2026, 3, 24)),
    "adjourned and called off": (adjourn_and_call_off, date(2026, 3, 30)),
}


def test_every_place_that_counts_back_counts_from_the_same_day(reviewing, monkeypatch):
    alone(reviewing)
    dilys, expected = reviewing.person("Dilys Ashgrove"), {}
    for number, (do, day) in enumerate(WAYS.values(), 1):
        review = newcomer(reviewing, date(2026, 3, 2), reference=f"NM-90{number:02}").next_review
        do(review, dilys)
        expected[review.id] = day
    reviews, children = [Review.get_by_id(key) for key in expected], [*_children(expected)]
    assert {review.id: review.day for review in reviews} == expected
    keys = [rule.key for rule in reviews[0].procedure.before]
    until = london_date(now() + timedelta(days=90))
    found = short_notice([child.id for child in children], dilys, keys, until)
    assert {review.id: day for review, day in found} == expected
    assert [day for _, day in found] == sorted(expected.values())
    days = {}
    monkeypatch.setattr("models.my_children.rows.starting_now", lambda asked, known: days.update(asked) or {})
    assert Rows(children).at_once == {}
    assert {review.id: day for review, day in days.items()} == expected
    counted = {}
    original = foreseeing.owed_before
    monkeypatch.setattr(
        foreseeing, "owed_before", lambda day, *more: counted.setdefault(day, 0) or original(day, *more)
    )
    assert foreseeing.foresee(Review) == [] and set(counted) == set(expected.values())
    assert {line.review.id: london_date(line.due.due) for line in lines(reviews)} == {
        key: date(2026, 3, 30) for key in expected
    }  # by when each is due is another day, and stays
    of_reviews = Deadline.clock.in_(("review held", "adjournment"))
    assert Deadline.select().where(of_reviews, Deadline.running()).count() == len(WAYS)


def _children(keys):
    return [Review.get_by_id(key).child for key in keys]
