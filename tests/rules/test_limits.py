from datetime import UTC, date, datetime, timedelta

import pytest

from rules.calendar import Calendar
from rules.limits import Due, Limit, LimitError, Skipped, due
from rules.london import read

MONDAY = date(2026, 6, 8)


@pytest.mark.parametrize(
    ("words", "number", "unit", "before"),
    [
        ("5 working days", 5, "working day", False),
        ("1 working day", 1, "working day", False),
        ("1 working days", 1, "working day", False),
        ("3 working days before", 3, "working day", True),
        ("25 hours", 25, "hour", False),
        ("1 hour before", 1, "hour", True),
        ("30 minutes", 30, "minute", False),
        ("91 days", 91, "day", False),
        ("14 days before", 14, "day", True),
        ("2 weeks", 2, "week", False),
        ("3 months", 3, "month", False),
        ("120 months", 120, "month", False),
        ("same day", 0, "day", False),
        ("  5  Working   Days ", 5, "working day", False),
    ],
)
def test_reads_the_language_of_limits(words, number, unit, before):
    assert Limit.parse(words) == Limit(number, unit, before, words.strip())


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("0 working days", "“0 working days” is no time at all"),
        ("-5 days", "“-5 days” is no time at all"),
        ("2.5 days", "“2.5” in “2.5 days” is not a whole number"),
        ("0.5 hours", "“0.5” in “0.5 hours” is not a whole number"),
        ("٥ days", "is not a whole number"),
        ("2 fortnights", "“fortnights” in “2 fortnights” is not a unit"),
        ("11 years", "“years” in “11 years” is not a unit"),
        ("5 dayss", "“dayss” in “5 dayss” is not a unit"),
        ("5 days before the review", "“days before the review” in"),
        ("121 months", "“121 months” is longer than ten years"),
        ("2610 working days", "“2610 working days” is longer than ten years"),
        ("9" * 5000 + " days", "is longer than ten years"),
        ("five working days", "“five working days” is not a limit"),
        ("5days", "“5days” is not a limit"),
        ("same day before", "“same day before” is not a limit"),
        ("soon", "“soon” is not a limit"),
        ("", "“” is not a limit"),
        (5, "5 is not a limit. Write it in quotes"),
    ],
)
def test_refuses_by_name_what_it_cannot_read(words, sentence):
    with pytest.raises(LimitError) as refused:
        Limit.parse(words)

    assert sentence in str(refused.value)


def test_only_hours_and_minutes_need_a_time_to_start_from():
    assert [words for words in ("25 hours", "30 minutes", "2 days", "same day") if Limit.parse(words).in_hours] == [
        "25 hours",
        "30 minutes",
    ]
    with pytest.raises(LimitError, match="“25 hours” needs a time to start from, and only the date 2026-06-08"):
        due("25 hours", MONDAY, Calendar())


def test_same_day_ends_with_the_day_even_a_sunday():
    answer = due("same day", read("2026-06-14T22:15"), Calendar())

    assert answer.at.isoformat() == "2026-06-14T23:59:59+01:00"
    assert (answer.counted, answer.skipped) == ((), ())


def test_the_day_in_london_is_day_nought_whatever_the_day_in_utc():
    just_after_midnight = datetime(2026, 6, 8, 23, 30, tzinfo=UTC)

    assert due("1 working day", just_after_midnight, Calendar()).at.isoformat() == "2026-06-10T23:59:59+01:00"


def test_hours_keep_their_minutes_and_seconds():
    started = read("2026-06-10T14:20:07.5+01:00")

    assert due("25 hours", started, Calendar()).at.isoformat() == "2026-06-11T15:20:07.500000+01:00"
    assert due("30 minutes before", started, Calendar()).at.isoformat() == "2026-06-10T13:50:07.500000+01:00"


def test_the_ledger_names_easter_and_the_councils_own_closure():
    calendar = Calendar({date(2026, 4, 7): "Staff conference"})

    answer = due("2 working days", date(2026, 4, 2), calendar)

    assert answer.counted == (date(2026, 4, 8), date(2026, 4, 9))
    assert answer.skipped == (
        Skipped(date(2026, 4, 3), "Good Friday"),
        Skipped(date(2026, 4, 4), "Saturday"),
        Skipped(date(2026, 4, 5), "Sunday"),
        Skipped(date(2026, 4, 6), "Easter Monday"),
        Skipped(date(2026, 4, 7), "Staff conference"),
    )
    assert answer.calendar == calendar.version


