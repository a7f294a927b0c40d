"""Whom a row means by an email address or a name: somebody who is here, somebody new who is only named, or nobody."""

from dataclasses import dataclass

from models.importing.known import nearest
from models.person import Person
from rules.imports import spoken


@dataclass(frozen=True)
class Meant:
    """A person; or the name of somebody to be added; or the sentence that says why it is neither."""

    person: Person | None = None
    new: str = ""
    problem: str = ""
    warning: str = ""


def officer(known, text):
    """The reviewing officer whom the row means."""
    found = _somebody(known, text)
    if found.problem:
        return found
    if found.person is None:
        options = [known.by_id[each].email or known.by_id[each].name for each in known.officers]
        return Meant(problem=f"Nobody here has this address or name.{nearest(text, options)}")
    if found.person.id not in known.officers:
        return Meant(
            problem="This person does not act as a reviewing officer today. Import or give them the post first."
        )
    return found


def worker(known, text):
    """The social worker whom the row means; a name that nobody has yet is added as somebody who is only named."""
    found = _somebody(known, text)
    if found.problem or found.person:
        return found
    named = _in_order(text)
    options = [person.email or "" if "@" in text else person.name for person in known.by_id.values()]
    near = nearest(named, options)
    if "@" in text:
        return Meant(problem=f"Nobody here has this email address.{near}")
    return Meant(new=named, warning=f"Nobody here has this name: a person who is only named will be added.{near}")


def _somebody(known, text):
    if "@" in text:
        here = [known.by_email.get(text.casefold())]
    else:
        here = known.by_name.get(spoken(text), [])
    here = [person for person in here if person]
    working = [person for person in here if person.disabled_at is None]
    if len(working) > 1:
        return Meant(problem="More than one person here has this name. Write the email address instead.")
    if here and not working:
        return Meant(problem="This person has left. Name whoever has the child now.")
    return Meant(person=working[0]) if working else Meant()


def _in_order(name):
    """“Quill, Tamsin” as Tamsin Quill."""
    last, comma, first = name.partition(",")
    return " ".join(f"{first} {last}".split() if comma else name.split())
