"""Reviews as files have them: columns by any name they go by, whose they are, and what no row can say."""

from datetime import date

import pytest

from rules.imports import ReviewRow, code_in, read
from rules.imports.ssd_reviews import NOBODY
from tests.imports.files import TODAY, delivery, written
from tests.imports.histories import CLA_REVIEWS, a_review, cla_reviews, episode, episodes, reviews, with_history

CODES = tuple(f"PN{n}" for n in range(8))


def said(reading):
    return [str(problem) for problem in reading.problems]


def test_a_file_of_reviews_in_any_order_and_spelling():
    data = written(["Date held", "ID", "Cancelled", "due"], ["25/02/2025", "NM-1", "no", "03/03/2025"], ["", "NM-1", "Y", "19/11/2025"])  # fmt: skip
    found = read("reviews", [data], TODAY)
    assert found.reviews == [
        ReviewRow(2, "NM-1", date(2025, 3, 3), date(2025, 2, 25)),
        ReviewRow(3, "NM-1", date(2025, 11, 19), None, True),
    ]
    assert (found.problems, found.rows) == ([], [])
    assert "day first" in found.notes[0]


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (a_review(held="2025-02-31"), "held on: This date does not exist. Write it like 2026-04-03."),
        (a_review(due="0001-01-01"), "due date: This date does not exist. Write it like 2026-04-03."),
        (a_review(due="soon"), "due date: This is not a date. Write it like 2026-04-03."),
        (a_review(), "held on: Give the day on which the review was held, or by when it is due."),
        (a_review("", held="2025-02-25"), "reference: This is empty. Fill it in."),
        (a_review(held="2025-02-25", cancelled="perhaps"), "cancelled: Write Y or N."),
        (a_review(due="2025-02-25", participation="PN1"), "participation: Say also on which day the review was held."),
        (
            a_review(held="2025-02-25", cancelled="Y", participation="PN1"),
            "participation: This review was cancelled, and yet it says how the child took part.",
        ),
    ],
)
def test_what_a_row_cannot_say(row, sentence):
    found = read("reviews", [reviews(row, a_review(held="2025-05-20"))], TODAY)
    assert said(found) == [f"Row 2, {sentence}"]
    assert [each.row for each in found.reviews] == [3]


def test_two_reviews_of_one_child_on_one_day_are_named_together():
    found = read("reviews", [reviews(a_review(held="2025-05-20"), a_review("nm-9001", held="2025-05-20"))], TODAY)
    assert said(found) == [
        f"Row {n}, held on: Two reviews of one child on one day, in rows 2, 3. Leave one of them." for n in (2, 3)
    ]


def test_the_reviews_of_a_delivery_are_told_by_the_periods_of_care():
    found = read("ssd", with_history(), TODAY)
    assert found.problems == []
    assert [row.reference for row in found.rows] == ["7001", "7002"]
    assert {row.reference for row in found.reviews} == {"7002"}
    assert [(row.held_on, row.is_cancelled) for row in found.reviews] == [
        (date(2025, 2, 25), False), (date(2025, 5, 20), False), (None, True), (date(2025, 11, 18), False), (None, False),
    ]  # fmt: skip


def test_those_of_children_who_are_left_out_are_counted_and_their_faults_are_nobodys():
    grown = episodes(episode("7003", "c9", "2001-03-01", "2004-01-01"), episode("7002", "c3", "2025-02-03"))
    rows = (["r1", "c3", "", "2025-02-25", "N", "PN1"], ["r2", "c9", "", "no date", "maybe", ""])
    involved = delivery()["involvements"].replace(b"7001", b"7002")
    found = read("ssd", with_history(*rows, cla_episodes=grown, involvements=involved), TODAY)
    assert (said(found), len(found.reviews)) == ([], 1)
    assert "cla_reviews: 1 reviews are of children who are left out." in found.notes


def test_a_review_of_nobodys_period_and_a_number_twice_are_problems_with_their_table():
    rows = (["r1", "c77", "", "2025-02-25", "N", ""], ["r2", "c3", "", "2025-05-20", "N", ""], ["r2", "c3", "", "2025-06-20", "N", ""])  # fmt: skip
    found = read("ssd", with_history(*rows), TODAY)
    assert said(found) == [
        f"Cla_reviews, row 2, clar_cla_id: {NOBODY.format('period of care')}",
        "Cla_reviews, row 3, clar_cla_review_id: This number stands more than once, in rows 3, 4. Leave one of them.",
        "Cla_reviews, row 4, clar_cla_review_id: This number stands more than once, in rows 3, 4. Leave one of them.",
    ]
    assert found.problems[1].reference == "7002"


def test_alone_they_are_read_for_children_who_are_here_and_those_who_left_care_are_passed_over():
    cared = episodes(
        episode("7002", "c3", "2025-02-03"), episode("7003", "c9", "2001-03-01", "2004-01-01"), episode("7009", "c5", "2025-02-03")
    )  # fmt: skip
    rows = [["r1", "c3", "", "2025-02-25", "N", ""], ["r2", "c9", "", "2002-01-01", "N", ""], ["r3", "c5", "", "2025-03-01", "N", ""]]  # fmt: skip
    found = read("ssd", [cla_reviews(*rows), cared], TODAY, {"7002"})
    assert said(found) == [
        "Cla_reviews, row 4: This child is not here. Send the whole delivery, or import the child first."
    ]
    assert [row.reference for row in found.reviews] == ["7002"]
    assert found.notes == ["cla_reviews: 1 reviews are of children who are left out."]


@pytest.mark.parametrize("column", ["clar_cla_person_id", "clar_person_id"])
def test_alone_with_the_childs_own_number_no_other_table_is_needed(column):
    heading = [column if name == "clar_cla_id" else name for name in CLA_REVIEWS]
    found = read("ssd", [cla_reviews(["r1", "7002", "", "2025-02-25", "N", "PN1"], heading=heading)], TODAY, {"7002"})
    assert (said(found), found.reviews[0].reference) == ([], "7002")


def test_earlier_releases_name_the_episode():
    heading = ["clar_cla_episode_id" if name == "clar_cla_id" else name for name in CLA_REVIEWS]
    found = read(
        "ssd", [*delivery().values(), cla_reviews(["r1", "e4", "", "2025-02-25", "", ""], heading=heading)], TODAY
    )
    assert (said(found), found.reviews[0].reference) == ([], "7002")


@pytest.mark.parametrize(
    ("text", "code"),
    [("PN1", "PN1"), ("pn1", "PN1"), ("PN4 - Child attends", "PN4"), ("Attends (PN4)", "PN4"), ("PN1 or PN2", ""), ("", ""), ("PN9", "")],
)  # fmt: skip
def test_the_code_is_found_beside_its_words(text, code):
    assert code_in(text, CODES) == code
