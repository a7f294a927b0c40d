"""What is prepared for a review that was adjourned: for the next meeting of it, and never late after the one that is over
(req 2.30, 2.34); and what was done before a meeting, entered after it.
"""

from datetime import date

import pytest

from models.asked.at_once import at_once
from models.errors import Incomplete
from models.my_children import lay_lines
from models.review import Sitting
from models.visit import Visit
from tests.models.reviewing import at, limits, newcomer, overdue, pass_by
from tests.models.test_reviews_adjourned import ADJOURN

FIRST = date(2026, 3, 20)


@pytest.fixture
def review(reviewing, clock):
    """The second review of a child, booked for Friday 20 March 2026 and due on 1 April."""
    clock.move_to(at(2025, 12, 1, 10))
    child, dilys = newcomer(reviewing, date(2025, 12, 1)), reviewing.person("Dilys Ashgrove")
    clock.move_to(at(2025, 12, 31, 16))
    child.next_review.hold(dilys, Sitting(date(2025, 12, 31)))
    clock.move_to(at(2026, 1, 12, 10))
    child.next_review.book(dilys, at(2026, 3, 20, 14))
    return child.next_review


def adjourn(review, clock, *resumes):
    pass_by(clock, 2026, 3, 9, 14)
    review.adjourn(review.child.iro, Sitting(date(2026, 3, 9), gates=ADJOURN, confirmed=OFF), at(*resumes))


OFF = ("not on the day it was booked for",)


def before(review):
    """{key: the London date} of what is owed by a time before the meeting, as its page says it."""
    return {
        step.rule.key: step.owed.day for step in review.steps_before() if step.deadline and step.deadline.is_running
    }


def now_to_be_started(review, person):
    """What the page, the list of what waits for a person, and the line of the child say is to be started now."""
    page = {step.rule.label for step in review.steps_before() if step.starts_now}
    [line] = lay_lines([review.child])
    return (
        page,
        {asked.what for asked in at_once(person)[0] if asked.review == review},
        {each.label for each in line.at_once},
    )


def test_what_was_not_done_is_counted_back_from_the_meeting_on_which_it_goes_on(review, clock):
    assert limits(review)["papers"] == date(2026, 3, 13)
    review.prepared(review.child.iro, "preparation", date(2026, 1, 12))
    adjourn(review, clock, 2026, 3, 26, 10)
    assert limits(review)["papers"] == date(2026, 3, 19) == before(review)["papers"]
    assert "preparation" not in limits(review)
    pass_by(clock, 2026, 3, 16, 9)
    assert "papers" not in overdue(review)  # 13 March was for a meeting that is over
    review.rebook(review.child.iro, at(2026, 3, 31, 10), "The school", "The carer asked")
    assert limits(review)["papers"] == date(2026, 3, 24)


def test_a_meeting_at_short_notice_says_start_now_everywhere(review, clock):
    dilys, roz = review.child.iro, review.child.social_worker
    adjourn(review, clock, 2026, 3, 10, 10)
    assert "papers" not in limits(review)
    page, for_roz, line = now_to_be_started(review, roz)
    assert for_roz and for_roz <= page and for_roz <= line
    assert now_to_be_started(review, dilys)[1] <= page


def test_called_off_it_is_counted_back_from_the_day_by_which_it_is_to_be_completed(review, clock):
    adjourn(review, clock, 2026, 3, 26, 10)
    review.call_off(review.child.iro, "The hall is flooded")
    completed = limits(review)["adjournment"]
    assert review.day == completed and limits(review)["papers"] < completed


def test_once_it_is_complete_nothing_before_it_runs_any_more(review, clock):
    adjourn(review, clock, 2026, 3, 26, 10)
    pass_by(clock, 2026, 3, 20, 16)
    review.hold(review.child.iro, Sitting(FIRST, confirmed=OFF))
    late = set(overdue(review))
    pass_by(clock, 2026, 4, 1, 9)
    assert set(overdue(review)) - {"decisions", "reply"} == late - {"decisions", "reply"}
    assert not before(review)


def test_a_visit_between_two_meetings_is_made_for_the_second(review, clock):
    adjourn(review, clock, 2026, 3, 26, 10)
    assert "visit" in limits(review)
    clock.move_to(at(2026, 3, 12, 16))
    Visit.record(review.child.iro, review.child, date(2026, 3, 12), "The foster home", seen_alone=True)
    assert "visit" not in limits(review) and review.visited_on == date(2026, 3, 12)
    clock.move_to(at(2026, 3, 26, 16))
    review.hold(review.child.iro, Sitting(date(2026, 3, 26)))
    assert review.visited_on == date(2026, 3, 12)


def test_what_was_done_before_the_meeting_is_entered_after_it(review, clock):
    pass_by(clock, 2026, 3, 20, 16)
    review.hold(review.child.iro, Sitting(FIRST))
    assert "preparation" in overdue(review)
    clock.move_to(at(2026, 3, 23, 10))
    with pytest.raises(Incomplete, match="held on 20 March 2026: enter that day or an earlier one"):
        review.prepared(review.child.iro, "talk", date(2026, 3, 21))
    review.prepared(review.child.iro, "talk", date(2026, 3, 18))
    review.prepared(review.child.iro, "preparation", date(2026, 3, 16))  # in time, as it turns out
    steps = {step.rule.key: step.done_on for step in review.steps_before()}
    assert (steps["talk"], steps["preparation"]) == (date(2026, 3, 18), date(2026, 3, 16))
    assert "preparation" not in overdue(review)
