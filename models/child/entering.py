"""A child comes into the record: details, the period of care that stands, and who is allocated."""

from models.child.checking import allocation_problem, care_problem, detail_problems, officer_problem
from models.database import writing
from models.errors import Incomplete, NotYours

ENTER = "add or change a child"


class Entering:
    @classmethod
    def enter(cls, by, reference, name, born, team=None, social_worker=None, **care):
        """Add a child. `care`: `in_care_since` with its `legal_status`, `iro` with `since`. Returns the child.

        `by` is None for the command line. A reviewing officer adds to their own caseload. Raises NotYours, and
        Incomplete with everything that is wrong.
        """
        care = cls._own_caseload(by, care)
        row = {"reference": reference, "name": name, "born": born}
        with writing():
            problems = detail_problems(row) | _care_problems(born, care)
            if problems:
                raise Incomplete(**problems)
            reference, name = reference.strip(), " ".join(name.split())
            child = cls.create(reference=reference, name=name, born=born, team=team, social_worker=social_worker)
            child.note(by, "added")
            if care.get("iro"):
                child.give_to(by, care["iro"], care["since"])
            if care.get("in_care_since"):
                child.come_into_care(by, care["in_care_since"], care.get("legal_status") or "")
            return child

    @classmethod
    def _own_caseload(cls, by, care):
        letters = by.standing.letters(ENTER) if by else "A"
        if not letters:
            raise NotYours("Only reviewing officers, the quality service and business support can add a child.")
        if "A" not in letters and care.get("iro") not in (None, by):
            raise NotYours("You can add children to your own caseload. Ask the quality service to add this one.")
        return care if "A" in letters else care | {"iro": by}


def _care_problems(born, care):
    problems, since = {}, care.get("since")
    if care.get("in_care_since") and (problem := care_problem(born, care["in_care_since"])):
        problems["in_care_since"] = problem
    if care.get("legal_status") and not care.get("in_care_since"):
        problems["in_care_since"] = "Enter the date on which the child came into care"
    if care.get("iro"):
        if problem := officer_problem(care["iro"]):
            problems["iro"] = problem
        if problem := allocation_problem(born, since) if since else "Enter the date from which they are allocated":
            problems["since"] = problem
    elif since:
        problems["iro"] = officer_problem(None)
    return problems
