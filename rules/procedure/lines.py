"""On which line each key of a file stands. The text has been parsed before, so its grammar is sound."""

import re
from collections.abc import Iterator

TOKEN = re.compile(r'"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\'|#[^\n]*', re.DOTALL)
NAME = re.compile(r"[\w-]+")
HEADER = re.compile(r"\s*(\[\[?)([^\]]+)\]")
ASSIGNMENT = re.compile(r"\s*([\w\s.\"'-]+?)\s*=")


def lines_of_keys(text: str) -> dict[str, int]:
    """The line, counted from 1, of each key path such as `stages[2].clocks[0].limit`."""
    lines: dict[str, int] = {}
    last: dict[str, int] = {}  # the index that an array of tables has reached
    table = ""
    for number, statement in _statements(text):
        if header := HEADER.match(statement):
            table = _opened(NAME.findall(header[2]), last, is_array=header[1] == "[[")
            lines.setdefault(table, number)
            lines.setdefault(table.rpartition("[")[0] or table, number)
        elif assignment := ASSIGNMENT.match(statement):
            path = ".".join(filter(None, [table, *NAME.findall(assignment[1])]))
            lines.setdefault(path, number)
    return lines


def line_of(where: str, lines: dict[str, int]) -> int | None:
    """The line of that key, or of the nearest table around it. None for the file as a whole."""
    while where and where not in lines:
        where = where[: max(where.rfind("."), where.rfind("["), 0)]
    return lines.get(where)


def _opened(names: list[str], last: dict[str, int], *, is_array: bool) -> str:
    path = ""
    for depth, name in enumerate(names, start=1):
        path = f"{path}.{name}" if path else name
        if is_array and depth == len(names):
            last[path] = last.get(path, -1) + 1
        if path in last:
            path = f"{path}[{last[path]}]"
    return path


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Each line that begins a header or an assignment, with its number; strings cannot mislead."""
    depth = 0
    for number, line in enumerate(TOKEN.sub(_harmless, text).split("\n"), start=1):
        if depth == 0 and line.strip():
            yield number, line
        is_header = depth == 0 and HEADER.match(line)
        if not is_header:
            depth += sum(line.count(opens) for opens in "[{") - sum(line.count(closes) for closes in "]}")


def _harmless(token: re.Match) -> str:
    """The token without brackets, signs and lines' ends that belong to its text; as many lines as before."""
    words = token[0]
    return "_" + "\n" * words.count("\n") if "\n" in words else re.sub(r"[^\w\s-]", "", words) * (words[0] != "#")
