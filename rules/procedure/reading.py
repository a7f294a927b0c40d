"""From plain data to shapes. The shapes' types are the schema; every fault is noted and reading goes on."""

import re
import types
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from functools import cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from rules.procedure.marks import InTurn, Names, Text, did_you_mean, shortened
from rules.procedure.problems import Findings

MOST_ROWS = 60
PLAIN = (Text(1000),)
PARTS = ("roles", "urgencies", "stages", "kinds")  # whose keys other parts of a file may name
WANTED = {
    str: "words in quotes",
    bool: "true or false, without quotes",
    int: "a whole number, without quotes",
    date: "a date such as 2024-08-01, no quotes",
}
EMPTY = {str: "", bool: False, int: 0, date: None, tuple: (), dict: {}}


class Reader:
    """Reads one file's data, with the keys that the file defines, into what its fields' types ask for."""

    def __init__(self, data: Mapping[str, Any], findings: Findings, parts: Sequence[str] = PARTS):
        self.names: Names = {part: _keys(data.get(part)) for part in parts}
        self.findings = findings

    def read(self, kind: Any, value: Any, where: str) -> Any:
        """The value as that type; where it cannot be, its fault is noted and something empty stands in."""
        kind, marks = _unmarked(kind)
        if is_dataclass(kind):
            return self.table(kind, value, where)
        if get_origin(kind) is tuple:
            return self.rows(get_args(kind)[0], value, where)
        if get_origin(kind) is dict:
            key_kind, kind = get_args(kind)
            return self.named(key_kind, kind, value, where)
        return self.leaf(kind, marks, value, where)

    def table(self, shape: Any, value: Any, where: str) -> Any:
        """The table as that shape."""
        hints = _hints(shape)
        required = [field.name for field in fields(shape) if field.default is field.default_factory is MISSING]
        given = {name: _empty(hints[name]) for name in required}
        if self.is_table(value, where):
            for name in [name for name in required if name not in value]:
                self.findings.note(_under(where, name), "This key is missing.")
            for name in [name for name in value if name not in hints]:
                sentence = f"{_noun(shape)} has no such key. {did_you_mean(name, list(hints))}"
                self.findings.note(_under(where, name), sentence)
            known = [name for name in hints if name in value]
            given |= {name: self.read(hints[name], value[name], _under(where, name)) for name in known}
        return shape(**given)

    def rows(self, kind: Any, value: Any, where: str) -> tuple:
        """The list, or the one text that stands for a list of one."""
        if isinstance(value, str) and _unmarked(kind)[0] is str:
            return (self.read(kind, value, where),)
        if not isinstance(value, list):
            self.findings.note(where, f"This must be a list in square brackets, not {_words_for(value)}.")
            return ()
        if len(value) > MOST_ROWS:
            self.findings.note(where, f"There are {len(value):,} of these. There may be {MOST_ROWS} at most.")
        read = tuple(self.read(kind, item, f"{where}[{n}]") for n, item in enumerate(value[:MOST_ROWS]))
        if not any(isinstance(mark, InTurn) for mark in _unmarked(kind)[1]):
            shapes = is_dataclass(kind)
            keys = [getattr(item, "key", "") if shapes else item for item in read]
            self.unique(keys, where, ".key" if shapes else "")
        return read

    def unique(self, keys: list[Any], where: str, suffix: str):
        """Note each key or text that stands in its list a second time."""
        for n, key in enumerate(keys):
            if key and key in keys[:n]:
                self.findings.note(f"{where}[{n}]{suffix}", f"“{shortened(str(key))}” stands here twice. Keep one.")

    def named(self, key_kind: Any, kind: Any, value: Any, where: str) -> dict:
        """The table whose keys are names of the council's own; a shape among its values takes its key from there."""
        if not self.is_table(value, where):
            return {}
        for key in value:
            self.read(key_kind, key, _under(where, key))
        if is_dataclass(kind):
            value = {key: {"key": key, **item} if isinstance(item, dict) else item for key, item in value.items()}
        return {key: self.read(kind, item, _under(where, key)) for key, item in value.items()}

    def is_table(self, value: Any, where: str) -> bool:
        """Whether it is a table; if not, that is noted."""
        if not isinstance(value, dict):
            self.findings.note(where, f"This must be a table of keys and values, not {_words_for(value)}.")
        return isinstance(value, dict)

    def leaf(self, kind: Any, marks: tuple, value: Any, where: str) -> Any:
        """The text, truth, number or date."""
        if type(value) is not kind:
            self.findings.note(where, f"This must be {WANTED[kind]}, not {_words_for(value)}.")
            return EMPTY[kind]
        for mark in marks or (PLAIN if kind is str else ()):
            if fault := mark.fault(value, self.names):
                self.findings.note(where, fault)
                return EMPTY[kind]
        return value


@cache
def _hints(shape: Any) -> dict[str, Any]:
    return get_type_hints(shape, include_extras=True)


def _unmarked(kind: Any) -> tuple[Any, tuple]:
    """The type without "or None" and without its marks, and the marks."""
    if isinstance(kind, types.UnionType):
        kind = next(option for option in get_args(kind) if option is not types.NoneType)
    return (get_args(kind)[0], kind.__metadata__) if get_origin(kind) is Annotated else (kind, ())


def _empty(kind: Any) -> Any:
    kind = _unmarked(kind)[0]
    return EMPTY[get_origin(kind) or kind]


def _keys(part: Any) -> list[str]:
    """The keys that a part of the file defines: of a table's rows, or in the rows of a list."""
    rows = part if isinstance(part, list) else []
    found = list(part) if isinstance(part, dict) else [row.get("key") for row in rows if isinstance(row, dict)]
    return [key for key in found if isinstance(key, str)]


def _under(where: str, key: str) -> str:
    return f"{where}.{shortened(key)}" if where else shortened(key)


def _noun(shape: Any) -> str:
    noun = re.sub(r"\B([A-Z])", r" \1", shape.__name__).removesuffix(" Rule").lower()
    return f"{'An' if noun[0] in 'aeiou' else 'A'} {noun}"


def _words_for(value: Any) -> str:
    names = {str: "words", bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "a table"}
    return names.get(type(value), "a date or time")
