"""No file whatsoever makes reading fail: it comes to rows or to problems."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from rules.imports import KINDS, read
from tests.imports.files import CHILDREN, EPISODES, INVOLVEMENTS, PEOPLE, PERSON, PROFESSIONALS, TODAY, written

CELLS = st.one_of(
    st.text(max_size=20),
    st.sampled_from(["TW-1", "2015-05-16", "03/04/2026", "46115", "99999", "31/02/2020", "NULL", "TM", "a@b.example", "IRO", "CW", "p1"]),
)  # fmt: skip


def a_file(heading):
    """A file with this heading and any cells under it, in any alphabet."""
    rows = st.lists(st.lists(CELLS, max_size=len(heading) + 1), max_size=6)
    alphabet = st.sampled_from(["utf-8", "utf-8-sig", "utf-16"])
    return st.builds(lambda rows, alphabet: _bytes(heading, rows, alphabet), rows, alphabet)


def _bytes(heading, rows, alphabet):
    return written(heading, *rows).decode().encode(alphabet, errors="replace")


def holds(reading):
    """Each row is well or has a problem, and every problem can be said."""
    assert reading.rows or reading.problems
    assert not {row.row for row in reading.rows} & {
        p.row for p in reading.problems if p.table in ("", "person") and p.row
    }
    assert all(str(problem).strip() for problem in (*reading.problems, *reading.warnings))


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
@example(b'"')
@example(b"\xff\xfe")
@example(b"sep=;")
@example(b"reference,name,dob\n=,=,=")
def test_any_bytes_of_any_kind(data):
    for kind in KINDS:
        holds(read(kind, [data], TODAY))


@settings(max_examples=100, deadline=None)
@given(a_file(CHILDREN))
def test_any_cells_under_the_heading_of_children(data):
    holds(read("children", [data], TODAY))


@settings(max_examples=100, deadline=None)
@given(a_file(PEOPLE))
def test_any_cells_under_the_heading_of_people(data):
    holds(read("people", [data], TODAY))


@settings(max_examples=100, deadline=None)
@given(st.tuples(*map(a_file, (PERSON, EPISODES, INVOLVEMENTS, PROFESSIONALS))), st.sets(CELLS))
def test_any_cells_in_a_delivery(files, known):
    reading = read("ssd", files, TODAY, known)
    assert all(str(problem).strip() for problem in (*reading.problems, *reading.warnings))