def test_working_days_before_are_counted_from_the_nearest():
    answer = due("3 working days before", date(2026, 4, 7), Calendar())

    assert answer.counted == (date(2026, 4, 2), date(2026, 4, 1), date(2026, 3, 31))
    assert [off.why for off in answer.skipped] == ["Easter Monday", "Sunday", "Saturday", "Good Friday"]


def test_months_before_clamp_to_a_shorter_month():
    assert due("3 months before", date(2026, 5, 31), Calendar()).at.date() == date(2026, 2, 28)
    assert due("2 months before", date(2026, 1, 31), Calendar()).at.date() == date(2025, 11, 30)


def test_the_first_of_two_equal_limits_rules_in_its_own_words():
    assert due(["2 weeks", "14 days"], MONDAY, Calendar()).words == "2 weeks"


def test_the_earliest_is_told_apart_within_the_hour_that_october_repeats():
    second_pass = read("2026-10-25T01:10:00+00:00")

    answer = due(["10 minutes", "10 minutes before"], second_pass, Calendar())

    assert answer.words == "10 minutes before"
    assert answer.at.isoformat() == "2026-10-25T01:00:00+00:00"
    assert (
        due(["5 minutes", "40 minutes before"], second_pass, Calendar()).at.isoformat() == "2026-10-25T01:30:00+01:00"
    )


@pytest.mark.parametrize(
    ("limits", "start", "provisional"),
    [
        ("5 working days", "2028-12-18", False),  # ends on 27 December, though Christmas is near
        ("20 working days", "2028-12-18", True),
        ("20 working days before", "2012-01-10", True),
        ("1 working day before", "2029-01-02", True),  # steps back over an expected New Year's Day
        ("3 months", "2028-12-18", False),  # asks for no list of holidays
        (["5 working days", "20 working days"], "2028-12-18", False),  # the later part can never overtake
        (["31 days", "20 working days"], "2028-12-18", True),  # a holiday fewer, and it would
    ],
)
def test_provisional_where_the_answer_rests_on_days_that_are_not_published(limits, start, provisional):
    assert due(limits, read(start), Calendar()).provisional is provisional


@pytest.mark.parametrize("several", ["25 hours", ["5 working days", "20 working days"]])
def test_an_answer_survives_json(several):
    answer = due(several, read("2026-10-24T01:30+01:00"), Calendar())
    again = Due.from_json(answer.to_json())

    assert again == answer
    assert again.to_json() == answer.to_json()


def test_json_has_the_keys_that_the_command_line_prints():
    plain = due("1 working day", date(2026, 4, 2), Calendar()).to_json()

    assert plain == {
        "due": "2026-04-07T23:59:59+01:00",
        "limit": "1 working day",
        "from": "2026-04-02",
        "counted": ["2026-04-07"],
        "skipped": [
            {"date": "2026-04-03", "why": "Good Friday"},
            {"date": "2026-04-04", "why": "Saturday"},
            {"date": "2026-04-05", "why": "Sunday"},
            {"date": "2026-04-06", "why": "Easter Monday"},
        ],
        "provisional": False,
        "calendar": Calendar().version,
    }


@pytest.mark.parametrize(
    ("limits", "start", "sentence"),
    [
        ([], MONDAY, "There is no limit to count"),
        (["5 working days", "soon"], MONDAY, "“soon” is not a limit"),
        ("5 working days", datetime(2026, 6, 8, 9), "2026-06-08T09:00:00 does not say which time zone"),
        ("5 working days", date(206, 6, 8), "The year of 0206-06-08 cannot be right"),
        ("10 days", date.max, "The year of 9999-12-31 cannot be right"),
    ],
)
def test_refuses_what_cannot_be_counted_in_plain_words(limits, start, sentence):
    with pytest.raises(LimitError, match=sentence):
        due(limits, start, Calendar())


def test_refuses_a_calendar_without_working_days():
    closed = Calendar({MONDAY + timedelta(days=n): "Closed" for n in range(800)})

    with pytest.raises(LimitError, match="Check the closure days"):
        due("1 working day", MONDAY, closed)
