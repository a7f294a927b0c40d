"""The record system's own due dates on screen: brought in, shown beside ours with both workings, and marked where they differ."""

from datetime import date

import pytest

from models import Import, ProcedureVersion, Review
from models.review import remembering
from models.review.remembering import Past
from tests.cast import REVIEWS
from tests.imports.histories import a_review, reviews, with_history
from tests.imports.pressing import commit, upload
from tests.models.reviewing import newcomer, pass_by
from tests.models.test_reviews_seen import asked
from tests.views.records import words

HELD = (date(2025, 2, 25), date(2025, 5, 20), date(2025, 11, 18))
OURS, THEIRS = date(2026, 5, 18), date(2026, 5, 26)


@pytest.fixture
def in_force(northmere):
    """Northmere on SQLite with Blackpool's reviews in force."""
    northmere.reviews = ProcedureVersion.load_text(REVIEWS.read_text())
    return northmere


@pytest.fixture
def child(in_force):
    """In care since 3 February 2025, with three reviews of before."""
    child = newcomer(in_force, date(2025, 2, 3))
    Review.remember(None, {child: [Past(day) for day in HELD]})
    return child


@pytest.fixture
def pages(child):
    """The pages that show when the next review of this child is due."""
    review = child.next_review
    return [f"/children/{child.id}", f"/reviews/{review.id}", f"/children/{child.id}/next-review"]


def test_where_they_differ_it_is_said_with_both_workings_and_the_lists_mark_it(child, pages, sqlite_seat):
    dilys = sqlite_seat("Dilys Ashgrove")
    assert not any("record system" in words(dilys.get(page)) for page in pages)
    child.next_review.note_system_due(None, THEIRS, "Import 7: reviews")
    for page in pages:
        found = words(dilys.get(page))
        assert "The record system says Tue 26 May, 8 days later than our Mon 18 May." in found
        assert "Tue 26 May, told on Mon 2 Mar (Import 7: reviews). How it was counted is not told." in found
        assert "is Mon 18 May, day 181. The record system’s day is day 189." in found
        assert "is Wed 20 May, day 183. The record system’s day is day 189." in found
    for page in ("/my-children", "/reviews"):
        assert "Different date The record system says Tue 26 May, " in words(dilys.get(page))


def test_where_they_agree_it_is_said_quietly_and_nothing_is_marked(child, pages, sqlite_seat):
    child.next_review.note_system_due(None, OURS)
    dilys = sqlite_seat("Dilys Ashgrove")
    for page in pages:
        found = words(dilys.get(page))
        assert "The record system has the same day." in found and "Both workings" not in found
    assert not any("record system" in words(dilys.get(page)) for page in ("/my-children", "/reviews"))


def test_a_day_that_another_of_our_rules_gives_is_said_to_be_its(child, pages, sqlite_seat):
    child.next_review.note_system_due(None, date(2026, 5, 20))
    found = words(sqlite_seat("Dilys Ashgrove").get(pages[0]))
    assert "2 days later than our Mon 18 May. Their day is what" in found and "an earlier rule counts here" in found


def test_a_first_review_is_compared_in_working_days(in_force, sqlite_seat):
    child = newcomer(in_force, date(2026, 3, 2))
    child.next_review.note_system_due(None, date(2026, 4, 1))
    found = words(sqlite_seat("Dilys Ashgrove").get(f"/children/{child.id}"))
    assert "is Mon 30 Mar, working day 20. The record system’s day is working day 22." in found


def test_a_review_of_before_says_by_when_the_record_system_had_it_due(child, sqlite_seat):
    Review.remember(None, {child: [Past(date(2025, 8, 1), system_due=date(2025, 8, 19))]})
    past = child.reviews.where(Review.held_on == date(2025, 8, 1)).get()
    page = words(sqlite_seat("Dilys Ashgrove").get(f"/reviews/{past.id}"))
    assert "The record system says that it was due by Tue 19 Aug 2025" in page


def test_reviews_are_looked_at_by_one_and_imported_by_another_and_the_pass_plans_the_next(in_force, sqlite_seat, clock):
    child, fern, wren = newcomer(in_force, date(2025, 2, 3)), sqlite_seat("Fern Tolliver"), sqlite_seat("Wren Halloran")
    rows = [a_review(held=f"{day}", participation="PN1") for day in HELD] + [a_review(due=f"{THEIRS}")]
    address = upload(fern, reviews(*rows), kind="reviews", name="reviews.csv").location
    page = words(fern.get(address))
    assert "Would be added 4" in page and "review held 25 February 2025, PN1" in page
    assert "next review: due 26 May 2026 by the record system, by our rules 18 May 2026" in page
    assert "Nobody imports reviews alone." in page
    assert commit(wren, address).status_code == 303
    pass_by(clock, 2026, 3, 2, 10, 1)
    found = words(sqlite_seat("Dilys Ashgrove").get(f"/children/{child.id}"))
    assert "Review 4 by Mon 18 May" in found and "The record system says Tue 26 May" in found
    assert "(Import 1: reviews)" in found


