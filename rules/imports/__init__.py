"""Files of people, children and reviews that a council brings along: bytes in, rows and problems out, never an exception."""

from collections.abc import Collection, Sequence
from datetime import date

from rules.imports.children import read_children
from rules.imports.decoding import MOST_BYTES
from rules.imports.escaping import escaped, unescaped
from rules.imports.people import read_people
from rules.imports.problems import Problem, Unreadable
from rules.imports.reading import ChildRow, Period, PersonRow, Reading, ReviewRow
from rules.imports.reviews import code_in, read_reviews
from rules.imports.sibling import spoken
from rules.imports.ssd import read_delivery

KINDS = {
    "people": "people and posts",
    "children": "children",
    "reviews": "reviews",
    "ssd": "Standard Safeguarding Dataset",
}

__all__ = [
    "KINDS", "MOST_BYTES", "ChildRow", "Period", "PersonRow", "Problem", "Reading", "ReviewRow", "Unreadable", "code_in",
    "escaped", "read", "spoken", "unescaped",
]  # fmt: skip


def read(kind: str, files: Sequence[bytes], today: date, known: Collection[str] = ()) -> Reading:
    """What the files of an import of this kind come to; `known` are the references of the children we have already."""
    if kind == "ssd":
        return read_delivery(files, today, known)
    if len(files) != 1:
        return Reading(problems=[Problem("Choose one file.")])
    if kind == "reviews":
        return read_reviews(files[0])
    return (read_people if kind == "people" else read_children)(files[0], today)
