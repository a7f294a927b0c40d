"""Who agreed to what is out of the ordinary or was consulted about it: a person, or somebody outside by name."""

from models.person import Person
from rules.names import reads_as


def name_of(who):
    """The name of a person, or of somebody outside as it was written."""
    return who.name if isinstance(who, Person) else " ".join(who.split())


def is_the_same(who, person):
    """True where it is that person, or a name that may be theirs however it is spelled."""
    return who == person if isinstance(who, Person) else reads_as(who, person.name)


def kept_of(title, who, on):
    """What the record keeps of it: shown by name and day."""
    kept = {"title": title, "name": name_of(who), "on": on and on.isoformat()}
    return kept | {"person": who.id} if isinstance(who, Person) else kept


def who_problem(title, role, who, on, today):
    """{role: what is missing or wrong}, or nothing."""
    if not name_of(who):
        return {role: f"{title}: enter the name and the day"}
    if on is None or on > today:
        return {role: f"{title}: enter a day that is today or in the past"}
    return {}


def wanted(gate, procedure):
    """What this gate really asks for, in words."""
    parts = [
        f"{did} and on which day ({' and '.join(procedure.roles[role].title for role in roles)})"
        for did, roles in (("who agreed", gate.agreed_by), ("who was consulted", gate.discussed_with))
        if roles
    ]
    if gate.asks:
        parts.append(
            "an answer to its question" if len(gate.asks) == 1 else f"answers to its {len(gate.asks)} questions"
        )
    return f"enter {', '.join(parts[:-1])}{' and ' if parts[1:] else ''}{parts[-1] if parts else 'that it was so'}"
