"""From the file to plain data: its size, its letters and its grammar."""

import re
import tomllib
from pathlib import Path
from typing import Any

from rules.procedure.problems import Problem, ProcedureError

MOST_BYTES = 1_000_000
PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)$")

IN_PLAIN_WORDS = {
    "Cannot overwrite a value": "This key is written twice. Keep one of them.",
    "Cannot declare": "This table is written twice. Keep one of them.",
    "Cannot redefine": "This table is written twice. Keep one of them.",
    "Duplicate inline table key": "This key is written twice. Keep one of them.",
    "Expected '=' after a key": "A key must be followed by = and a value.",
    "Invalid value": "This is not a value. Put words in quotes, write true or false, a date, or a list in brackets.",
    "Unterminated string": "A quotation mark is opened and not closed.",
    "Illegal character '\\n'": "A quotation mark is opened and not closed on this line.",
    "Expected ']]'": "A heading in [[ ]] is not closed.",
    "Expected ']'": "A heading in [ ] is not closed.",
    "Unclosed array": "A list is opened with [ and not closed with ].",
    "Expected newline or end of document": "Something stands after the value. One key and its value have one line.",
}


def text_of(source: Path | str | bytes) -> str:
    """The text of the file. Raises ProcedureError: it cannot be read, is over a megabyte, or is not UTF-8."""
    data = source if isinstance(source, bytes) else _read(Path(source))
    if len(data) > MOST_BYTES:
        _refuse(f"The file is {len(data):,} bytes. A procedure file may have {MOST_BYTES:,} at most.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", errors="replace")
        sentence = "This letter is not UTF-8. Save the file as UTF-8 in your editor and try again."
        raise ProcedureError([_at(before, sentence)]) from error


def parsed(text: str) -> dict[str, Any]:
    """The file as plain data. Raises ProcedureError with the line and column of the first fault of grammar."""
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise ProcedureError([Problem("", None, "Lists or tables lie too deep in one another.")]) from error
    except ValueError as error:
        raise ProcedureError([_grammar(str(error), text)]) from error


def _grammar(message: str, text: str) -> Problem:
    place = PLACE.search(message)
    message = message[: place.start()] if place else message
    plain = (words for begins, words in IN_PLAIN_WORDS.items() if message.startswith(begins))
    sentence = next(plain, f"This is not TOML: {message}.")
    if place and place["line"]:
        return Problem("", int(place["line"]), sentence, int(place["column"]))
    return _at(text, sentence)


def _at(before: str, sentence: str) -> Problem:
    """The problem, placed where the text before it ends."""
    return Problem("", before.count("\n") + 1, sentence, len(before) - before.rfind("\n"))


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise ProcedureError([Problem("", None, f"{path} cannot be read: {error.strerror}.")]) from error


def _refuse(sentence: str):
    raise ProcedureError([Problem("", None, sentence)])
