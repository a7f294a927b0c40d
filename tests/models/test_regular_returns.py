"""The monitoring data of each month: owed by business support, sent or late, and the next begins (req 2.97)."""

from datetime import date

import pytest

from models import Deadline, Event, Notice, Person, RegularReturn
from models.errors import Incomplete, Moved, NotYours
from models.review import Sitting
from tests.models.reviewing import at, limits, newcomer, overdue, pass_by


def test_each_month_has_its_day_and_is_late_once(reviewing, clock):
    pass_by(clock, 2026, 3, 2, 11)
    first = RegularReturn.get()
    assert (first.since, first.due_on, limits(first)) == (
        date(2026, 3, 2), date(2026, 4, 2), {"monitoring-returns": date(2026, 4, 2)},
    )  # fmt: skip
    fern = Person.get_by_id(reviewing.person("Fern Tolliver").id)
    assert first.deadlines.get().owed_by == "Fern Tolliver"
    assert "monitoring-returns" in [row.clock for row in Deadline.owed_for_reviews_by(fern)]
    pass_by(clock, 2026, 4, 3, 0, 1)
    pass_by(clock, 2026, 4, 3, 0, 2)
    assert overdue(first) == ["monitoring-returns"]
    assert [row.due_on for row in RegularReturn.select().order_by(RegularReturn.id)] == [first.due_on, date(2026, 5, 2)]
    event = Event.get(Event.kind == "breached", Event.child.is_null())
    assert event.told["label"] == "Monitoring data sent to the relevant managers"
    assert event in [notice.event for notice in Notice.latest_for(fern, most=200)]


def test_the_sheets_that_are_still_missing_are_named(reviewing, clock):
    pass_by(clock, 2026, 3, 2, 11)
    regular, dilys = RegularReturn.get(), reviewing.person("Dilys Ashgrove")
    first, second = (newcomer(reviewing, date(2026, 3, 2), reference=f"NM-900{n}").next_review for n in (1, 2))
    clock.move_to(at(2026, 3, 24, 16))
    for review in (first, second):
        review.hold(dilys, Sitting(date(2026, 3, 24)))
    first.followed_up(dilys, "monitoring", date(2026, 3, 24))
    assert [(review, done) for review, done in regular.reviews()] == [(first, date(2026, 3, 24)), (second, None)]


def test_it_is_sent_once_on_a_day(reviewing, clock):
    pass_by(clock, 2026, 3, 2, 11)
    first, fern = RegularReturn.get(), reviewing.person("Fern Tolliver")
    clock.move_to(at(2026, 3, 31, 10))
    for wrong in (date(2026, 4, 1), date(2026, 3, 1)):
        with pytest.raises(Incomplete):
            first.send(fern, wrong)
    with pytest.raises(NotYours):
        first.send(reviewing.person("Dilys Ashgrove"), date(2026, 3, 31))
    first.send(fern, date(2026, 3, 31))
    assert limits(first) == {} and overdue(first) == []
    with pytest.raises(Moved, match="recorded already"):
        first.send(fern, date(2026, 3, 31))
    pass_by(clock, 2026, 4, 2, 0, 1)
    assert RegularReturn.select().count() == 2
