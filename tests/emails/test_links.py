"""Invitations and forgotten passwords: the link goes out by email, once, and stands in no table."""

import re
from datetime import timedelta

import pytest

from models import Email, PasswordLink, Person
from models.emails import postbox
from models.emails.postbox import Postbox
from tests.apps import SECRET
from tests.emails.sink import SENDER, SITE, Sink, listening
from tests.views.records import everything, words

ADDRESS = re.compile(re.escape(SITE) + r"/sign-in/link/(\S+)")


@pytest.fixture
def sink_with_key():
    """A mail server that is up, for an installation that has its secret key."""
    sink = Sink()
    with listening(sink) as port:
        postbox.bind(Postbox.at(f"smtp://127.0.0.1:{port}", SENDER, SITE, SECRET))
        yield sink
    postbox.bind(None)


def invited(council):
    person = Person.create(name="Ansel Thrup", email="ansel.thrup@northmere.example")
    return PasswordLink.make_for(person, council.person("Gil Sandoval"), SECRET)


def test_an_invitation_brings_a_link_that_lets_its_reader_choose_a_password(council, sink_with_key):
    link = invited(council)
    assert Email.deliver_everything() == {"sent": 1}
    [(to, letter)] = sink_with_key.arrived
    assert (to, letter["Subject"]) == ("ansel.thrup@northmere.example", "Footprint: your account")
    [token] = ADDRESS.findall(letter.get_content())
    assert PasswordLink.live(token) == link
    assert token not in str(everything(but=()))
    assert "Ansel" not in letter.get_content() + letter["Subject"]


def test_the_address_in_it_is_where_a_password_is_chosen(northmere, sqlite_seat, sink_with_key):
    invited(northmere)
    Email.deliver_everything()
    [token] = ADDRESS.findall(sink_with_key.arrived[0][1].get_content())
    page = sqlite_seat.app.test_client().get(f"/sign-in/link/{token}")
    assert page.status_code == 200 and "New password" in words(page)


def test_a_forgotten_password_is_chosen_anew_and_what_is_sent_again_is_the_same(council, sink_with_key, clock):
    PasswordLink.make_for(council.person("Hal Okafor"), None, SECRET)
    sink_with_key.dropping = 1
    Email.deliver_everything()
    clock.shift(timedelta(minutes=1))
    Email.deliver_everything()
    first, second = (letter for _, letter in sink_with_key.arrived)
    assert first["Subject"] == "Footprint: a new password"
    assert first.as_string() == second.as_string() and ADDRESS.search(first.get_content())


def test_a_link_that_has_ended_does_not_go_out(council, sink_with_key, clock):
    link = invited(council)
    PasswordLink.make_for(link.person, council.person("Gil Sandoval"), SECRET)
    assert Email.deliver_everything() == {"not tried": 1, "sent": 1}
    PasswordLink.make_for(council.person("Hal Okafor"), None, SECRET)
    clock.shift(timedelta(hours=2))
    assert Email.deliver_everything() == {"not tried": 1}
    assert len(sink_with_key.arrived) == 1


def test_without_a_mail_server_no_email_is_queued(council):
    invited(council)
    assert Email.select().count() == 0
