"""What waits or was not delivered is seen: on the card by whoever raised it, on the board and on a page of its own."""

from datetime import timedelta

import pytest

from models import Bar, Contact, Email, Event, Heartbeat, Person
from models.base import now
from tests.cast import HIDDEN, NAMED, VALUE
from tests.emails.sink import emailing, free_port
from tests.models.test_the_main_story import raised
from tests.views.records import changes, everything, token_of, words

HAL = "hal.okafor@northmere.example"


@pytest.fixture
def seat(sqlite_seat, sink):
    """A seat at the screens of a council that writes to this mail server."""
    return sqlite_seat


@pytest.fixture
def refused(northmere, seat, sink):
    """A concern whose email the mail server refused for good."""
    card = raised(northmere)
    sink.rude[HAL] = ["550 No such mailbox"]
    Email.deliver_everything()
    return card


def test_an_email_that_was_refused_is_said_to_the_raisers_side_and_to_nobody_else(refused, seat):
    said = "Not delivered to Hal Okafor: tell them by phone."
    for name in ("Dilys Ashgrove", "Wren Halloran", "Odile Pryce"):
        assert said in words(seat(name).get("/escalations/1"))
    assert "Footprint’s email was not delivered to Hal Okafor" in words(seat("Dilys Ashgrove").get("/waiting"))
    for page in ("/escalations/1", "/waiting"):
        assert "elivered" not in words(seat("Hal Okafor").get(page))


def test_once_it_was_seen_in_another_way_nobody_is_asked_to_call(refused, northmere, seat):
    refused.entry.answering[0].acknowledge(by=northmere.person("Hal Okafor"))
    assert "Not delivered to Hal Okafor: tell" not in words(seat("Dilys Ashgrove").get("/escalations/1"))


def test_each_way_an_email_may_fare_has_its_own_sentence(northmere, seat, sink, clock):
    raised(northmere)
    officer = seat("Dilys Ashgrove")
    assert "Footprint’s email to Hal Okafor is on its way." in words(officer.get("/escalations/1"))
    clock.shift(timedelta(minutes=11))
    assert "to Hal Okafor has been waiting since Mon 2 Mar 10:00: tell them by phone." in words(
        officer.get("/escalations/1")
    )
    sink.dropping = 2
    for _ in range(2):
        Email.deliver_everything()
        clock.shift(timedelta(minutes=10))
    assert "Nobody can say whether Footprint’s email reached Hal Okafor: tell them by phone." in words(
        officer.get("/escalations/1")
    )


def test_who_cannot_be_emailed_from_here_is_named(northmere, seat):
    hal = northmere.person("Hal Okafor")
    Person.update(email=None).where(Person.id == hal.id).execute()
    raised(northmere)
    said = "Footprint cannot email Hal Okafor, Team Manager: tell them yourself."
    assert said in words(seat("Dilys Ashgrove").get("/escalations/1"))


def test_without_a_mail_server_the_card_says_nothing_of_email(northmere, sqlite_seat):
    raised(northmere)
    assert "Footprint’s email" not in words(sqlite_seat("Dilys Ashgrove").get("/escalations/1"))
    assert "cannot email" not in words(sqlite_seat("Dilys Ashgrove").get("/escalations/1"))


def test_the_email_that_went_out_is_offered_as_the_officers_own_record(northmere, seat, clock):
    card = raised(northmere)
    clock.shift(timedelta(minutes=2))
    Email.deliver_everything()
    officer = seat("Dilys Ashgrove")
    page = officer.get("/escalations/1").text
    assert "Footprint’s email to Hal Okafor was sent" in page and "Record it as your email" in page
    clock.shift(timedelta(minutes=20))
    form = officer.get("/escalations/1/contacts?sent=yes")
    assert "Footprint’s email to Hal Okafor was sent Mon 2 Mar 10:02. Record it as yours." in words(form)
    for filled in ('value="email" checked', 'value="10:02"', 'value="Hal Okafor"'):
        assert filled in form.text
    assert Contact.select().count() == 0  # it is theirs to record
    fields = {"means": "email", "with_whom": "Hal Okafor", "at_time": "10:02", "reached": "yes"}
    fields |= {"happened_at-day": "2", "happened_at-month": "3", "happened_at-year": "2026"}
    assert officer.send("/escalations/1/contacts?sent=yes", fields).status_code == 303
    assert "Record it as your email" not in officer.get("/escalations/1").text
    assert card.entry.untold == ["phoned"]


