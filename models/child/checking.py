"""What is wrong with what is said of a child: each rule a sentence for the field that breaks it."""

from models.base import now
from rules.birthdays import birthday
from rules.london import london_date

OLDEST = 25  # years: care leavers are owed support until then
LONGEST = {"reference": 40, "name": 120}


def detail_problems(row, but=None):
    """{field: sentence} for the columns of a child in this row; `but` is the child that may keep its reference."""
    problems = {}
    if "reference" in row and (problem := _reference(row["reference"], but)):
        problems["reference"] = problem
    if "name" in row and (problem := _text(row["name"], "name", "Enter the child’s name")):
        problems["name"] = problem
    if "born" in row and (problem := _born(row["born"])):
        problems["born"] = problem
    return problems


def care_problem(born, began_on):
    """Why a period of care cannot begin on that day, or an empty text."""
    if began_on < born:
        return "The period of care cannot begin before the child was born"
    if began_on >= birthday(born, 18):
        return "The period of care cannot begin after the child’s 18th birthday"
    return "The period of care must begin today or in the past" if began_on > _today() else ""


def allocation_problem(born, since, standing=None):
    """Why an allocation cannot run from that day, or an empty text; `standing` is the one that it would end."""
    if since < born:
        return "The allocation cannot begin before the child was born"
    if since > _today():
        return "The allocation must begin today or in the past"
    if standing and since < standing.since:
        return f"The allocation cannot begin before that of {standing.iro.name}, on {standing.since:%-d %B %Y}"
    return ""


def officer_problem(person):
    """Why a child cannot be allocated to this person, or an empty text."""
    if person is None:
        return "Choose a reviewing officer"
    if person.disabled_at:
        return f"{person.name} has left. Choose a reviewing officer who is here"
    return "" if "IRO" in person.roles else f"{person.name} is not a reviewing officer. Choose one who is"


def _reference(reference, but):
    from models.child.child import Child

    if problem := _text(reference, "reference", "Enter the child’s reference"):
        return problem
    taken = Child.select().with_reference(reference)
    if taken and taken != but:
        return "A child with this reference is here already. Find the child by it, or check the reference"
    return ""


def _text(text, field, missing):
    if not text.strip():
        return missing
    return f"{missing} in {LONGEST[field]} characters or fewer" if len(text.strip()) > LONGEST[field] else ""


def _born(born):
    if born > _today():
        return "The date of birth must be in the past"
    return f"The date of birth must be within the last {OLDEST} years" if birthday(born, OLDEST) < _today() else ""


def _today():
    return london_date(now())
