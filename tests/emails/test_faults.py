"""What can go wrong between the outbox and the mail server: nothing is lost, and nothing is sent twice unsaid."""

import os
import signal
import time
from datetime import timedelta
from functools import partial

import pytest

from models import Email, EmailAttempt, Event, Notice
from models.base import now
from models.emails import line as lines
from models.emails import postbox
from models.emails.line import Line
from tests.cast import TEN_O_CLOCK
from tests.emails.sink import Sink, emailing, free_port, listening, postbox_at
from tests.models.test_the_main_story import london, raised
from tests.processes import at_once, at_work

HAL, ROZ = "hal.okafor@northmere.example", "roz.amadi@northmere.example"


def many(council, number):
    """So many emails to Hal Okafor, each of an event of its own."""
    card = raised(council)
    Email.update(sent_at=now()).execute()
    hal = council.person("Hal Okafor")
    for _ in range(number):
        card.tell("rated", None)
        event = card.events.order_by(Event.id.desc()).first()
        Email.add(postbox.bound(), hal, "sent", "IR-0001", "IR-0001", event=event)


def unsent():
    return Email.select().where(Email.sent_at.is_null())


def came_to(email):
    return [attempt.came_to for attempt in email.attempts.order_by(EmailAttempt.id)]


def test_a_server_that_is_down_six_hours_gets_each_email_once_when_it_is_back(northmere, clock):
    sink, port = Sink(), free_port()
    with emailing(port):
        many(northmere, 12)
        for minute in range(0, 360, 10):
            clock.move_to(TEN_O_CLOCK + timedelta(minutes=minute))
            assert set(Email.deliver_everything()) <= {"unreachable"}
        assert (unsent().count(), Email.waiting()) == (12, (12, TEN_O_CLOCK))
        assert EmailAttempt.select().count() == 36  # one a round: where the server is down, the others wait for it
        with listening(sink, port):
            for minute in (360, 370):
                clock.move_to(TEN_O_CLOCK + timedelta(minutes=minute))
                Email.deliver_everything()
    assert unsent().count() == 0
    assert len(sink.ids) == len(set(sink.ids)) == 12


def test_a_server_that_does_not_answer_in_time_ends_the_round_at_once(northmere, clock, monkeypatch):
    assert lines.LONGEST == 20
    monkeypatch.setattr(lines, "LONGEST", 0.3)
    sink = Sink()
    with listening(sink) as port, emailing(port):
        many(northmere, 5)
        sink.slowly, began = 60, time.perf_counter()
        assert Email.deliver_everything() == {"unknown": 1}
        assert time.perf_counter() - began < 5
        sink.slowly = 0
        clock.shift(timedelta(minutes=2))
        assert Email.deliver_everything() == {"sent": 5}
    assert len(set(sink.ids)) == 5


def test_an_email_that_is_put_off_is_tried_again_later_and_its_attempts_are_kept(northmere, sink, clock):
    raised(northmere)
    sink.rude[HAL] = ["451 Come back later", "450 Still busy"]
    assert Email.deliver_everything() == {"put off": 1}
    assert Email.deliver_everything() == {}
    for minutes in (1, 2):
        clock.shift(timedelta(minutes=minutes))
        Email.deliver_everything()
    email = Email.get()
    assert (email.state, sink.to) == ("sent", [HAL])
    assert [(a.came_to, a.answer, a.began_at - email.queued_at) for a in email.attempts.order_by(EmailAttempt.id)] == [
        ("put off", "451 Come back later", timedelta()),
        ("put off", "450 Still busy", timedelta(minutes=1)),
        ("sent", "250 Accepted", timedelta(minutes=3)),
    ]


def test_an_address_that_is_refused_fails_alone_and_whoever_raised_it_is_told(council, sink):
    card = raised(council)
    raised(council, stage="early", urgency=None)
    sink.rude[HAL] = ["550 No such mailbox"]
    assert Email.deliver_everything() == {"refused": 1, "sent": 1}
    assert sink.to == [ROZ]
    assert Email.get(Email.event.in_(card.events)).state == "failed"
    [event] = Event.select().where(Event.kind == "not delivered")
    assert (event.escalation, event.audience, event.told) == (card, "raiser", {"name": "Hal Okafor", "in_doubt": False})
    assert [notice.person.name for notice in Notice.select().where(Notice.event == event)] == ["Dilys Ashgrove"]
    assert Email.deliver_everything() == {}


def test_a_server_that_takes_no_mail_from_us_at_all_fails_no_email(northmere, sink, clock):
    many(northmere, 3)
    postbox.bind(postbox_at(free_port()))
    assert Email.deliver_everything() == {"unreachable": 1}
    assert unsent().where(Email.failed_at.is_null()).count() == 3


def test_a_line_that_breaks_before_the_yes_is_tried_once_more_with_the_same_message_id(northmere, sink, clock):
    raised(northmere)
    sink.dropping = 1
    assert Email.deliver_everything() == {"unknown": 1}
    assert Email.get().state == "unknown"
    clock.shift(timedelta(minutes=1))
    assert Email.deliver_everything() == {"sent": 1}
    email = Email.get()
    assert sink.ids == [email.message_id] * 2
    assert sink.arrived[0][1].as_string() == sink.arrived[1][1].as_string()
    assert (email.state, email.in_doubt_at is not None, came_to(email)) == ("sent", True, ["unknown", "sent"])


