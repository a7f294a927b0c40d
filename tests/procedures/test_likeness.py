"""A stage that is like an earlier one takes its people, limits and records, and says the rest itself."""

import pytest

from rules.procedure import load
from tests.procedures.files import small

ONE = 'raised_by = "iro"'


@pytest.fixture
def stages():
    said = f'{ONE}\nfacts = "emailed"\nsource = "page 1"\nnote = "odd"\nhelp = "Write first."'
    text = small((ONE, said), ("[[stages.clocks]]", '[[stages.branches]]\nto = "two"\n\n[[stages.clocks]]'))
    return load(text.encode()).stages


def test_it_takes_people_limits_and_records(stages):
    one, two = stages
    assert (two.raised_by, two.facts, two.help, two.clocks) == (one.raised_by, one.facts, one.help, one.clocks)


def test_it_says_its_own_recipients(stages):
    assert [recipient.role for recipient in stages[1].recipients] == ["head"]


def test_it_takes_no_source_no_note_and_no_way_on(stages):
    two = stages[1]
    assert (two.source, two.note, two.branches) == ("", "", ())


def test_it_is_not_the_last_because_another_is():
    third = '\n[[stages]]\nkey = "three"\nlabel = "Stage 3"\nlike = "two"\n'
    text = small(("last = true", 'branches = [{ to = "three", urgency = "low" }]\nlast = false'), more=third)
    assert [stage.last for stage in load(text.encode()).stages] == [False, False, False]
    ended = small((ONE, f'{ONE}\nlast = false\nbranches = [{{ to = "three", urgency = "low" }}]'), more=third)
    assert [stage.last for stage in load(ended.encode()).stages] == [False, True, False]


def test_it_may_say_that_it_has_nothing_of_the_kind():
    text = small((ONE, f'{ONE}\nfacts = "emailed"'), ("last = true", "last = true\nfacts = []"))
    assert [stage.facts for stage in load(text.encode()).stages] == [("emailed",), ()]
