"""What was done for a child on one line, and the gaps in it."""

from datetime import date

from rules.footprint import Gap, Mark, line


def mark(*day, closes=False):
    return Mark(date(*day), "visit", "Visit", closes=closes)


def test_marks_stand_in_the_order_of_time_and_a_long_silence_is_said_in_words():
    first, second = mark(2026, 1, 5), mark(2026, 6, 5)
    told = line([second, first], date(2026, 6, 30))
    assert told == (first, Gap(date(2026, 1, 5), date(2026, 6, 5)), second)
    assert told[1].lasted == "5 months"


def test_three_months_are_no_gap_and_a_day_more_is():
    first = mark(2026, 1, 1)
    assert line([first], date(2026, 4, 3)) == (first,)
    assert line([first], date(2026, 4, 4)) == (first, Gap(date(2026, 1, 1), date(2026, 4, 4)))


def test_after_care_ended_nothing_is_missing_and_nothing_is_no_line():
    ended = mark(2025, 1, 1, closes=True)
    assert line([ended], date(2026, 1, 1)) == (ended,)
    assert line([], date(2026, 1, 1)) == ()