def test_a_line_that_breaks_twice_is_left_to_people(northmere, sink, clock):
    card = raised(northmere)
    sink.dropping = 5
    for _ in range(5):
        Email.deliver_everything()
        clock.shift(timedelta(minutes=10))
    assert (len(sink.ids), Email.get().state) == (2, "unknown")
    assert card.events.where(Event.kind == "not delivered").get().told == {"name": "Hal Okafor", "in_doubt": True}


def test_after_two_days_of_trying_people_are_told_to_do_it_themselves(northmere, clock):
    with emailing(free_port()):
        card = raised(northmere)
        clock.shift(timedelta(days=2))
        Email.deliver_everything()
    assert Email.get().state == "failed"
    assert card.events.where(Event.kind == "not delivered").count() == 1


def deliver_to(port, kind, _place):
    """One round to the mail server at this port, over this kind of line, in a process of its own."""
    postbox.bind(postbox_at(port))
    return dict(Email.deliver_everything(kind(postbox.bound()) if kind else None))


def test_two_workers_at_once_send_two_hundred_emails_once_each(council):
    sink = Sink()
    with listening(sink) as port, emailing(port):
        many(council, 200)
        by_each = at_once(partial(deliver_to, port, None), council.url, range(2), now())
    assert sum(each.get("sent", 0) for each in by_each) == 200
    assert sorted(sink.ids) == sorted({email.message_id for email in Email.select() if email.event.kind == "rated"})
    assert unsent().count() == 0
    assert EmailAttempt.select().count() == 200


class DiesBefore(Line):
    """Killed when the email is in hand, before the server hears of it."""

    def hand_over(self, message, to, still_mine):
        os.kill(os.getpid(), signal.SIGKILL)


class DiesDuring(Line):
    """Killed when the server has the first half of the letter."""

    def _data(self, smtp, message):
        smtp.docmd("DATA")
        smtp.send(message[: len(message) // 2])
        os.kill(os.getpid(), signal.SIGKILL)


class DiesAfter(Line):
    """Killed when the server has said yes, before that is kept."""

    def hand_over(self, message, to, still_mine):
        super().hand_over(message, to, still_mine)
        os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.parametrize("dies, letters", [(DiesBefore, 1), (DiesDuring, 1), (DiesAfter, 2)])
def test_a_worker_killed_at_any_point_loses_no_email(council, clock, dies, letters):
    sink = Sink()
    with listening(sink) as port, emailing(port):
        many(council, 3)
        with at_work(partial(deliver_to, port, dies), council.url, now()) as worker:
            worker.join(30)
            assert worker.exitcode == -signal.SIGKILL
        assert Email.deliver_everything() == {"sent": 2}  # the third is in a dead hand until its lease has run out
        clock.shift(timedelta(minutes=5))
        assert Email.deliver_everything() == {"sent": 1}
    assert unsent().count() == 0
    assert len(sink.ids) == 2 + letters and len(set(sink.ids)) == 3
    killed = [email for email in Email.select() if "broken off" in came_to(email)]
    assert [came_to(email) for email in killed] == [["broken off", "sent"]]
    # What may have arrived twice says so; what was killed before it was handed over cannot have.
    assert [email.in_doubt_at is not None for email in killed] == [dies is not DiesBefore]


def test_a_worker_that_stood_still_until_another_took_over_sends_nothing(council, sink, clock):
    many(council, 1)
    email, attempt = Email.claim()
    clock.shift(timedelta(minutes=5))
    assert Email.deliver_everything() == {"sent": 1}
    with Line(postbox.bound()) as line:
        assert email.deliver(attempt, line).came_to == "taken over"
    assert len(sink.ids) == 1
    assert came_to(email) == ["broken off", "sent"]
    assert Email.get_by_id(email.id).state == "sent"


def test_one_line_serves_a_round_and_a_new_one_is_opened_where_it_was_closed(northmere, sink):
    many(northmere, 4)
    with Line(postbox.bound()) as line:
        email, attempt = Email.claim()
        assert email.deliver(attempt, line).came_to == "sent"
        line._smtp.sock.shutdown(2)
        assert Email.deliver_everything(line) == {"sent": 3}
    assert sink.lines == 2


def test_the_address_of_today_is_written_to(northmere, sink):
    raised(northmere)
    hal = northmere.person("Hal Okafor")
    type(hal).update(email="hal@elsewhere.example").where(type(hal).id == hal.id).execute()
    Email.deliver_everything()
    assert sink.to == ["hal@elsewhere.example"]


def test_an_address_that_no_server_takes_fails_alone(northmere, sink):
    many(northmere, 1)
    hal = northmere.person("Hal Okafor")
    type(hal).update(email="hal\u00f6@elsewhere.example").where(type(hal).id == hal.id).execute()
    assert Email.deliver_everything() == {"refused": 1}
    assert london(2026, 3, 2, 10) == Email.get(Email.failed_at.is_null(False)).failed_at
