"""What an open board asks for every few seconds: nothing while nothing changed, the columns and one sentence when it did."""

import re
from datetime import timedelta

import pytest

from models import BoardRevision, Deadline, Heartbeat, Restriction
from tests.models.odd import S4, loaded
from tests.page import redrawn, shown
from tests.views.records import changes, everything, london, raised, words

HTMX = {"HX-Request": "true"}
CALL = {"means": "phone", "reached": "yes", "at_time": "10:00"}
CALL |= {"happened_at-day": "2", "happened_at-month": "3", "happened_at-year": "2026"}
POLL = re.compile(r'<section id="board"[^>]* hx-get="([^"]+)"')
SAID = re.compile(r'hx-target="#status"[^>]*>(.*?)</hx-partial>', re.DOTALL)


class OpenBoard:
    """A board that somebody has left open: it asks at the address that the last answer gave it."""

    def __init__(self, seat, address="/board"):
        self.seat, self.address = seat, address
        self.next = self.address_in(seat.get(address))

    def poll(self):
        """The answer to the next poll."""
        answer = self.seat.get(self.next, headers=HTMX)
        if answer.status_code == 200:
            self.next = self.address_in(answer)
        return answer

    def hears(self):
        """The sentence for the status region; nothing where there is none or nothing changed."""
        said = SAID.search(self.poll().get_data(as_text=True))
        return " ".join(re.sub("<[^>]+>", "", said[1]).split()) if said else ""

    @staticmethod
    def address_in(answer):
        return POLL.search(answer.text)[1].replace("&amp;", "&")


def opened(seat):
    """The reviewing officer's board, open, with the clocks just checked."""
    Heartbeat.beat()
    return OpenBoard(seat("Dilys Ashgrove"))


@pytest.fixture
def board(sqlite_seat):
    return opened(sqlite_seat)


def test_where_several_procedures_are_in_force_each_board_leads_to_the_others(northmere, sqlite_seat):
    officer = sqlite_seat("Dilys Ashgrove")
    assert 'aria-label="Boards"' not in officer.get("/board").text
    loaded(S4)
    page = officer.get("/board").text
    for key in (S4, "north-somerset-isro"):
        assert f'href="/board?procedure={key}"' in page and officer.get(f"/board?procedure={key}").status_code == 200


def test_nothing_is_answered_while_nothing_changed(northmere, board):
    assert [board.poll().status_code for _ in range(3)] == [204] * 3
    assert board.poll().data == b""


def test_a_change_is_answered_once_with_the_columns_and_who_did_what(council, seat, clock):
    board = opened(seat)
    card = raised(council)
    board.poll()
    clock.shift(timedelta(minutes=2))
    seat("Hal Okafor").send(f"/escalations/{card.number}/acknowledgement")
    answer = board.poll()
    assert answer.status_code == 200 and "acknowledged Mon 2 Mar 10:02" in words(answer)
    assert "<html" not in answer.text and SAID.search(answer.text)
    assert board.poll().status_code == 204


def test_what_the_poll_draws_is_what_a_fresh_page_shows(northmere, board, sqlite_seat):
    for address in ("/board", "/board?show=mine", "/board?show=overdue&stage=stage-1"):
        open_board = OpenBoard(board.seat, address)
        raised(northmere)
        assert redrawn(open_board.poll().text)["board"] == shown(board.seat.get(address).text, "board")


def test_the_sentence_names_who_did_what_and_says_no_more(northmere, board, sqlite_seat):
    secret = "Whispered to nobody but the card"
    card = raised(northmere, what_is_wrong=secret, impact=secret)
    manager, path = sqlite_seat("Hal Okafor"), f"/escalations/{card.number}"
    raised_by_me = board.hears()
    manager.send(f"{path}/acknowledgement")
    acknowledged = board.hears()
    manager.send(f"{path}/response", {"words": secret, "action": secret, "action_who": secret})
    answered = board.hears()
    manager.send(f"{path}/addenda", {"words": secret})
    manager.send(f"{path}/contacts", CALL | {"words": secret, "with_whom": secret})
    both = board.hears()
    assert raised_by_me == ""
    assert acknowledged == "Mon 2 Mar 10:00: IR-0001: Hal Okafor acknowledged it as Team Manager at Stage 1."
    assert answered == "Mon 2 Mar 10:00: IR-0001: Hal Okafor answered as Team Manager at Stage 1."
    assert both == "Mon 2 Mar 10:00: IR-0001: Hal Okafor phoned about Stage 1. And 1 more change."
    assert not re.search(f"{secret}|Alder|Brook", acknowledged + answered + both)


