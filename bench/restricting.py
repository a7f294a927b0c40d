"""Records that a few named people may open, people with access for a time, and people who are barred."""

from datetime import timedelta

from bench.rows import add
from models import Access, Bar, Person, Restriction, RestrictionName

NAMED, LET_IN, BARRED = 30, 12, 20  # people for each
SPANS = ((-60, 60), (-60, -1), (1, 60))  # minutes from ten o'clock: now, over, to come


def restrict(cards, children, today, draw):
    """Restrict one card in fifty and one child in sixty, and bar people from one card in seventy."""
    people = [row[0] for row in Person.select(Person.id).order_by(Person.id).tuples()]
    on = [{"escalation": card, "child": None} for card in cards[::50]]
    on += [{"escalation": None, "child": child} for child in children[::60]]
    why = {"reason": "High risk", "review_by": today.date(), "set_by": people[0]}
    lifted = [{**what, **why, "lifted_at": None if place % 4 else today} for place, what in enumerate(on)]
    restrictions = add(Restriction, lifted)
    names = [{"restriction": each, "person": who} for each in restrictions for who in draw.sample(people, NAMED)]
    add(RestrictionName, names)
    add(Access, [_access(what, who, today, draw) for what in on for who in draw.sample(people, LET_IN)])
    add(Bar, [{"escalation": card, "person": who} for card in cards[::70] for who in draw.sample(people, BARRED)])


def _access(what, person, today, draw):
    begins, ends = (today.replace(hour=10) + timedelta(minutes=minutes) for minutes in draw.choice(SPANS))
    return {**what, "person": person, "reason": "Cover", "begins_at": begins, "ends_at": ends}
