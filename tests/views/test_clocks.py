"""Every date on the clocks' page shows its working, and what replaced it or met it."""

from datetime import date, timedelta

import pytest

from models import ClosureDay, Deadline
from models.ledgers import ledgers
from rules.calendar import Calendar
from tests.models.test_the_main_story import clock_of, london, raised
from tests.views.reading import text_of


@pytest.fixture
def shown(seat):
    """One clock on the page as its reader sees it: its text."""

    def clock_on_page(deadline, name="Dilys Ashgrove"):
        page = seat(name).get(f"/escalations/{deadline.escalation.number}/clocks").get_data(as_text=True)
        article = page.split(f'id="clock-{deadline.id}"')[1].split("</article>")[0].split(">", 1)[1]
        return text_of(article)

    return clock_on_page


def test_a_limit_in_working_days_names_each_day_counted_and_each_left_out_and_why(council, shown):
    ClosureDay.create(day=date(2026, 3, 4), why="Moving day")
    card = raised(council, urgency="green")
    text = shown(clock_of(card, "answer"))
    assert "5 working days left, due Tue 10 Mar 23:59" in text
    assert "from when it was sent, Mon 2 Mar 10:00" in text
    assert "Limit 5 working days" in text
    assert "Tue 3 Mar: day 1 Wed 4 Mar: not counted, Moving day Thu 5 Mar: day 2" in text
    assert "Sat 7 Mar: not counted, Saturday" in text and "Tue 10 Mar: day 5" in text
    assert "Counted until it is answered Owed by Hal Okafor" in text
    assert "S1 l.80-85, l.109; req 1.27-1.30, 1.44; ISRO Issue Resolution Protocol, August 2024" in text
    assert f"Calendar {Calendar(closures={date(2026, 3, 4): 'Moving day'}).version}" in text
    assert "Provisional" not in text


def test_a_limit_in_hours_says_what_is_left_and_that_nothing_is_left_out(council, clock, shown):
    card = raised(council, urgency="red")
    clock.move_to(london(2026, 3, 3, 8))
    text = shown(clock_of(card, "answer"))
    assert "in 3 hours, due Tue 3 Mar 11:00" in text and "Limit 25 hours" in text
    assert "None are left out: the hours run through nights, weekends and bank holidays" in text


def test_an_overdue_clock_says_so_in_words_and_when_that_was_noticed(council, clock, shown):
    card = raised(council)
    clock.move_to(london(2026, 3, 9, 9))
    Deadline.ring_everything_due()
    text = shown(clock_of(card, "answer"))
    assert "OVERDUE by 2 working days, was due Thu 5 Mar 23:59" in text
    assert "Noticed Mon 9 Mar 09:00" in text


def test_an_answer_in_time_and_one_that_was_late_are_told_apart(council, clock, shown):
    in_time, late = raised(council), raised(council, child="Juniper Wold")
    manager = council.person("Hal Okafor")
    clock.move_to(london(2026, 3, 3, 9))
    in_time.entry.answering[0].respond(manager, "Done.")
    clock.move_to(london(2026, 3, 6, 9))
    late.entry.answering[0].respond(manager, "Done.")
    assert "Done Tue 3 Mar 09:00, in time: it was due Thu 5 Mar 23:59" in shown(clock_of(in_time, "answer"))
    text = shown(clock_of(late, "answer"))
    assert "Done Fri 6 Mar 09:00, late: it was due Thu 5 Mar 23:59 Overdue from Thu 5 Mar 23:59." in text


def test_a_breach_that_was_none_is_taken_back_with_the_reason(council, clock, shown):
    card = raised(council)
    clock.move_to(london(2026, 3, 9, 9))
    Deadline.ring_everything_due()
    officer = council.person("Dilys Ashgrove")
    card.entry.answering[0].type_in(officer, "Done.", "Hal Okafor", london(2026, 3, 5, 12), "phone")
    text = shown(clock_of(card, "answer"))
    assert "Done Thu 5 Mar 12:00, in time" in text
    assert "Marked overdue, then taken back Mon 9 Mar 09:00: It was done in time and entered later." in text


def test_a_replaced_date_and_the_one_that_replaced_it_point_at_each_other(council, clock, shown, seat):
    card = raised(council, urgency="green")
    before = clock_of(card, "answer")
    clock.move_to(london(2026, 3, 3, 9))
    card.entry.rate(council.person("Dilys Ashgrove"), "red", "The carer has left.")
    after = clock_of(card, "answer")
    assert "Replaced Tue 3 Mar 09:00: Urgency set to RED. It was due Mon 9 Mar 23:59" in shown(before)
    assert "Replaced by Wed 4 Mar 10:00, because: Urgency set to RED" in shown(before)
    assert "Replaces an earlier date, because: Urgency set to RED" in shown(after)
    page = seat("Dilys Ashgrove").get(f"/escalations/{card.number}/clocks").get_data(as_text=True)
    assert f'href="#clock-{before.id}"' in page and f'href="#clock-{after.id}"' in page


def test_an_agreed_date_counts_nothing_and_provisional_days_say_so(council, clock, shown):
    card = raised(council, safe_by=date(2026, 3, 6))
    assert "None are counted: the date was agreed" in shown(clock_of(card, "safe by"))
    clock.move_to(london(2040, 3, 5, 9))
    later = raised(council, child="Juniper Wold")
    assert "It rests on bank holidays that are expected but not yet published" in shown(clock_of(later, "answer"))


def test_every_clock_of_an_ended_card_stays_on_its_page_under_how_it_ended(council, seat):
    card = raised(council)
    card.close(council.person("Dilys Ashgrove"), "withdrawn", "It was another child.")
    page = seat("Hal Okafor").get(f"/escalations/{card.number}/clocks").get_data(as_text=True)
    assert "Ended or replaced</h2>" in page and "Running</h2>" not in page
    assert page.count('<article class="fp-clock') == card.deadlines.count()


def test_clocks_are_found_through_the_person_and_the_raisers_own_stay_with_the_raisers(council, seat):
    card = raised(council)
    assert seat("Petra Lindqvist").get(f"/escalations/{card.number}/clocks").status_code == 404
    answer = clock_of(card, "answer")
    answer.run_again("Advice", audience="raiser")
    ours, theirs = council.person("Dilys Ashgrove"), council.person("Hal Okafor")
    assert len(ledgers(card, ours)) - len(ledgers(card, theirs)) == 1


def test_a_long_span_of_days_is_said_as_a_span(council):
    from models.ledger import days
    from rules.limits import due

    assert days(due("91 days", date(2026, 3, 2), Calendar())) == []
    listed = days(due("5 working days before", date(2026, 3, 16), Calendar()))
    assert [day.date for day in listed][:2] == [date(2026, 3, 15), date(2026, 3, 14)]
    assert [day.number for day in listed if not day.why] == [1, 2, 3, 4, 5]
    assert listed[0].date - listed[-1].date == timedelta(days=6)