def test_what_happens_on_cards_that_are_not_mine_to_see_is_not_told(council, seat):
    board = opened(seat)
    theirs = raised(council, child="Rook Larkspur", by="Marcus Fenwick")
    seat("Idris Marlowe").send(f"/escalations/{theirs.number}/acknowledgement")
    answer = board.poll()
    assert 'hx-target="#status"' not in answer.text
    assert "R.L." not in answer.text and theirs.reference not in answer.text


def test_a_card_that_is_closed_to_me_meanwhile_is_gone_without_a_word(council, seat):
    board = opened(seat)
    card = raised(council)
    assert "IR-0001" in board.poll().text
    shut = {"reason": "A colleague’s family", "review_by": london(2026, 6, 1).date(), "set_by": board.seat.person}
    Restriction.create(escalation=card, **shut)
    raised(council, child="Sorrel Reed")
    answer = board.poll()
    assert "IR-0002" in answer.text and "IR-0001" not in answer.text


def test_a_card_turns_overdue_at_midnight_in_london_and_the_board_says_so(northmere, sqlite_seat, clock):
    clock.move_to(london(2026, 3, 30, 9))  # summer time began the day before
    raised(northmere, urgency="amber")
    clock.move_to(london(2026, 4, 2, 23, 59, 30))
    Heartbeat.beat()
    board = OpenBoard(sqlite_seat("Dilys Ashgrove"))
    assert board.poll().status_code == 204
    clock.move_to(london(2026, 4, 2, 23, 59, 59))
    assert board.poll().status_code == 204
    clock.move_to(london(2026, 4, 3, 0, 0, 0))
    answer = board.poll()
    assert answer.status_code == 200 and "Answer of IR-0001: OVERDUE" in words(answer)
    assert board.poll().status_code == 204


def test_a_breach_that_the_worker_records_reaches_every_open_board(council, seat, clock):
    raised(council, urgency="red")
    clock.move_to(london(2026, 3, 3, 11, 0, 30))
    Heartbeat.beat()
    boards = [OpenBoard(seat(name)) for name in ("Dilys Ashgrove", "Hal Okafor", "Odile Pryce")]
    Deadline.ring_everything_due()
    for board in boards:
        heard = board.hears()
        assert "IR-0001: “Answer”, owed by Hal Okafor, became overdue on Tue 3 Mar 11:00" in heard


def test_clocks_that_nobody_checks_are_a_change_that_every_board_shows(northmere, board, clock):
    clock.shift(timedelta(minutes=10))
    assert board.poll().status_code == 204
    clock.shift(timedelta(seconds=1))
    answer = board.poll()
    assert "The clocks have not been checked for more than 10 minutes" in words(answer)
    assert board.poll().status_code == 204
    Heartbeat.beat()
    assert "have not been checked" not in words(board.poll())


def test_polling_keeps_nobody_signed_in_and_acting_does(northmere, board, clock):
    for _ in range(179):
        clock.shift(timedelta(seconds=10))
        Heartbeat.beat()
        assert board.poll().status_code == 204
    clock.shift(timedelta(seconds=10))  # thirty minutes after the board was opened
    answer = board.poll()
    assert (answer.status_code, answer.data) == (401, b"")
    assert answer.headers["HX-Redirect"].startswith("/sign-in?next=/")


def test_a_poll_writes_nothing(northmere, board):
    raised(northmere)
    before = everything(but=())
    assert [board.poll().status_code for _ in range(2)] == [200, 204]
    assert changes(before, everything(but=())) == []


def test_every_change_raises_the_number_that_polls_compare_and_reading_does_not(northmere, board):
    before = BoardRevision.of(northmere.version.key)
    card = raised(northmere)
    between = BoardRevision.of(northmere.version.key)
    board.seat.get(f"/escalations/{card.number}")
    assert before < between == BoardRevision.of(northmere.version.key)
