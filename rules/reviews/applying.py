"""Whether a prompt is about this child as things stand, and since when what it is about has lasted."""

from collections import defaultdict
from datetime import date

from rules.reviews.duties import Point
from rules.reviews.frequency import PromptRule
from rules.reviews.spells import kind_of_home, legal_status, period, standing
from rules.reviews.timeline import Timeline


def applies(rule: PromptRule, timeline: Timeline) -> bool:
    """True where what it asks for is so, or may be so because the kind of home is not known; and nothing answers it."""
    if answered(rule, timeline):
        return False
    if rule.during and not standing(timeline, rule.during):
        return False
    if rule.unless and standing(timeline, rule.unless):
        return False
    if rule.homes and (kind_of_home(timeline) or rule.homes[0]) not in rule.homes:
        return False
    return not rule.legal_statuses or has_status(rule, timeline)


def answered(rule: PromptRule | Point, timeline: Timeline) -> bool:
    """True where what answers it has happened in this time in care."""
    in_care = period(timeline)
    if in_care is None or not rule.answered_by:
        return False
    return any(fact.on >= in_care.began for fact in timeline.of(rule.answered_by))


def has_status(rule: PromptRule, timeline: Timeline) -> bool:
    """True where the legal status begins with one of the rule's, in whatever capitals and spaces."""
    status = _plain(legal_status(timeline)[0])
    return any(status.startswith(_plain(wanted)) for wanted in rule.legal_statuses)


def since(rule: PromptRule, timeline: Timeline) -> date | None:
    """Since when what it is about has lasted, or None where it is about nothing that lasts."""
    if rule.legal_statuses:
        return legal_status(timeline)[1]
    lasting = standing(timeline, rule.during) if rule.during else None
    return lasting.began if lasting else None


def matters_left(rule: PromptRule, timeline: Timeline, began: date) -> list[date]:
    """For each matter that was left so many times in this period, the last day on which it was."""
    days: dict[str, set[date]] = defaultdict(set)
    for fact in timeline.of(rule.counts_from):
        if fact.on >= began and not fact.answered:
            days[fact.value.casefold()].add(fact.on)
    return sorted(max(found) for found in days.values() if len(found) >= rule.repeats)


def _plain(text: str) -> str:
    return "".join(text.casefold().split())
