"""Looking for a child by what no child is called: answered at once, as it was typed and nothing else."""

from time import perf_counter

import pytest

from models import Allocation, Child
from models.base import now
from tests.views.records import token_of, words

SLOW = 1  # seconds
LOOKED_FOR = ("*", "(a+)+$", "(" * 200, ".*", "[", "%%%%", "a" * 200, "_" * 200, "\\", "\N{RIGHT-TO-LEFT OVERRIDE}ab")


@pytest.fixture
def look(council, seat):
    """The answer to looking for this, on each engine."""
    officer = seat("Dilys Ashgrove")
    fields = {"csrf_token": token_of(officer.get("/board")), "procedure": "north-somerset-isro", "kind": ""}

    def look(words, **more):
        return officer.client.post("/drafts/looking-for-somebody", data=fields | {"do": "find", "find": words}, **more)

    return look


def test_whatever_is_looked_for_is_answered_at_once(look, subtests):
    for text in LOOKED_FOR:
        with subtests.test(repr(text[:9])):
            since = perf_counter()
            answer = look(text)
            assert answer.status_code == 200 and "Nobody among your children matches" in words(answer)
            assert perf_counter() - since < SLOW * 3  # a busy machine is slow, not wrong


def test_what_is_too_long_or_on_two_lines_or_cannot_be_stored_finds_nobody_and_is_no_fault(look, subtests):
    for text in ("x" * 10_000, "Alder\nBrook", "Alder\0Brook"):
        with subtests.test(repr(text[:9])):
            answer = look(text)
            assert answer.status_code in (200, 422)
            assert 'name="children" type="checkbox" value' not in answer.text


def test_one_letter_finds_at_most_ten_and_says_so(council, look):
    today, dilys = now().date(), council.person("Dilys Ashgrove")
    for place in range(12):
        child = Child.create(reference=f"ZZ-{place}", name=f"Zinnia Quill {place}", born=today)
        Allocation.create(child=child, iro=dilys, since=today)
    answer = look("z")
    assert answer.text.count('name="children"') == 10
    assert "These are the first 10. Type more of the name to see others." in words(answer)


def test_nothing_looked_for_asks_for_something(look):
    answer = look("  ")
    assert answer.status_code == 422 and "Enter part of the child’s name, or a reference" in words(answer)
