"""All the problems of a file come at once, each with its line."""

import pytest

from tests.procedures.files import NINE, SMALL, line_with, problems_of, small

CONSENT = '\n[[stages.consents]]\nkey = "c"\nlabel = "Agreement"\nrole = "iro"\n'
CLOCK = '\n[[stages.clocks]]\nkey = "c"\nlabel = "C"\nowed_by = "raiser"\nstarts = "opened"\nstops = "sent"\n'


def test_the_small_file_has_no_fault():
    assert problems_of(SMALL) == []


@pytest.mark.parametrize(
    ("before", "after", "where"),
    [
        ('role = "manager"', 'role = "manger"', "stages[0].recipients[0].role"),
        ("5 working days", "-5 working days", "stages[0].clocks[0].by_urgency.low"),
        ('owed_by = "recipient"', 'owed_by = "nobody"', "stages[0].clocks[0].owed_by"),
        ('acts_as = "TM"', 'acts_as = "Boss"', "roles.manager.acts_as"),
        ('label = "Stage 1"', 'label = "<b>1</b>"', "stages[0].label"),
        ("raised_by = ", "raisd_by = ", "stages[0].raisd_by"),
        ("last = true", "last = 1", "stages[1].last"),
    ],
)
def test_a_fault_says_its_line(before, after, where):
    text = small((before, after))
    (problem,) = problems_of(text)
    assert problem.line == line_with(text, after)
    assert str(problem).startswith(f"line {problem.line}, {where}: ")


def test_every_fault_of_a_file_at_once_in_its_order():
    text = small(
        ('title = "Small protocol"', 'title = "<i>Small</i>"'),
        ('acts_as = "TM"', 'acts_as = "Boss"'),
        ("5 working days", "5 fortnights"),
        (', high = "25 hours"', ""),
        ('label = "Stage 2"', "lable = 2"),
        ("last = true", 'branches = [{ to = "one" }]'),
        more=CONSENT + CLOCK,
    )
    problems = problems_of(text)
    assert {problem.where for problem in problems} == {
        "title",
        "roles.manager.acts_as",
        "stages[0].clocks[0].by_urgency.low",
        "stages[0].clocks[0].by_urgency.high",
        "stages[1].label",
        "stages[1].lable",
        "stages[1].branches[0].to",
        "stages[1].consents[0].role",
        "stages[1].clocks[0]",
    }
    lines = [problem.line for problem in problems]
    assert lines == sorted(lines)


def test_a_fault_is_told_once_though_other_stages_are_like_it():
    path = next(path for path in NINE if path.stem.endswith("isro"))
    text = path.read_text().replace('red = "25 hours" }', 'red = "25 hrs" }')
    (problem,) = problems_of(text)
    assert problem.where == "stages[1].clocks[1].by_urgency.red"
    assert problem.line == line_with(text, '"25 hrs" }')


def test_a_hopeless_file_stops_at_five_hundred():
    assert len(problems_of(SMALL.replace("[roles]", "\n".join(f"k{n} = 1" for n in range(900)) + "\n[roles]"))) == 500
