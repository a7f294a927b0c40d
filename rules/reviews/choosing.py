"""Readings of one rule of which the IRO confirms one, with a reason: the earlier is proposed (O13)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rules.reviews.weighing import Weighed


@dataclass(frozen=True)
class Choice:
    """What is to be confirmed, and what each reading says, the earliest first: it is proposed."""

    label: str
    began: date  # the day of the order that it is about
    options: tuple[Weighed, ...]


def choices(rules: Sequence[Weighed]) -> tuple[Choice, ...]:
    """What the IRO has still to confirm, among the rules that are weighed: each order is asked about by itself."""
    asked = dict.fromkeys((rule.choice, rule.began) for rule in rules if rule.choice)
    groups = [Choice(*each, tuple(rule for rule in rules if (rule.choice, rule.began) == each)) for each in asked]
    return tuple(choice for choice in groups if len({each.rule.key for each in choice.options}) > 1)
