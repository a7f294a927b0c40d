"""What is wrong with a reviews file is said in plain words, with the line, all of it at once."""

import pytest

from tests.procedures.files import line_with
from tests.reviews.files import SMALL, problems_of, small

PROMPT = '\n[[prompts]]\nkey = "other"\nlabel = "Other"\n'
CODE = '\n[[participation]]\ncode = "PN1"\nlabel = "There"\n'
GATE = '\n[[gates]]\nkey = "gate"\nlabel = "Gate"\n'
STILL = '\n[[resets_nothing]]\nfact = "missing"\nlabel = "Missing"\nwhy = "So"\n'
QUESTION = '\n[[questions]]\nkey = "why"\nlabel = "Why?"\n'


def test_the_small_file_has_no_fault():
    assert problems_of(SMALL) == []


@pytest.mark.parametrize(
    ("change", "where", "said"),
    [
        (('starts = "moved"', 'starts = "move"'), "cycles[1].starts", "Did you mean “moved”?"),
        (('"3 months"', '"3 moons"'), "cycles[0].limits[1]", "is not a unit"),
        (('limits = "20 working days"', 'limits = "48 hours"'), "cycles[1].limits", "only the day is known"),
        (('limits = "20 working days"', "limits = []"), "cycles[1].limits", "has no limits"),
        (('limits = "20 working days"', 'limits = "2 weeks before"'), "cycles[1].limits", "counts back"),
        (('"5 working days before"', '"5 working days"'), "before[0].limit", "counts forward"),
        (('limit = "5 working days"\n', 'limit = "5 working days before"\n'), "after[0].limit", "counts back"),
        (("review = 2", "review = true"), "prompts[0].review", "a whole number, without quotes, not true or false"),
        (("review = 2", 'review = "2"'), "prompts[0].review", "a whole number, without quotes, not words"),
        (("review = 2", "review = 0"), "prompts[0].review", "a number from 1 to 20"),
        (("review = 2", 'text = "When?"'), "prompts[0]", "on which review"),
        (('owed_by = "iro"', 'owed_by = "iron"'), "before[0].owed_by", "is not a role of this file"),
        (('due_with = "papers"', 'due_with = "paper"'), "documents[0].due_with", "Did you mean “papers”?"),
        (('starts = "review held"', 'starts = "held"'), "after[0].starts", "is not known here"),
        (('basis = "law"', 'basis = "custom"'), "cycles[0].basis", "It may be: council, law."),
        (('basis = "law"', "in_use = 1"), "cycles[0].in_use", "true or false"),
        (("review = 2", "review = 2\nfrequency = 3"), "prompts[0].frequency", "A prompt has no such key"),
        (('title = "Small', 'tittle = "Small'), "tittle", "A reviews procedure has no such key"),
        (('starts = "came into care"', 'starts = "short breaks began"'), "cycles", "no review would ever be due"),
        (('limits = "20 working days"', 'limits = "20 working days"\nprinted = ["a", "b"]'), "cycles[1].printed", "2"),
        (('limits = "20 working days"', 'limits = "20 working days"\nnames = ["a", "b"]'), "cycles[1].names", "2"),
    ],
)
def test_a_fault_says_where_and_what(change, where, said):
    found = [problem for problem in problems_of(small(change)) if problem.where == where]

    assert len(found) == 1, problems_of(small(change))
    assert said in found[0].sentence


@pytest.mark.parametrize(
    ("more", "where", "said"),
    [
        (PROMPT + 'limit = "4 months"\n', "prompts[1].limit", "needs counts_from"),
        (PROMPT + 'review = 1\ncounts_from = "moved"\n', "prompts[1].counts_from", "Nothing is counted"),
        (PROMPT + "every_review = true\nrepeats = 2\n", "prompts[1].repeats", "Which fact repeats?"),
        (CODE + CODE.replace("There", "Here"), "participation[1].code", "stands here twice"),
        (CODE + "from_birthday = 9\nuntil_birthday = 4\n", "participation[0].from_birthday", "fit no child"),
        (GATE + 'lasted = "12 months"\n', "gates[0].lasted", "Write it in during"),
        (QUESTION + "facts = []\n", "questions[0].facts", "never be asked"),
        (STILL + STILL, "resets_nothing[1].fact", "stands here twice"),
        (
            '\n[[resets_nothing]]\nfact = "moved"\nlabel = "Moved"\nwhy = "So"\n',
            "resets_nothing[0].fact",
            "Keep one of the two",
        ),
    ],
)
def test_what_does_not_go_together_is_said(more, where, said):
    (problem,) = problems_of(small(more=more))

    assert (problem.where, said in problem.sentence) == (where, True), problem
    assert problem.line


def test_silence_agrees_the_decisions_of_a_review_and_nothing_else():  # req 2.91, O32
    late = ('limit = "5 working days"\n', 'limit = "5 working days"\nat_end = "agreed"\n')
    (problem,) = problems_of(small(late))
    received = ('starts = "review held"', 'starts = "decisions received"')

    assert problem.where == "after[0].at_end" and "nothing else" in problem.sentence
    assert problem.line == line_with(small(late), 'at_end = "agreed"')
    assert problems_of(small(late, received)) == []


def test_every_fault_at_once_in_the_order_of_the_file():
    text = small(('version = "1"', "version = 1"), ('"3 months"', '"3 moons"'), ("review = 2", "review = -2"))
    problems = problems_of(text)

    assert [problem.where for problem in problems] == ["version", "cycles[0].limits[1]", "prompts[0].review"]
    assert [problem.line for problem in problems] == [
        line_with(text, words) for words in ("version = 1", "3 moons", "review = -2")
    ]


def test_the_same_limit_may_hold_twice_in_turn():
    assert problems_of(small(('"3 months", ', '"3 months", "3 months", '))) == []
