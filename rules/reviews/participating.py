"""Which participation code goes with a child's age at the review."""

from datetime import date

from rules.birthdays import birthday
from rules.procedure.marks import did_you_mean, shortened
from rules.reviews.duties import Participation
from rules.reviews.shapes import ReviewsProcedure


def codes_for(born: date, held_on: date, procedure: ReviewsProcedure) -> tuple[Participation, ...]:
    """The codes that go with the child's age on that day; on a birthday between two of them, both."""
    return tuple(each for each in procedure.participation if not _problem(each, born, held_on))


def not_for_this_age(born: date, held_on: date, procedure: ReviewsProcedure) -> tuple[str, ...]:
    """Why each code that does not go with the child's age is not offered, in sentences."""
    found = [_problem(each, born, held_on) for each in procedure.participation]
    return tuple(dict.fromkeys(filter(None, found)))


def code_problem(code: str, born: date, held_on: date, procedure: ReviewsProcedure) -> str:
    """Why this code cannot be, in a sentence, or an empty text."""
    known = {each.code: each for each in procedure.participation}
    if code not in known:
        return f"“{shortened(code)}” is not a participation code. {did_you_mean(code, list(known))}"
    return _problem(known[code], born, held_on)


def _problem(each: Participation, born: date, held_on: date) -> str:
    if each.from_birthday and held_on < birthday(born, each.from_birthday):
        return f"{each.code} is for children of {each.from_birthday} and older. The child was younger at the review."
    if each.until_birthday and held_on > birthday(born, each.until_birthday):
        return f"{each.code} is for children under {each.until_birthday}. The child was older at the review."
    return ""
