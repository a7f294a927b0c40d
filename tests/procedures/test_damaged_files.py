"""However a file is damaged, loading it says what is wrong: it never fails in another way."""

import tomllib

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rules.procedure import Problem, ProcedureError
from rules.procedures import AnyProcedure, check, draw, load
from tests.procedures.files import NINE, OF_REVIEWS, SMALL
from tests.procedures.writing import toml

FILES = [path.read_bytes() for path in NINE + OF_REVIEWS] + [SMALL.encode()]
OTHERS = st.one_of(
    st.none(),  # the key is removed
    st.booleans(),
    st.integers(),
    st.dates(),
    st.datetimes(),
    st.sampled_from(
        ["", "stage-1", "same day", "0 hours", "9 years before", "clock:answer", "origin", "moved", "<b>", "key"]
    ),
    st.text(max_size=20),
    st.lists(st.text(max_size=5), max_size=3),
    st.dictionaries(st.sampled_from(["key", "role", "green", "to"]), st.text(max_size=5), max_size=3),
    st.lists(st.dictionaries(st.sampled_from(["key", "label", "to"]), st.text(max_size=5)), max_size=2),
)


def loads_or_says_why(data: bytes):
    """The procedure, checked and drawn, or the problems; anything else raised is a fault of ours."""
    try:
        procedure = load(data)
    except ProcedureError as error:
        assert error.problems
        assert all(isinstance(problem, Problem) and problem.sentence for problem in error.problems)
        return error.problems
    assert isinstance(procedure, AnyProcedure)
    assert draw(procedure)
    check(procedure)
    return []


def places(value, path=()):
    """Each key path of the data, inner ones too."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in inner:
        yield (*path, key)
        yield from places(item, (*path, key))


def changed(data: dict, path: tuple, value):
    """Put the value at that path, or remove what stands there where the value is None."""
    *around, last = path
    for key in around:
        data = data[key]
    if value is None:
        del data[last]
    else:
        data[last] = value


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_any_key_changed_or_removed(data):
    contents = tomllib.loads(data.draw(st.sampled_from(FILES)).decode())
    for _ in range(data.draw(st.integers(1, 3))):
        every = list(places(contents))
        changed(contents, data.draw(st.sampled_from(every)), data.draw(OTHERS))
    loads_or_says_why(toml(contents).encode())


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_stretch_of_bytes_changed(data):
    contents = data.draw(st.sampled_from(FILES))
    start = data.draw(st.integers(0, len(contents)))
    length = data.draw(st.integers(0, 30))
    put = data.draw(st.binary(max_size=6) | st.sampled_from([b"[", b"]]", b'"', b'"""', b"=", b"\n", b"#", b"{", b"'"]))
    loads_or_says_why(contents[:start] + put + contents[start + length :])


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_lines_lost(data):
    lines = data.draw(st.sampled_from(FILES)).split(b"\n")
    start = data.draw(st.integers(0, len(lines)))
    length = data.draw(st.integers(1, 12))
    for problem in loads_or_says_why(b"\n".join(lines[:start] + lines[start + length :])):
        assert problem.line is None or 1 <= problem.line <= len(lines)


@settings(max_examples=50, deadline=None)
@given(st.text() | st.binary())
def test_anything_at_all(contents):
    data = contents if isinstance(contents, bytes) else contents.encode("utf-8", errors="replace")
    assert loads_or_says_why(data)
