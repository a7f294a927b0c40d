"""Many people at once: nothing is lost, doubled or unseen, on either database, whoever comes first."""

import sqlite3
from uuid import uuid4

import pytest
from peewee import OperationalError

import demo
from demo import PROCEDURE
from models import Acknowledgement, BoardRevision, Escalation, Event, ProcedureVersion, Submission
from models.base import now
from models.board import Board
from models.database import db
from models.errors import Moved
from tests.cast import MONDAY, TEN_O_CLOCK
from tests.models.test_the_main_story import CONCERN
from tests.processes import at_once, working

WRITERS, MORNINGS = 16, 2
FIRST, SECOND = "north-somerset-isro", "a-second-procedure"
OPENING = {"urgency": "amber", "bypass_reason": "serious", "asked_for": "A plan with dates."}


@pytest.fixture
def two_boards(council):
    """Northmere, which works to a second procedure too."""
    ProcedureVersion.load_text(PROCEDURE.read_text().replace(f'key = "{FIRST}"', f'key = "{SECOND}"', 1))
    return council


def raise_on(board, council, by):
    version, child = ProcedureVersion.current(board), council.children["Alder Brook"]
    return Escalation.raise_for([child], council.person(by), version, "stage-1", CONCERN, OPENING)


def write_all_morning(place):
    """One process: cards raised, told of, added to and acknowledged, each a form of its own. Returns their numbers."""
    council = demo.find(MONDAY)
    officer, manager = council.person("Wren Halloran"), council.person("Hal Okafor")
    numbers = []
    for _ in range(MORNINGS):
        once(officer, lambda: numbers.append(raise_on((FIRST, SECOND)[place % 2], council, officer.name).number))
        card = Escalation.select().numbered(numbers[-1])
        once(officer, lambda card=card: card.entry.contact(officer, "phone", now()))
        once(officer, lambda card=card: card.add_to(officer, f"A note from place {place}."))
        once(manager, lambda card=card: card.entry.answering[0].acknowledge(by=manager))
    return numbers


def once(person, do):
    Submission.once(person, uuid4().hex, lambda: str(do() or ""))


class Poll:
    """An open board that asks for news again and again, as its page does."""

    def __init__(self, person, key):
        self.person, self.key = person, key
        self.states, self.told = [self._board().state], []

    def ask(self):
        board, seen = self._board(), self.states[-1]
        if board.state != seen:
            self.told += [event.id for event in reversed(board.news_since(seen, most=1000))]
            self.states.append(board.state)

    @property
    def revisions(self):
        return [int(state.split(".")[0]) for state in self.states]

    def _board(self):
        return Board(self.person, ProcedureVersion.current(self.key))


def test_sixteen_writers_at_once_leave_no_gap_and_no_poll_misses_anything(two_boards):
    polls = [Poll(two_boards.person("Odile Pryce"), key) for key in (FIRST, SECOND)]
    before = {key: BoardRevision.of(key) for key in (FIRST, SECOND)}
    with working(write_all_morning, two_boards.url, range(WRITERS), TEN_O_CLOCK) as running:
        while not all(each.done() for each in running):
            for poll in polls:
                poll.ask()
        numbers = [number for each in running for number in each.result()]
    assert sorted(numbers) == list(range(1, WRITERS * MORNINGS + 1))
    changes_on_each = WRITERS // 2 * MORNINGS * 4
    for poll in polls:
        poll.ask()
        cards = Escalation.select(Escalation.id).on_board(poll.key)
        events = [event.id for event in Event.select().where(Event.escalation.in_(cards)).order_by(Event.id)]
        assert poll.told == events
        assert poll.revisions == sorted(poll.revisions)
        assert BoardRevision.of(poll.key) == before[poll.key] + changes_on_each
        assert len(poll.states) > changes_on_each // 4  # it did look while they wrote


def raise_with_one_key(_place):
    council = demo.find(MONDAY)
    officer = council.person("Dilys Ashgrove")
    return Submission.once(officer, "the same form", lambda: raise_on(FIRST, council, officer.name).reference)


def test_one_form_sent_twenty_times_at_once_makes_one_card_and_all_are_led_to_it(council):
    assert at_once(raise_with_one_key, council.url, range(20), TEN_O_CLOCK) == ["IR-0001"] * 20
    assert Escalation.select().count() == Submission.select().count() == 1
    assert Event.select().where(Event.kind == "raised").count() == 1


def acknowledge(place):
    council = demo.find(MONDAY)
    manager, [recipient] = council.person("Hal Okafor"), Escalation.get().entry.answering
    try:
        return Submission.once(manager, f"form {place}", lambda: recipient.acknowledge(by=manager) and "first")
    except Moved as refusal:
        return str(refusal)


def test_of_sixteen_who_acknowledge_at_once_one_is_first_and_the_others_are_told_who(council):
    raise_on(FIRST, council, "Dilys Ashgrove")
    answers = at_once(acknowledge, council.url, range(WRITERS), TEN_O_CLOCK)
    told = "Hal Okafor has already acknowledged IR-0001. You do not need to."
    assert sorted(answers) == sorted(["first"] + [told] * (WRITERS - 1))
    assert Acknowledgement.select().count() == 1
    assert Submission.select().count() == 1  # a form that was refused leaves its key free


def test_a_form_whose_work_fails_leaves_nothing_and_may_be_sent_again(council):
    officer = council.person("Dilys Ashgrove")

    def interrupted():
        raise_on(FIRST, council, officer.name)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Submission.once(officer, "one form", interrupted)
    assert (Escalation.select().count(), Event.select().count(), Submission.select().count()) == (0, 0, 0)
    assert Submission.once(officer, "one form", lambda: "saved") == "saved"


def test_a_writer_whose_time_is_up_is_told_so_and_the_next_one_gets_through(northmere, monkeypatch):
    monkeypatch.setattr("models.database.BUSY", 200)
    other = sqlite3.connect(db.database, isolation_level=None)
    other.execute("begin exclusive")
    with pytest.raises(OperationalError, match="locked"):
        raise_on(FIRST, northmere, "Dilys Ashgrove")
    other.execute("rollback")
    assert raise_on(FIRST, northmere, "Dilys Ashgrove").reference == "IR-0001"


def test_what_happens_while_a_board_is_drawn_is_news_at_its_next_poll(northmere):
    reader, version = northmere.person("Odile Pryce"), northmere.version
    drawn = Board(reader, version)
    raise_on(FIRST, northmere, "Dilys Ashgrove")
    assert len(drawn.cards) == 1
    after = Board(reader, version)
    assert after.state != drawn.state
    assert [event.kind for event in after.news_since(drawn.state)] == ["sent", "raised"]
    assert Board(reader, version).state == after.state
