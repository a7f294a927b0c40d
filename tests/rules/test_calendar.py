from datetime import date, timedelta

import pytest
from holidays import country_holidays

from rules import bank_holidays
from rules.bank_holidays import CalendarError
from rules.calendar import Calendar
from tests.rules.published import bank_holidays as listed
from tests.rules.published import is_off

GOOD_FRIDAY, EASTER_MONDAY = date(2026, 4, 3), date(2026, 4, 6)
SHUTDOWN = {date(2026, 12, day): "Christmas shutdown" for day in (24, 25, 26, 29, 30, 31)}


def every_day(first_year, last_year):
    day = date(first_year, 1, 1)
    while day.year <= last_year:
        yield day
        day += timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 4, 2), None),
        (GOOD_FRIDAY, "Good Friday"),
        (date(2026, 4, 4), "Saturday"),
        (date(2026, 4, 5), "Sunday"),
        (date(2027, 12, 27), "Christmas Day (substitute day)"),
        (date(2022, 9, 19), "Bank Holiday for the State Funeral of Queen Elizabeth II"),
        (date(2029, 1, 1), "New Year’s Day"),
        (date(2033, 1, 3), "New Year’s Day (substitute day)"),
        (date(2011, 4, 29), "Wedding of William and Catherine"),
    ],
)
def test_a_day_off_says_why(day, why):
    assert Calendar().why_off(day) == why
    assert Calendar().is_working(day) is (why is None)


@pytest.mark.parametrize("division", ["england-and-wales", "scotland", "northern-ireland"])
def test_published_years_follow_the_published_list_alone(division):
    calendar = Calendar(division=division)
    holidays = listed(division)

    assert all(calendar.is_working(day) is (day.weekday() < 5 and day not in holidays) for day in every_day(2012, 2028))


def test_the_rules_that_stand_in_later_agree_with_every_published_year():
    by_rule = set(country_holidays("GB", subdiv="ENG", years=range(2012, 2029)))

    disagreed = [day for day in every_day(2012, 2028) if day.weekday() < 5 and (day in by_rule) != is_off(day)]

    assert disagreed == []


@pytest.mark.parametrize("unruly", [date(2012, 6, 5), date(2020, 5, 8), date(2022, 9, 19), date(2023, 5, 8)])
def test_days_proclaimed_against_the_rule_are_off(unruly):
    assert not Calendar().is_working(unruly)


@pytest.mark.parametrize("usual", [date(2012, 5, 28), date(2020, 5, 4), date(2022, 5, 30)])
def test_the_usual_days_that_were_moved_are_worked(usual):
    assert Calendar().is_working(usual)


def test_closure_days_are_off_under_their_own_name():
    calendar = Calendar(SHUTDOWN)

    assert calendar.why_off(date(2026, 12, 24)) == "Christmas shutdown"
    assert calendar.why_off(date(2026, 12, 25)) == "Christmas Day"
    assert calendar.why_off(date(2026, 12, 26)) == "Saturday"
    assert Calendar().is_working(date(2026, 12, 24))


def test_a_calendar_does_not_change_with_the_table_it_was_made_from():
    closures = dict(SHUTDOWN)
    calendar = Calendar(closures)
    closures[date(2026, 6, 10)] = "Training day"

    assert calendar.is_working(date(2026, 6, 10))
    assert calendar == Calendar(SHUTDOWN)
    assert hash(calendar) == hash(Calendar(SHUTDOWN))


def test_next_and_last_working_days_step_over_easter():
    calendar = Calendar()

    assert calendar.next_working_day(date(2026, 4, 2)) == date(2026, 4, 7)
    assert calendar.next_working_day(date(2026, 4, 7)) == date(2026, 4, 8)
    assert calendar.last_working_day_on_or_before(EASTER_MONDAY) == date(2026, 4, 2)
    assert calendar.last_working_day_on_or_before(date(2026, 4, 2)) == date(2026, 4, 2)


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        (date(2026, 4, 2), date(2026, 4, 2), 0),
        (date(2026, 4, 2), date(2026, 4, 7), 1),
        (date(2026, 4, 2), date(2026, 4, 6), 0),
        (date(2026, 4, 4), date(2026, 4, 8), 2),
        (date(2026, 4, 8), date(2026, 4, 2), -2),
    ],
)
def test_working_days_between_leave_out_the_first_and_count_the_last(start, end, days):
    assert Calendar().working_days_between(start, end) == days


def test_version_names_the_list_its_last_day_and_the_closures():
    assert Calendar().version.endswith("England and Wales, 2012 to 26 December 2028; no council closure days")
    assert Calendar({date(2026, 6, 10): "Training day"}).version.endswith("; 1 council closure day")
    assert Calendar(SHUTDOWN, "scotland").version.endswith("; 6 council closure days")
    assert Calendar().published_until == date(2028, 12, 31)


def test_a_list_that_stops_in_the_middle_of_a_year_publishes_only_the_years_before(monkeypatch):
    class Stopped(bank_holidays.BankHolidays):
        def get_holidays(self, division=None, year=None):
            return [event for event in super().get_holidays(division) if event["date"] < date(2028, 6, 1)]

    monkeypatch.setattr(bank_holidays, "BankHolidays", Stopped)
    whole = bank_holidays.published.__wrapped__("england-and-wales")

    assert (whole.first_year, whole.last_year) == (2012, 2027)


def test_the_network_is_never_asked(monkeypatch):
    def refuse(*_, **__):
        raise AssertionError("asked the network")

    monkeypatch.setattr("requests.sessions.Session.request", refuse)

    assert bank_holidays.published.__wrapped__("england-and-wales").last_year == 2028


def test_an_unknown_division_is_refused_by_name():
    with pytest.raises(CalendarError, match="“wales”.*england-and-wales, scotland, northern-ireland"):
        Calendar(division="wales")


def test_a_council_that_never_works_is_refused_rather_than_searched_for_ever():
    closed = Calendar({date(2026, 1, 1) + timedelta(days=n): "Closed" for n in range(800)})

    with pytest.raises(CalendarError, match="no working day in the year up to 2 January 2027"):
        closed.next_working_day(date(2026, 1, 1))


def test_a_year_beyond_the_rules_is_refused_rather_than_taken_to_have_no_holidays():
    with pytest.raises(CalendarError, match="2101"):
        Calendar().is_working(date(2101, 1, 3))
