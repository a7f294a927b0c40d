"""Participation codes and the child's age at the review (national checks 440 and 441)."""

from datetime import date

import pytest

from rules.reviews import code_problem, codes_for
from tests.reviews.files import named

BLACKPOOL, BORN = named("blackpool-reviews"), date(2022, 5, 17)


@pytest.mark.parametrize(
    ("held", "codes"),
    [
        ("2026-05-16", ["PN0"]),
        ("2026-05-17", [f"PN{n}" for n in range(8)]),
        ("2026-05-18", [f"PN{n}" for n in range(1, 8)]),
    ],
)
def test_on_the_fourth_birthday_both_pass(held, codes):
    assert [each.code for each in codes_for(BORN, date.fromisoformat(held), BLACKPOOL)] == codes


def test_what_does_not_go_with_the_age_is_said():
    too_young = code_problem("PN1", BORN, date(2026, 5, 16), BLACKPOOL)

    assert too_young == "PN1 is for children of 4 and older. The child was younger at the review."
    assert "under 4" in code_problem("PN0", BORN, date(2026, 5, 18), BLACKPOOL)
    assert code_problem("PN0", BORN, date(2026, 5, 17), BLACKPOOL) == ""
    assert "Did you mean “PN7”?" in code_problem("PN77", BORN, date(2026, 5, 17), BLACKPOOL)


def test_three_questions_are_asked_each_time():  # req 3.7-3.9
    assert [len(asked.answers) for asked in BLACKPOOL.participation_questions] == [4, 3, 3]
