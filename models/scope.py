"""Finding is authorising: which children and which escalations a person may deal with, as one condition on a query."""

from functools import reduce
from operator import or_

from models.base import now
from models.team import Team


def escalations_within(standing, action):
    """The ids of the escalations that the matrix opens to this person for an action; None means all of them."""
    from models.escalation.escalation import Concerning, Escalation
    from models.escalation.recipient import Recipient
    from models.escalation.stage_entry import StageEntry

    letters = standing.letters(action)
    if "A" in letters:
        return None
    ways = [Escalation.select(Escalation.id).where(Escalation.id == -1)]
    if "O" in letters:
        ways.append(Escalation.select(Escalation.id).where(Escalation.raised_by == standing.person_id))
    if "P" in letters:
        ways.append(
            StageEntry.select(StageEntry.escalation)
            .join(Recipient)
            .where(StageEntry.sent_at.is_null(False), _written_to(Recipient, standing))
        )
    children = _children_by_letter(standing, action, letters)
    if children:
        ways.append(Concerning.select(Concerning.escalation).where(Concerning.child.in_(children)))
    return reduce(or_, ways)


def children_within(standing, action):
    """The ids of the children that the matrix opens to this person for an action, as a query."""
    from models.child import Child
    from models.escalation.escalation import Concerning

    letters = standing.letters(action)
    if "A" in letters:
        return Child.select(Child.id)
    ways = [Child.select(Child.id).where(Child.id == -1)]
    children = _children_by_letter(standing, action, letters)
    if children:
        ways.append(children)
    if "P" in letters:
        written_to = escalations_within(standing, action)
        ways.append(Concerning.select(Concerning.child).where(Concerning.escalation.in_(written_to)))
    return reduce(or_, ways)


def _children_by_letter(standing, action, letters):
    """Own caseload, own team, own service and the teams under it: the children of the cells O, T and S."""
    from models.child import Allocation, Child

    ways = []
    if "O" in letters:
        ways.append(
            Allocation.select(Allocation.child).where(Allocation.iro == standing.person_id, Allocation.until.is_null())
        )
        ways.append(Child.select(Child.id).where(Child.social_worker == standing.person_id))
    teams = set(standing.teams_as(*standing.roles_with(action, "T")))
    services = standing.teams_as(*standing.roles_with(action, "S"))
    if services:
        teams |= {row[0] for row in Team.under(services).tuples()}
    if teams:
        ways.append(Child.select(Child.id).where(Child.team.in_(teams)))
    return reduce(or_, ways) if ways else None


def _written_to(Recipient, standing):
    """Recipients that are this person, or a post this person ever held."""
    to_me = Recipient.person == standing.person_id
    return to_me | Recipient.post.in_(standing.ever) if standing.ever else to_me


def closed_to(person_id):
    """The ids of escalations that are restricted to others, or from which this person is barred, as a query."""
    from models.escalation.escalation import Concerning
    from models.restriction import Access, Bar, Restriction, RestrictionName

    at = now()
    named = RestrictionName.select(RestrictionName.restriction).where(RestrictionName.person == person_id)
    let_in = Access.select().where(Access.person == person_id, Access.begins_at <= at, Access.ends_at > at)
    to_escalations = let_in.select(Access.escalation).where(Access.escalation.is_null(False))
    to_children = let_in.select(Access.child).where(Access.child.is_null(False))
    live = Restriction.select().where(Restriction.lifted_at.is_null(), Restriction.id.not_in(named))
    cards = live.select(Restriction.escalation).where(
        Restriction.escalation.is_null(False),
        Restriction.escalation.not_in(to_escalations),
    )
    children = live.select(Restriction.child).where(
        Restriction.child.is_null(False), Restriction.child.not_in(to_children)
    )
    of_children = Concerning.select(Concerning.escalation).where(Concerning.child.in_(children))
    barred = Bar.select(Bar.escalation).where(Bar.person == person_id)
    return cards | of_children | barred
