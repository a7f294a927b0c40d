"""Readings of one rule of which the IRO confirms one, with a reason: the earlier is proposed (O13)."""

from collections.abc import Sequence
from dataclasses import dataclass

from rules.reviews.weighing import Weighed


@dataclass(frozen=True)
class Choice:
    """What is to be confirmed, and what each reading says, the earliest first: it is proposed."""

    label: str
    options: tuple[Weighed, ...]


def choices(rules: Sequence[Weighed]) -> tuple[Choice, ...]:
    """What the IRO has still to confirm, among the rules that are weighed."""
    labels = dict.fromkeys(rule.choice for rule in rules if rule.choice)
    groups = [(label, tuple(rule for rule in rules if rule.choice == label)) for label in labels]
    return tuple(Choice(label, options) for label, options in groups if len({each.rule.key for each in options}) > 1)
