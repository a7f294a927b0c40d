"""Choices that a form offers, and those that a council's procedure offers."""

from wtforms import SelectChoice


def choices(pairs, hints=None):
    """The choices of these (value, words), with a hint beneath those that have one."""
    hints = hints or {}
    return [
        SelectChoice(value=value, label=words, render_kw={"hint": hints[value]} if hints.get(value) else {})
        for value, words in pairs
    ]


def urgencies(procedure):
    """The urgencies of this procedure, least urgent first, each with its guidance."""
    named = [(urgency.key, f"{urgency.label}: {urgency.risk}") for urgency in procedure.urgencies]
    return choices(named, {urgency.key: urgency.guidance for urgency in procedure.urgencies})
