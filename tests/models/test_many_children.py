"""Northmere with many children: whatever is written for them stands as if everybody had done it, each at its time."""

import re
from unittest import mock

import pytest
import time_machine

import demo
from demo import many as demo_many
from models import Allocation, Child, Deadline, Escalation, Event, PeriodOfCare, Review, database, tables
from models.base import now
from models.child.timelines import timelines
from models.review.rhythm import Rhythm
from rules.birthdays import birthday
from rules.london import london_date
from rules.reviews import Next
from tests.cast import MONDAY, TEN_O_CLOCK
from tests.databases import let_go

CHILDREN, YEARS, LIVES = 40, 2, 6


@pytest.fixture(scope="session")
def grown(copies):
    made = {}

    def of(engine):
        if engine not in made:
            made[engine] = copies(engine).filled("grown", _grow)
        return made[engine]

    return of


def _grow(children=CHILDREN, lives=LIVES, seed=1):
    with time_machine.travel(TEN_O_CLOCK, tick=False), mock.patch.object(demo_many, "LIVES", lives):
        return demo.make(today=MONDAY, passwords=False, cards=False, children=children, years=YEARS, seed=seed)


@pytest.fixture
def many(engine, copies, grown, clock):
    """Northmere with forty children more, six of whose lives were lived, on each engine."""
    url = grown(engine).make()
    database.bind(url)
    database.connect()
    yield demo.find(MONDAY)
    let_go()
    copies(engine).drop(url)


def the_many():
    return Child.select().where(Child.reference.startswith("NM-1"))


def test_every_child_in_care_has_one_review_to_come_as_the_rules_say(many):
    children = list(Child.select())
    known, rhythm = timelines(children), Rhythm.in_force()
    planned = {review.child_id: review for review in Review.select().open()}
    assert the_many().count() == CHILDREN and Review.select().open().count() == len(planned)
    for child in children:
        following = rhythm.next(known[child.id])
        if not isinstance(following, Next):
            assert child.id not in planned, child
            continue
        review = planned[child.id]
        assert (review.ordinal, review.period_began) == (following.ordinal, following.period.began)
        assert review.due_row.due == following.due.at, child
    in_care = {period.child_id for period in PeriodOfCare.select().where(PeriodOfCare.ended_on.is_null())}
    assert in_care == set(planned) and len(in_care) > CHILDREN * 3 // 4


def test_nothing_is_owed_by_nobody_and_something_is_late(many):
    running = list(Deadline.select().where(Deadline.running()))
    assert [row.label for row in running if row.owing is None] == []
    of_many = [row for row in running if row.child and row.child.reference.startswith("NM-1")]
    assert {True, False} == {row.breached_at is not None for row in of_many}


def test_some_concerns_are_open_with_their_clocks(many):
    still = list(Escalation.select().open())
    assert len(still) >= CHILDREN // LIVES
    running = {row.escalation_id for row in Deadline.select().where(Deadline.running())}
    assert {card.id for card in still} <= running


def test_the_next_pass_has_nothing_to_write_about_the_past(many):
    before = {model: tables.count(model) for model in tables.tables()}
    assert Deadline.ring_everything_due() == 0
    assert {model: tables.count(model) for model in tables.tables()} == before
    rung = Deadline.select().where(Deadline.breached_at.is_null(False))
    assert rung.count() > 20 and all(row.breached_at == row.due for row in rung)


def test_everybody_is_of_an_age_to_be_in_care_and_each_officer_has_a_fair_share(many):
    for period in PeriodOfCare.select(PeriodOfCare, Child).join(Child):
        last = period.ended_on or london_date(now())
        assert period.child.born <= period.began_on <= last < birthday(period.child.born, 18)
    standing = Allocation.select().where(Allocation.until.is_null(), Allocation.child.in_(the_many()))
    shares = [row.iro_id for row in standing]
    assert len(shares) == CHILDREN and max(map(shares.count, shares)) - min(map(shares.count, shares)) <= 1


def test_a_life_that_is_told_again_names_nobody_of_the_first(many):
    staff = {}
    for child in the_many():
        team = {row.person.name for post in child.team.posts for row in post.holdings}
        officers = {row.iro.name for row in child.allocations}
        staff[child.id] = {child.name, *team, *officers}
    everybody = {child.name for child in the_many()} | set().union(*staff.values())
    anybody = re.compile("|".join(map(re.escape, sorted(everybody, key=len, reverse=True))))
    events = Event.select().where(Event.child.in_(list(staff)))
    for event in events:
        named = {event.actor.name} if event.actor else set()
        named |= set(anybody.findall(str(event.told)))
        assert named <= staff[event.child_id], (event.kind, event.told)
    assert events.count() > 50 * CHILDREN


def test_the_record_goes_on_after_them(many):
    """New rows get numbers of their own, on each engine."""
    child = many.children["Kestrel Moss"]
    child.happened(child.iro, "missing", MONDAY)
    assert Child.enter(None, "NM-9", "Somebody New", child.born).id > max(row.id for row in the_many())
    assert len({child.name for child in Child.select()}) == Child.select().count()


def test_the_same_seed_makes_the_same_children(copies, clock):
    told = []
    for seed in (1, 1, 2):
        source = copies("sqlite")
        url = source.make()
        database.bind(url)
        database.connect()
        _grow(children=2, lives=1, seed=seed)
        told.append([line for model in tables.tables() for line in tables.lines(model)])
        let_go()
        source.drop(url)
    assert told[0] == told[1] != told[2]


def test_no_two_people_are_called_the_same():
    from demo.many.names import name

    assert len({name(number) for number in range(20_000)}) == 20_000
