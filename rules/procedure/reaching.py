"""Which stage of a procedure reaches somebody: the first that is sent to them, or to whoever stands above them."""

from collections.abc import Iterable

from rules.procedure.parts import Role
from rules.procedure.stage import Stage

LADDER = ("SW", "TM", "SM", "HoS", "AD", "DCS")  # the roles of the matrix, from the child up


def reaching(stages: Iterable[Stage], roles: dict[str, Role], acts_as: str) -> Stage | None:
    """The first of these stages at which a role no lower than this one is written to, or None."""
    if acts_as not in LADDER:
        return None
    high_enough = LADDER[LADDER.index(acts_as) :]
    return next((stage for stage in stages if _reaches(stage, roles, high_enough)), None)


def _reaches(stage: Stage, roles: dict[str, Role], high_enough: tuple[str, ...]) -> bool:
    return any(roles[recipient.role].acts_as in high_enough for recipient in stage.recipients)
