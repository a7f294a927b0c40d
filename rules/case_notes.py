"""Laying what a case note says out under the parts that a council's record system asks for."""

from dataclasses import dataclass

# What we call each part of a note, where the council names none of its own, and the words by which its own are known.
PARTS = {
    "child": "Child",
    "stage": "Stage",
    "reason": "Reason",
    "impact": "Impact on the child",
    "discussions": "Discussions with the social worker and others",
    "asked for": "Actions requested",
    "response": "Response",
    "outcome": "Outcome",
}
KNOWN_BY = {
    "child": ("name", "initials"),
    "stage": ("stage", "level", "step", "tier"),
    "reason": ("reason", "concern", "issue", "worry"),
    "impact": ("impact", "lived experience", "concern", "worry"),
    "discussions": ("discussion", "conversation", "social worker", "response", "repl"),
    "asked for": ("request", "asked", "action", "plan", "concern"),
    "response": ("response", "answer", "repl", "plan"),
    "outcome": ("outcome", "resolution", "analysis", "result", "checked", "closed"),
}
EMPTY = "Nothing recorded."


@dataclass(frozen=True)
class Part:
    """One headed part of a note."""

    label: str
    lines: tuple[str, ...]

    def __str__(self) -> str:
        return "\n".join((self.label.upper(), *(self.lines or (EMPTY,))))


def arranged(said: dict[str, list[str]], labels: tuple[str, ...] = ()) -> list[Part]:
    """The parts of a note in the council's order, or in ours where it names none.

    `said` is what there is to say, by the keys of `PARTS`. What fits under none of the council's labels comes first
    or last under our own; a label of the council's for which there is nothing stays, so that somebody fills it in.
    """
    if not labels:
        return [Part(PARTS[key], tuple(lines)) for key, lines in said.items() if lines]
    places = {key: _place(key, labels) for key in said}
    under = {
        label: tuple(line for key, lines in said.items() if places[key] == label for line in lines) for label in labels
    }
    own = {key: Part(PARTS[key], tuple(lines)) for key, lines in said.items() if places[key] is None and lines}
    opening = [own.pop(key) for key in ("child", "stage") if key in own]
    return [*opening, *(Part(label, lines) for label, lines in under.items()), *own.values()]


def _place(key: str, labels: tuple[str, ...]) -> str | None:
    """The first label that one of this part's words is in, the surest word first; None where there is none."""
    for word in KNOWN_BY[key]:
        for label in labels:
            if word in label.lower():
                return label
    return None
