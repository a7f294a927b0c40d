"""Children who might be taken for each other: the same reference twice, the same name, twins."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from rules.imports.problems import Problem
from rules.imports.reading import ChildRow


def repeated(rows: Iterable[ChildRow], table: str = "") -> Iterator[Problem]:
    """Every row whose reference stands in an earlier or a later one too."""
    for same in _grouped(rows, lambda row: row.reference.casefold()):
        places = ", ".join(str(row.row) for row in same)
        for row in same:
            sentence = f"This reference stands more than once, in rows {places}. Leave one of them."
            yield Problem(sentence, row.row, "reference", row.reference, table=table)


def alike(rows: Sequence[ChildRow], table: str = "") -> Iterator[Problem]:
    """A word of warning for children of one name, and for those of one surname born on one day."""
    namesakes = {row.row for same in _grouped(rows, lambda row: spoken(row.name)) for row in same}
    for same in _grouped(rows, lambda row: spoken(row.name)):
        born_together = len({row.born for row in same}) < len(same)
        why = (
            "the same name and date of birth: one child twice, or two children?" if born_together else "the same name."
        )
        yield from _each(same, f"Rows {{}} have {why} They are kept apart by their references.", "name", table)
    for same in _grouped(rows, lambda row: (spoken(row.name).split(" ")[-1], row.born)):
        if not namesakes.issuperset(row.row for row in same):
            sentence = "Rows {} have the same surname and date of birth, as twins have. They are kept apart by their references."
            yield from _each(same, sentence, "date of birth", table)


def spoken(name: str) -> str:
    """A name as it is said: without case or doubled spaces, and “Quill, Tamsin” as “tamsin quill”."""
    last, comma, first = name.partition(",")
    return " ".join(f"{first} {last}".split() if comma else name.split()).casefold()


def _each(same: Sequence[ChildRow], sentence: str, column: str, table: str) -> Iterator[Problem]:
    places = ", ".join(str(row.row) for row in same[:10])
    yield Problem(sentence.format(places), same[0].row, column, same[0].reference, table=table)


def _grouped(rows: Iterable[ChildRow], key: Callable) -> list[list[ChildRow]]:
    """The groups of more than one."""
    groups = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return [group for group in groups.values() if len(group) > 1]
