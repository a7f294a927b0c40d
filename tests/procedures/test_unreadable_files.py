"""A procedure file that cannot be read is refused with line and column, in plain words."""

import pytest

from rules.procedure import ProcedureError, load
from tests.procedures.files import SMALL, problems_of, small


@pytest.mark.parametrize(
    ("before", "after", "sentence", "line", "column"),
    [
        ('title = "Small protocol"', "title", "A key must be followed by = and a value.", 2, 6),
        ('title = "Small protocol"', "title = Small protocol", "This is not a value.", 2, 9),
        ('title = "Small protocol"', 'title = "Small protocol', "is opened and not closed on this line.", 2, 24),
        ('title = "Small protocol"', 'title = "a"\ntitle = "b"', "This key is written twice.", 3, 12),
        ('title = "Small protocol"', 'title = "a" "b"', "Something stands after the value.", 2, 13),
        ("[[urgencies]]", "[[urgencies]", "A heading in [[ ]] is not closed.", 11, 12),
        ("[roles]", "[roles", "A heading in [ ] is not closed.", 6, 7),
        ("[roles]", "[roles]\n[roles]", "This table is written twice.", 7, 7),
        ('{ role = "manager" }]', '{ role = "manager", role = "head" }]', "This key is written twice.", 23, 48),
    ],
)
def test_grammar(before, after, sentence, line, column):
    (problem,) = problems_of(small((before, after)))
    assert sentence in problem.sentence
    assert (problem.line, problem.column) == (line, column)
    assert str(problem).startswith(f"line {line}, column {column}: ")


def test_a_list_that_is_never_closed_is_placed_at_the_end():
    (problem,) = problems_of('key = ["a",\n')
    assert problem.line == 2 and problem.column


def test_duplicate_table_says_its_line():
    text = SMALL + '\n[roles]\nother = { title = "Other", acts_as = "SW" }\n'
    (problem,) = problems_of(text)
    assert problem.sentence == "This table is written twice. Keep one of them."
    assert problem.line == SMALL.count("\n") + 2


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_another_encoding_says_where(encoding):
    text = small(("Small protocol", "Small protocol – für"), ("–", "-"))
    (problem,) = problems_of(text.encode(encoding))
    assert "not UTF-8" in problem.sentence and "Save the file as UTF-8" in problem.sentence
    assert (problem.line, problem.column) == {"latin-1": (2, 28), "utf-16": (1, 1)}[encoding]


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm():
    text = b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode()
    assert load(text).stages == load(SMALL.encode()).stages


@pytest.mark.parametrize("size", [1_000_001, 10_000_000])
def test_too_large(size, tmp_path):
    file = tmp_path / "large.toml"
    file.write_bytes(SMALL.encode() + b"#" * (size - len(SMALL)))
    with pytest.raises(ProcedureError, match="may have 1,000,000 at most"):
        load(file)


def test_as_large_as_may_be():
    assert load(SMALL.encode() + b"#" * (1_000_000 - len(SMALL))).key == "small"


def test_a_file_that_is_not_there(tmp_path):
    with pytest.raises(ProcedureError, match="none.toml cannot be read: No such file"):
        load(tmp_path / "none.toml")


def test_lists_too_deep():
    (problem,) = problems_of("key = " + "[" * 50_000)
    assert problem.sentence == "Lists or tables lie too deep in one another."


def test_an_empty_file_says_what_is_missing():
    problems = problems_of("")
    assert {problem.where for problem in problems} >= {"key", "title", "version", "owner", "stages", "roles"}
