"""What must hold for every start and every limit."""

import json
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from rules.calendar import Calendar
from rules.limits import Due, due
from rules.london import LONDON, in_london, london_date
from tests.rules.published import bank_holidays

LISTED = bank_holidays()
DAYS = st.dates(date(2012, 6, 1), date(2028, 6, 30))
INSTANTS = st.datetimes(datetime(2012, 3, 1), datetime(2028, 6, 30), timezones=st.just(UTC))
FEW = st.integers(1, 60)
CLOCK_CHANGES = st.sampled_from(
    [datetime(2026, 3, 29, 1, tzinfo=UTC), datetime(2026, 10, 25, 1, tzinfo=UTC), datetime(2027, 3, 28, 1, tzinfo=UTC)]
)
DAY_UNITS = st.sampled_from(["working days", "days", "weeks", "months"])
ANY_LIMIT = st.builds(
    "{} {}{}".format,
    FEW,
    st.sampled_from(["working days", "days", "months", "hours"]),
    st.sampled_from(["", " before"]),
)


@st.composite
def days_and_calendars(draw):
    """A day, and a council that closes on some of the days around it."""
    day = draw(DAYS)
    closed = draw(st.sets(st.integers(-60, 60), max_size=20))
    return day, Calendar({day + timedelta(days=n): "Staff conference" for n in closed})


CLOSURES = days_and_calendars()


def is_worked(day, calendar):
    return day.weekday() < 5 and day not in LISTED and day not in calendar.closures


@given(CLOSURES, FEW, st.sampled_from(["", " before"]))
def test_a_limit_in_working_days_never_ends_on_a_day_off(council, number, before):
    start, calendar = council
    answer = due(f"{number} working days{before}", start, calendar)

    assert is_worked(answer.at.date(), calendar)
    assert len(answer.counted) == number
    assert all(is_worked(day, calendar) for day in answer.counted)
    assert not any(is_worked(off.date, calendar) for off in answer.skipped)


@given(CLOSURES, FEW, FEW, DAY_UNITS)
def test_longer_is_never_earlier(council, one, more, unit):
    start, calendar = council

    assert due(f"{one} {unit}", start, calendar).at < due(f"{one + more} {unit}", start, calendar).at
    assert due(f"{one} {unit} before", start, calendar).at > due(f"{one + more} {unit} before", start, calendar).at


@given(DAYS, FEW, FEW, DAY_UNITS)
def test_a_later_start_is_never_due_earlier(start, number, later, unit):
    calendar = Calendar()
    limit = f"{number} {unit}"

    assert due(limit, start, calendar).at <= due(limit, start + timedelta(days=later), calendar).at


@given(CLOSURES, FEW, st.sampled_from(["days", "weeks"]))
def test_before_undoes_after_for_days(council, number, unit):
    start, calendar = council
    after = due(f"{number} {unit}", start, calendar).at.date()

    assert due(f"{number} {unit} before", after, calendar).at.date() == start


@given(CLOSURES, FEW)
def test_before_undoes_after_for_working_days_from_a_working_day(council, number):
    start, calendar = council
    worked = start if is_worked(start, calendar) else calendar.next_working_day(start)
    after = due(f"{number} working days", worked, calendar).at.date()

    assert due(f"{number} working days before", after, calendar).at.date() == worked


@given(CLOCK_CHANGES, st.integers(-72 * 60, 72 * 60), st.integers(1, 96), st.sampled_from(["", " before"]))
def test_hours_are_real_hours_across_the_clock_changes(change, minutes, hours, before):
    start = change + timedelta(minutes=minutes)
    answer = due(f"{hours} hours{before}", start, Calendar())

    elapsed = answer.at.astimezone(UTC) - start
    assert elapsed == timedelta(hours=-hours if before else hours)
    assert answer.at.tzinfo is LONDON


@given(INSTANTS, st.lists(ANY_LIMIT, min_size=2, max_size=4))
def test_the_earliest_of_several_is_the_least_of_each_alone(start, limits):
    calendar = Calendar()
    answer = due(limits, start, calendar)
    alone = [due(limit, start, calendar) for limit in limits]

    assert answer.at.astimezone(UTC) == min(part.at.astimezone(UTC) for part in alone)
    assert list(answer.parts) == alone


@given(INSTANTS, st.lists(ANY_LIMIT, min_size=1, max_size=3))
def test_json_round_trip(start, limits):
    answer = due(limits, start, Calendar())

    again = Due.from_json(json.loads(json.dumps(answer.to_json())))

    assert again == answer
    assert again.at.isoformat() == answer.at.isoformat()
    assert again.start == in_london(start)


@given(INSTANTS, FEW, DAY_UNITS)
def test_the_hour_of_day_makes_no_difference_to_a_limit_in_days(start, number, unit):
    calendar = Calendar()
    limit = f"{number} {unit}"

    assert due(limit, start, calendar).at == due(limit, london_date(start), calendar).at


@given(CLOSURES, st.integers(-90, 90))
def test_working_days_between_agree_with_the_limit(council, span):
    start, calendar = council
    end = start + timedelta(days=span)
    days = calendar.working_days_between(start, end)

    assert days == -calendar.working_days_between(end, start)
    if days > 0:
        due_day = due(f"{days} working days", start, calendar).at.date()
        assert due_day == calendar.last_working_day_on_or_before(end)