def test_a_question_is_ticked_by_the_name_of_its_rule_or_nothing_is_imported(in_force, sqlite_seat):
    newcomer(in_force, date(2025, 2, 3))
    fern, wren = sqlite_seat("Fern Tolliver"), sqlite_seat("Wren Halloran")
    rows = [a_review(held="2024-02-01"), a_review(held="2024-05-01"), a_review(held=f"{HELD[0]}")]
    address = upload(fern, reviews(*rows), kind="reviews").location
    page = words(fern.get(address))
    assert "To be confirmed (2)" in page and "Review outside care (2)" in page
    assert "The review of 1 February 2024: the child was not in care that day, as far as is known." in page
    refused = commit(wren, address)
    assert refused.status_code == 422 and "2 questions about reviews are not confirmed" in words(refused)
    assert "Row 2, NM-9001: review outside care" in words(refused)
    one = commit(wren, address, confirm="review-outside-care.2")
    assert one.status_code == 422 and "1 questions about reviews are not confirmed" in words(one)
    both = ["review-outside-care.2", "review-outside-care.3"]
    assert commit(wren, address, confirm=both).status_code == 303
    assert Review.select().where(Review.brought_in).count() == 3
    assert "confirmed: review outside care" in words(wren.get(f"{address}/rows"))


def test_of_many_rows_a_rule_is_ticked_once_with_the_rows_named(in_force, sqlite_seat):
    newcomer(in_force, date(2025, 2, 3))
    fern, wren = sqlite_seat("Fern Tolliver"), sqlite_seat("Wren Halloran")
    address = upload(fern, reviews(*(a_review(held=f"2023-{n:02}-01") for n in range(1, 13))), kind="reviews").location
    assert "Row 13, NM-9001: review outside care" in words(wren.get(address))
    rows = (a_review(held=f"2022-{n:02}-01") for n in range(1, 13))
    address = upload(fern, reviews(*rows, a_review(held="2022-12-20")), kind="reviews").location
    page = words(wren.get(address))
    assert "Review outside care: it is right in rows 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13 and 1 more" in page
    assert commit(wren, address, confirm="review-outside-care").status_code == 303


def test_while_the_next_review_of_many_is_being_worked_out_no_second_day_is_shown(in_force, sqlite_seat, monkeypatch):
    monkeypatch.setattr(remembering, "FEW", 0)
    child, dilys = newcomer(in_force, date(2025, 2, 3)), sqlite_seat("Dilys Ashgrove")
    child.next_review.note_system_due(None, THEIRS)
    Review.remember(None, {child: [Past(day) for day in HELD]}, later=True)
    for page in (f"/children/{child.id}", f"/children/{child.id}/next-review"):
        found = words(dilys.get(page))
        assert "the next review is being worked out" in found and "than our" not in found
    Review.plan_missing()
    assert "Review 4 by Mon 18 May" in words(dilys.get(f"/children/{child.id}"))


def test_a_delivery_with_its_reviews_is_looked_back_on_by_table_and_row(in_force, sqlite_seat):
    fern, wren = sqlite_seat("Fern Tolliver"), sqlite_seat("Wren Halloran")
    address = upload(fern, *with_history(), kind="ssd").location
    page = words(fern.get(address))
    assert "cla_reviews, row 2 (7002)" in page and "1 was cancelled, and is not brought in as a review" in page
    assert commit(wren, address).status_code == 303
    assert "cla_reviews, row 4 (7002)" in words(wren.get(f"{address}/rows?of=left"))
    assert Import.get().counts == {"added": 6, "changed": 0, "left": 1}


def test_a_longer_list_asks_no_more_for_its_marks(in_force, sqlite_seat):
    dilys, counts = sqlite_seat("Dilys Ashgrove"), []
    for n in range(1, 7):
        newcomer(in_force, date(2026, 3, 2), reference=f"NM-90{n:02}").next_review.note_system_due(None, THEIRS)
        if n in (2, 6):
            counts += [asked(lambda page=page: dilys.get(page))[1] for page in ("/my-children", "/reviews")]
    assert counts[:2] == counts[2:]
