"""What holds of every child: whatever happened to them, and whenever."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from rules.calendar import Calendar
from rules.reviews import (
    Fact,
    Held,
    Next,
    NoneDue,
    Timeline,
    before,
    impossible,
    next_review,
    prompts,
    questions,
    reached,
    spells,
)
from rules.reviews.duties import PreparationRule
from rules.reviews.vocabulary import FACTS, SPELLS
from tests.reviews.files import named
from tests.stories.counting import listed, months_on

BORN, TODAY, CALENDAR = date(2022, 2, 28), date(2025, 1, 1), Calendar()
COUNCILS = st.sampled_from(["blackpool-reviews", "saltmere-reviews"]).map(named)
DAYS = st.dates(date(2025, 1, 1), date(2028, 12, 31))
GAPS = st.lists(st.integers(1, 190), max_size=5)
WHENEVER = st.dates(date(2020, 1, 1), date(2032, 12, 31))
ANY_FACT = st.builds(
    Fact, st.sampled_from([*FACTS, "school changed"]), WHENEVER, st.sampled_from(["", "Section 20", "foster care"])
)
ANY_REVIEW = st.builds(Held, WHENEVER, st.none() | WHENEVER, meeting=st.booleans(), complete=st.booleans())
ANY_CHILD = st.builds(
    Timeline,
    st.just(BORN),
    st.lists(ANY_FACT, max_size=12).map(tuple),
    st.lists(ANY_REVIEW, max_size=5).map(tuple),
    st.frozensets(st.sampled_from(["placement-order", "placement-order-anew"])),
)


def reviewed(began: date, gaps: list[int]) -> Timeline:
    """A child in care since then, reviewed after each of these numbers of days."""
    days = [began + timedelta(days=sum(gaps[: n + 1])) for n in range(len(gaps))]
    return Timeline(BORN, (Fact("came into care", began),), tuple(Held(day) for day in days))


def due(timeline: Timeline, procedure, calendar=CALENDAR) -> Next:
    found = next_review(timeline, procedure, calendar, TODAY)
    assert isinstance(found, Next)
    return found


@settings(max_examples=150, deadline=None)
@given(ANY_CHILD, COUNCILS, WHENEVER)
def test_whatever_is_told_is_answered(child, procedure, today):
    found = next_review(child, procedure, CALENDAR, today)
    prompted = prompts(child, procedure, CALENDAR, today)

    assert isinstance(found, Next) or (isinstance(found, NoneDue) and found.why.endswith("."))
    assert prompted == () or isinstance(found, Next)
    assert questions(child, procedure) is not None
    assert all(each.rule and each.sentence for each in impossible(child, today))
    if isinstance(found, Next):
        assert all(found.day <= rule.day for rule in found.rules)
        assert found.due.at == found.ruling.due.at
        assert found.plan_by <= found.day
        assert all(prompt.on_next == (prompt.review == found.ordinal) for prompt in prompted)


@settings(max_examples=100, deadline=None)
@given(DAYS, COUNCILS)
def test_the_laws_months_are_never_broken(day, procedure):
    for held, months in (([9], 3), ([9, 1], 6), ([9, 1, 1], 6)):
        child = reviewed(day, held)
        last = child.held[-1].on
        assert due(child, procedure).day <= months_on(last, months)


@settings(max_examples=60, deadline=None)
@given(DAYS, COUNCILS)
def test_the_first_is_never_later_than_twenty_working_days(day, procedure):
    counted, _ = listed("20 working days", day)

    assert day > date(2028, 11, 15) or due(reviewed(day, []), procedure).day <= counted[-1]


@settings(max_examples=60, deadline=None)
@given(DAYS, st.lists(st.integers(2, 190), min_size=1, max_size=4), st.integers(1, 60), COUNCILS)
def test_held_early_the_next_comes_earlier_never_later(day, gaps, early, procedure):
    sooner = [*gaps[:-1], max(1, gaps[-1] - early)]

    assert due(reviewed(day, sooner), procedure).day <= due(reviewed(day, gaps), procedure).day


@settings(max_examples=60, deadline=None)
@given(
    DAYS,
    GAPS,
    st.integers(0, 400),
    st.sampled_from(["moved", "placement order", "CP plan began", "legal status"]),
    COUNCILS,
)
def test_nothing_that_happens_puts_off_a_review_that_is_owed(day, gaps, later, kind, procedure):
    child = reviewed(day, gaps)
    changed = child.adding([Fact(kind, day + timedelta(days=later))])

    assert due(changed, procedure).day <= due(child, procedure).day
    assert due(changed, procedure).ordinal == due(child, procedure).ordinal


@settings(max_examples=60, deadline=None)
@given(DAYS, GAPS, st.frozensets(st.integers(0, 200), max_size=20), COUNCILS)
def test_closure_days_move_working_days_later_and_no_others(day, gaps, shut, procedure):
    closed = Calendar({day + timedelta(days=n): "Closed" for n in shut})
    child = replace(reviewed(day, gaps), facts=(Fact("came into care", day), Fact("moved", day + timedelta(days=30))))
    rules = {(rule.rule.key, rule.place, rule.due.start): rule for rule in due(child, procedure).rules}

    for rule in due(child, procedure, closed).rules:
        open_day = rules[rule.rule.key, rule.place, rule.due.start].day
        assert rule.day >= open_day if "working" in rule.due.words else rule.day == open_day


@settings(max_examples=60, deadline=None)
@given(DAYS, GAPS, COUNCILS)
def test_every_ledger_names_each_day_from_its_start_to_its_end_once(day, gaps, procedure):
    for rule in due(reviewed(day, gaps), procedure).rules:
        named_days = sorted([*rule.due.counted, *(off.date for off in rule.due.skipped)])
        span = (rule.day - rule.due.start).days
        assert named_days == [rule.due.start + timedelta(days=n) for n in range(1, span + 1)]


@settings(max_examples=60, deadline=None)
@given(DAYS, st.integers(1, 9), st.integers(0, 60), COUNCILS)
def test_before_the_meeting_nothing_is_later_than_it(meeting, ordinal, ago, procedure):
    known = meeting - timedelta(days=ago)
    for owed in before(meeting, ordinal, procedure, CALENDAR, known):
        assert owed.day is None or owed.day <= meeting
        assert owed.start_now == (owed.day is not None and owed.day <= known)


@settings(max_examples=100, deadline=None)
@given(ANY_CHILD, st.sampled_from(sorted(SPELLS)))
def test_what_lasts_ends_before_it_begins_again(child, word):
    found = spells(child, word)

    assert all(each.closed and each.began <= each.closed.on for each in found[:-1])
    assert all(one.closed and one.closed.on <= two.began for one, two in pairwise(found))


LIMITS = st.lists(
    st.builds(
        "{} {}{} before".format,
        st.integers(1, 60),
        st.sampled_from(["working day", "day", "week", "month"]),
        st.sampled_from(["", "s"]),
    )
    | st.just("same day"),
    max_size=3,
).map(tuple)
CLOSED = st.dictionaries(DAYS, st.just("Closed"), max_size=40)


@settings(max_examples=300, deadline=None)
@given(LIMITS, LIMITS, CLOSED, DAYS, st.integers(0, 59), st.integers(1, 3))
def test_before_no_meeting_after_the_day_that_is_reached_is_anything_owed_by_today(
    limits, at_first, closed, today, days, ordinal
):
    rule = PreparationRule("papers", "Papers sent", "iro", limits, at_first)
    procedure, calendar = replace(named("blackpool-reviews"), before=(rule,)), Calendar(closed)
    furthest = reached(procedure, calendar, today)
    [owed] = before(furthest + timedelta(days=1 + days), ordinal, procedure, calendar, today)
    assert not owed.start_now
    nearest = [limit for limit in (*limits, *at_first) if "month" not in limit]
    if nearest and len(nearest) == len((*limits, *at_first)):
        found = [before(furthest, n, procedure, calendar, today)[0].start_now for n in (1, 2)]
        assert any(found)  # and no day more than need be
