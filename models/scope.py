"""Finding is authorising: which children and which escalations a person may deal with, as one condition on a query."""

from functools import reduce
from operator import or_, sub
from typing import Any

from models.base import now
from models.team import Team
from rules.london import end_of_day

READ = ("see cards", "see names")
OF_REVIEWS = ("see reviews", "read reviews", "record a review", "arrange a review", "do a step")


def escalations_within(standing, action):
    """The ids of the escalations that the matrix opens to this person for an action; None means all of them."""
    from models.escalation.escalation import Escalation
    from models.escalation.keeper import Keeper

    letters = standing.letters(action)
    if "A" in letters:
        return None
    ways: list[Any] = [Escalation.select(Escalation.id).where(Escalation.id == -1)]
    if "O" in letters:
        raised = Escalation.select(Escalation.id).where(Escalation.raised_by == standing.person_id)
        if action not in READ:  # who handed it over reads on, and does nothing more with it
            given = Keeper.raiser == standing.person_id, Keeper.ended_at.is_null()
            raised = raised.where(Escalation.id.not_in(Keeper.select(Keeper.escalation).where(*given)))
        ways.append(raised)
        ways.append(
            Keeper.select(Keeper.escalation).where(Keeper.person == standing.person_id, Keeper.ended_at.is_null())
        )
    if "P" in letters:
        ways += _written_to(standing)
    children = _children_by_letter(standing, action, letters)
    if children is not None:  # asking whether there is a query, not whether it finds any: that would run it
        ways.append(_of_children(children))
    return reduce(or_, ways)


def children_within(standing, action):
    """The ids of the children that the matrix opens to this person for an action, as a query."""
    from models.child import Child
    from models.escalation.escalation import Concerning

    letters = standing.letters(action)
    if "A" in letters:
        return Child.select(Child.id)
    ways: list[Any] = [Child.select(Child.id).where(Child.id == -1)]
    children = _children_by_letter(standing, action, letters)
    if children is not None:  # asking whether there is a query, not whether it finds any: that would run it
        ways.append(children)
    if "P" in letters:
        written_to = escalations_within(standing, action)
        standing = Concerning.select(Concerning.child).where(Concerning.ended_at.is_null())
        ways.append(standing.where(Concerning.escalation.in_(written_to)))
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
        if action in OF_REVIEWS:
            ways.append(_stood_in_for(standing))
    teams = set(standing.teams_as(*standing.roles_with(action, "T")))
    services = standing.teams_as(*standing.roles_with(action, "S"))
    if services:
        teams |= {row[0] for row in Team.under(services).tuples()}
    if teams:
        ways.append(Child.select(Child.id).where(Child.team.in_(teams)))
    return reduce(or_, ways) if ways else None


def _stood_in_for(standing):
    """The children whose review this person chairs in the place of the allocated officer (req 2.18)."""
    from models.review import Review, Substitute

    standing_in = Substitute.select(Review.child).join(Review).where(Substitute.person == standing.person_id)
    return standing_in.where(Substitute.ended_at.is_null(), Review.ended_at.is_null())


def _of_children(children):
    """The ids of the escalations about these children, as the record holds it today."""
    from models.escalation.escalation import Concerning

    return Concerning.select(Concerning.escalation).where(Concerning.child.in_(children), Concerning.ended_at.is_null())


def _written_to(standing):
    """Written to by name, or through a post: one held today, or one held until after it was sent."""
    from models.escalation.recipient import Recipient
    from models.escalation.stage_entry import StageEntry

    sent = (
        StageEntry.select(StageEntry.escalation)
        .join(Recipient)
        .where(StageEntry.sent_at.is_null(False), Recipient.withdrawn_at.is_null())
    )
    yield sent.where(Recipient.person == standing.person_id)
    if standing.posts:
        yield sent.where(Recipient.post.in_(standing.posts))
    for post, last_day in standing.left:
        yield sent.where(Recipient.post == post, StageEntry.sent_at <= end_of_day(last_day))


def without_closed(within, person_id):
    """Of the escalations with these ids, those that are not closed to this person, as a query of ids."""
    # Set against set: as a condition on each card, PostgreSQL would read through all of them.
    return reduce(sub, closed_to(person_id), within)


def closed_to(person_id):
    """Queries of the ids of escalations that are restricted to others, or from which this person is barred."""
    from models.restriction import Bar

    children = children_closed_to(person_id)
    return (
        _restricted(person_id, "escalation"),
        _of_children(children),
        Bar.select(Bar.escalation).where(Bar.person == person_id),
    )


def children_closed_to(person_id):
    """The ids of the children whose records are restricted to others, as a query."""
    return _restricted(person_id, "child")


def _restricted(person_id, what):
    """The ids of the children or escalations with a restriction that neither names this person nor lets them in now."""
    from models.restriction import Access, Restriction, RestrictionName

    at = now()
    named = RestrictionName.select(RestrictionName.restriction).where(RestrictionName.person == person_id)
    restricted, let_in = getattr(Restriction, what), getattr(Access, what)
    access = Access.select(let_in).where(Access.person == person_id, Access.begins_at <= at, Access.ends_at > at)
    return (
        Restriction.select(restricted)
        .where(restricted.is_null(False), Restriction.lifted_at.is_null())
        .where(Restriction.id.not_in(named), restricted.not_in(access.where(let_in.is_null(False))))
    )