def test_the_board_says_when_email_waits_too_long_to_whoever_looks_after_it(northmere, sqlite_seat, clock):
    with emailing(free_port()):
        for _ in range(12):
            raised(northmere)
        quality = sqlite_seat("Wren Halloran")
    clock.shift(timedelta(minutes=10))
    assert "Email waiting" not in words(quality.get("/board"))
    clock.shift(timedelta(hours=6))
    assert "Email waiting: 12, oldest 6 hours" in words(sqlite_seat("Wren Halloran").get("/board"))
    for name in ("Dilys Ashgrove", "Hal Okafor"):
        assert "Email waiting" not in words(sqlite_seat(name).get("/board"))


def test_an_open_board_hears_of_it_at_its_next_poll(northmere, sqlite_seat, clock):
    with emailing(free_port()):
        raised(northmere)
    quality = sqlite_seat("Wren Halloran")
    Heartbeat.beat()
    seen = quality.get("/board").text.split("seen=")[1].split("&")[0].split('"')[0]
    poll = {"headers": {"HX-Request": "true"}}
    assert quality.get(f"/board/columns?seen={seen}", **poll).status_code == 204
    Heartbeat.beat(at=now() + timedelta(minutes=11))  # the clocks, which are checked meanwhile
    clock.shift(timedelta(minutes=11))
    answer = quality.get(f"/board/columns?seen={seen}", **poll)
    assert answer.status_code == 200 and "Email waiting: 1, oldest 11 minutes" in words(answer)


def test_the_page_names_what_is_stuck_with_what_the_server_said_and_has_it_tried_again(refused, seat, sink):
    quality = seat("Wren Halloran")
    page = quality.get("/emails")
    for said in (
        "IR-0001 AMBER: please answer by the end of Thu 5 Mar", "To Hal Okafor. Not delivered: tell them by phone.",
        "the mail server: 550 No such mailbox",
    ):  # fmt: skip
        assert said in words(page)
    again = quality.client.post(f"/emails/{Email.get().id}/retries", data=as_sent_to(page), follow_redirects=True)
    assert "IR-0001 will be tried again within a minute." in words(again)
    assert Email.deliver_everything() == {"sent": 1}
    assert (sink.to, Email.get().state) == ([HAL], "sent")
    assert "Nothing is stuck." in words(quality.get("/emails"))
    history = words(seat("Dilys Ashgrove").get("/escalations/1"))
    assert "Wren Halloran had Footprint try the email to Hal Okafor again." in history


def as_sent_to(page):
    """The hidden fields of the form that has it tried again."""
    inputs = HIDDEN.findall(page.text.split("/retries")[-1])
    return {NAMED.search(tag)[1]: VALUE.search(tag)[1] for tag in inputs}


def test_pressed_twice_it_is_tried_again_once(refused, seat):
    quality = seat("Wren Halloran")
    fields = as_sent_to(quality.get("/emails"))
    for _ in range(2):
        quality.client.post(f"/emails/{Email.get().id}/retries", data=fields)
    assert refused.events.where(Event.kind == "emailed again").count() == 1


def test_an_administrator_sees_figures_and_the_servers_words_and_nobodys_name(refused, seat):
    admin = seat("Gil Sandoval")
    page = words(admin.get("/emails"))
    assert "Given up in the last 30 days 1" in page
    assert "refused. 550 No such mailbox" in page
    for name in ("Okafor", "Alder", "IR-0001", "A.B."):
        assert name not in page
    assert (
        admin.client.post(f"/emails/{Email.get().id}/retries", data=as_sent_to(admin.get("/emails"))).status_code == 404
    )
    admin.client.post("/emails/retries", data=as_sent_to(admin.get("/emails")))
    assert (Email.get().state, Email.get().due_at) == ("waiting", now())


def test_a_card_that_is_closed_to_a_reader_is_not_on_their_page(refused, northmere, seat):
    Bar.create(escalation=refused, person=northmere.person("Wren Halloran"))
    quality = seat("Wren Halloran")
    assert "Okafor" not in words(quality.get("/emails"))
    token = {"csrf_token": token_of(quality.get("/board")), "key": "a-key-of-hers"}
    before = everything()
    assert quality.client.post(f"/emails/{Email.get().id}/retries", data=token).status_code == 404
    assert changes(before, everything()) == []
