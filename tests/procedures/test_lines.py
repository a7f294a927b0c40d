"""The line of a key, whatever stands in the strings and lists before it."""

import pytest

from rules.procedure.lines import line_of, lines_of_keys
from tests.procedures.files import line_with

TEXT = '''\
# [[stages]] in a comment
key = "a # [b] = c"
notes = [
    "one ] \\\\" [[stages]]",
    \'two = [\',
]
nested = [
    [1],
    [2],
]
long = """
[[stages]]
key = "not this"
"""
"quoted" = 1
dotted.name = 2
inline = { a = "}", b = [1, 2] }
[words]  # why
prefix = "IR"

[[stages]]
key = "first"
[stages.by]
red = "x"

[[stages]]
key = "second"
  [[stages.clocks]]
  limit = "one"

  [[stages.clocks]]
  limit = "two"
  [stages.clocks.by_urgency]
  red = "three"
'''


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ("key", 'key = "a #'),
        ("notes", "notes = ["),
        ("notes[1]", "notes = ["),
        ("long", 'long = """'),
        ("quoted", '"quoted"'),
        ("dotted.name", "dotted.name"),
        ("inline.b", "inline = "),
        ("words.prefix", "prefix = "),
        ("words.missing", "[words]"),
        ("stages[0].key", 'key = "first"'),
        ("stages[0].by.red", 'red = "x"'),
        ("stages[1].clocks[0].limit", 'limit = "one"'),
        ("stages[1].clocks[1].limit", 'limit = "two"'),
        ("stages[1].clocks[1].by_urgency.red", 'red = "three"'),
        ("stages[1].clocks[1].by_urgency.amber", "[stages.clocks.by_urgency]"),
        ("stages[1].label", None),
    ],
)
def test_the_line(where, words):
    expected = line_with(TEXT, words) if words else line_with(TEXT, 'key = "second"') - 1
    assert line_of(where, lines_of_keys(TEXT)) == expected


def test_a_key_of_no_table_has_no_line():
    assert line_of("owner", lines_of_keys(TEXT)) is None
