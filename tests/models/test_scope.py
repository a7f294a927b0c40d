"""Who may see what, over thousands of cards: right for every role, in few queries, and by an index."""

from datetime import timedelta

import pytest
import time_machine

import demo
from bench.many import fill
from demo.people import PEOPLE
from models import Child, Deadline, Holding, Person, Post, ProcedureVersion, Team, database
from models.base import now
from models.board import Board
from models.cards import lay
from models.database import db, is_sqlite
from tests.cast import MONDAY, TEN_O_CLOCK
from tests.databases import let_go
from tests.models.oracle import Oracle
from tests.plans import by_index_if_there_is_one, read_through, steps
from tests.statements import counted

CARDS = 5000
LARGE = {"escalation", "concerning", "stage_entry", "recipient", "event", "deadline", "child", "allocation"}
SOME = ["Manager 3", "Head 2", "Officer 3", "Worker 2"]
ODD = ["Manager 7", "Worker 4", "Head 5", "Officer 2"]  # covers a head, starts next week, has left, has two roles


@pytest.fixture
def many(engine, copies, crowds, clock):
    """Northmere with five thousand cards, on each engine."""
    url = crowds(engine).make()
    database.bind(url)
    database.connect()
    yield demo.find(MONDAY)
    let_go()
    copies(engine).drop(url)


@pytest.fixture(scope="session")
def crowds(copies):
    made = {}

    def of(engine):
        if engine not in made:
            made[engine] = copies(engine).filled("crowd", _grow)
        return made[engine]

    return of


def _grow():
    with time_machine.travel(TEN_O_CLOCK, tick=False):
        fill(demo.make(today=MONDAY, passwords=False, cards=False), CARDS)
        posts = {(post.title, post.team.name): post for post in Post.select(Post, Team).join(Team)}
        managers, heads = [
            sorted(key for key in posts if key[0] == title) for title in ("Team Manager", "Head of Service")
        ]
        posts[heads[1]].give_to(person("Manager 7"), since=MONDAY - timedelta(days=3), cover=True)
        posts[managers[20]].give_to(person("Worker 4"), since=MONDAY + timedelta(days=7))
        Holding.get(Holding.person == person("Head 5")).set_now(until=MONDAY - timedelta(days=10))
        service = Team.get(Team.name == "Service 4")
        Post.create(title="Service Manager", acts_as="SM", team=service).give_to(person("Officer 2"), since=MONDAY)
        if not is_sqlite():
            db.execute_sql("analyze")  # as its autovacuum would have by now


def person(name):
    return Person.get(Person.name == name)


def test_everybody_sees_what_the_rows_say_and_nothing_else(many):
    oracle = Oracle(now())
    for name in [*(row[0] for row in PEOPLE), *SOME, *ODD]:
        seen = [escalation.id for escalation in person(name).escalations]
        assert set(seen) == oracle.cards_of(person(name).id), name
        assert len(seen) == len(set(seen))
    crowd = {
        name: person(name).escalations.count() for name in [*SOME, *ODD, "Odile Pryce", "Corin Vass", "Gil Sandoval"]
    }
    assert crowd["Gil Sandoval"] == crowd["Head 5"] == 0
    assert all(0 < crowd[name] < CARDS // 2 for name in [*SOME, "Manager 7", "Officer 2", "Corin Vass"])
    assert CARDS - 200 < crowd["Odile Pryce"] < CARDS


def test_who_left_a_post_still_reads_what_was_sent_to_it_then_and_nothing_sent_since(many):
    oracle, before = Oracle(now()), person("Manager 2")
    left = Holding.get(Holding.person == before, Holding.until.is_null(False))
    seen = {escalation.id for escalation in before.escalations}
    sent = {card: sent_on for card, whom in oracle.written.items() for post, _, sent_on in whom if post == left.post_id}
    since = {card for card, sent_on in sent.items() if sent_on > left.until}
    assert since and not since & seen
    assert len((set(sent) - since) & seen) > 10


def test_a_child_restricted_to_others_is_not_found_either(many):
    oracle, quality = Oracle(now()), person("Odile Pryce")
    found = {child.id for child in Child.select().visible_to(quality)}
    assert found == {child for child in oracle.children if not oracle.child_is_shut(quality.id, child)}
    assert 0 < len(found) < len(oracle.children)


def test_the_number_of_queries_does_not_grow_with_the_cards(many):
    name = "Odile Pryce"
    few, all_of_them = (asked_for_board(name, most) for most in (3, None))
    assert len(few[0]) == 3 and len(all_of_them[0]) > 30
    assert len(few[1]) == len(all_of_them[1]) <= 25
    with counted() as sent:
        assert len(person(name).escalations) > 300
    assert len(sent) <= 6


def asked_for_board(name, most):
    """The cards of a person's board, that many at most, and the statements it took."""
    with counted() as sent:
        who, version = person(name), ProcedureVersion.current("north-somerset-isro")
        return lay(Board(who, version).escalations.limit(most), who), sent


def test_every_large_table_is_reached_by_an_index(many):
    with by_index_if_there_is_one():
        for name in (*SOME, "Corin Vass"):
            assert not large_tables_read_through(name, many.version), name


def test_the_planner_takes_the_index_for_a_person_with_few_of_the_cards(many):
    for name in ("Manager 3", "Worker 2"):
        assert not large_tables_read_through(name, many.version), name


def large_tables_read_through(name, version):
    """By the query for all of a person's cards, and by the one for their board."""
    who = person(name)
    return LARGE & (read_through(who.escalations) | read_through(Board(who, version).escalations))


def test_what_a_minutes_pass_reads_is_the_partial_index_alone(many):
    due = Deadline.newly_due(now())
    assert due.count() > 50
    assert steps(due) == [("deadline", "deadline_to_ring")]
