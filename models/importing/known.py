"""What stands in the record, read once for a whole file: children, people and teams by what a file calls them."""

from collections import defaultdict
from difflib import get_close_matches
from functools import cached_property

from peewee import JOIN

from models.child import Allocation, Child
from models.period_of_care import ChildChange, PeriodOfCare
from models.person import Person
from models.post import Holding, Post
from models.scope import children_closed_to
from models.team import Team
from rules.imports import spoken


class Known:
    """The record as a file can be laid beside it, for this person; `by` is None for the command line."""

    def __init__(self, by):
        self.by = by

    @cached_property
    def children(self):
        """{reference without case: child}."""
        return {child.reference.casefold(): child for child in Child.select()}

    @cached_property
    def namesakes(self):
        """{name as it is said: the references of those who have it}."""
        named = defaultdict(list)
        for child in self.children.values():
            if child.id not in self.closed:
                named[spoken(child.name)].append(child.reference)
        return named

    @cached_property
    def closed(self):
        """The ids of the children whose records are closed to this person."""
        return _ids(children_closed_to(self.by.id)) if self.by else set()

    @cached_property
    def periods(self):
        """{child's id: periods of care, the first to begin first}."""
        return _grouped(
            PeriodOfCare.select().where(PeriodOfCare.stands()).order_by(PeriodOfCare.began_on, PeriodOfCare.id)
        )

    @cached_property
    def statuses(self):
        """{child's id: changes of the legal status, the last first}."""
        changes = ChildChange.select().where(ChildChange.stands(), ChildChange.kind == "legal status")
        return _grouped(changes.order_by(ChildChange.happened_on.desc(), ChildChange.id.desc()))

    @cached_property
    def allocations(self):
        """{child's id: the allocation that stands}."""
        standing = Allocation.select().where(Allocation.until.is_null()).order_by(Allocation.id)
        return {allocation.child_id: allocation for allocation in standing}

    @cached_property
    def teams(self):
        """{name without case: team}."""
        return {team.name.casefold(): team for team in Team.select()}

    @cached_property
    def team_names(self):
        return {team.id: team.name for team in self.teams.values()}

    @cached_property
    def by_id(self):
        return {person.id: person for person in Person.select()}

    @cached_property
    def by_email(self):
        """{email address without case: person}."""
        return {person.email.casefold(): person for person in self.by_id.values() if person.email}

    @cached_property
    def by_name(self):
        """{name as it is said: the people who have it}."""
        named = defaultdict(list)
        for person in self.by_id.values():
            named[spoken(person.name)].append(person)
        return named

    @cached_property
    def officers(self):
        """The ids of those who act as reviewing officers today."""
        today = Holding.on().select(Holding.person).join(Post, JOIN.INNER).where(Post.acts_as == "IRO")
        return _ids(today)


def nearest(text, options):
    """“Did you mean …?” with the option that is most like this text, or an empty text."""
    said = {_before_the_at(option): option for option in options}
    near = get_close_matches(_before_the_at(text[:100]), said, n=1, cutoff=0.75)
    return f" Did you mean “{said[near[0]]}”?" if near else ""


def _before_the_at(words):
    """What tells an address or a name from another: everybody has the council's domain."""
    return words.partition("@")[0].casefold()


def _ids(query):
    return {row[0] for row in query.tuples()}


def _grouped(rows):
    by_child = defaultdict(list)
    for row in rows:
        by_child[row.child_id].append(row)
    return by_child
