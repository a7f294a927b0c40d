"""Invitations and forgotten passwords: the link goes out by email, once, and stands in no table."""

import re
from datetime import timedelta

import pytest

from models import Email, PasswordLink, Person
from models.emails import postbox
from models.emails.postbox import Postbox
from tests.conftest import SECRET
from tests.emails.sink import SENDER, SITE, Sink, listening
from tests.views.records import everything

ADDRESS = re.compile(re.escape(SITE) + r"/sign-in/link/(\S+)")


@pytest.fixture
def sink(council):
    """A mail server that is up, for an installation that has its secret key."""
    sink = Sink()
    with listening(sink) as port:
        postbox.bind(Postbox.at(f"smtp://127.0.0.1:{port}", SENDER, SITE, SECRET))
        yield sink
    postbox.bind(None)


def invited(council):
    person = Person.create(name="Ansel Thrup", email="ansel.thrup@northmere.example")
    return PasswordLink.make_for(person, council.person("Gil Sandoval"), SECRET)


def test_an_invitation_brings_a_link_that_lets_its_reader_choose_a_password(council, sink):
    link = invited(council)
    assert Email.deliver_everything() == {"sent": 1}
    [(to, letter)] = sink.arrived
    assert (to, letter["Subject"]) == ("ansel.thrup@northmere.example", "Footprint: your account")
    [token] = ADDRESS.findall(letter.get_content())
    assert PasswordLink.live(token) == link
    assert token not in str(everything(but=()))
    assert "Ansel" not in letter.get_content() + letter["Subject"]


def test_a_forgotten_password_is_chosen_anew_and_what_is_sent_again_is_the_same(council, sink, clock):
    PasswordLink.make_for(council.person("Hal Okafor"), None, SECRET)
    sink.dropping = 1
    Email.deliver_everything()
    clock.shift(timedelta(minutes=1))
    Email.deliver_everything()
    first, second = (letter for _, letter in sink.arrived)
    assert first["Subject"] == "Footprint: a new password"
    assert first.as_string() == second.as_string() and ADDRESS.search(first.get_content())


def test_a_link_that_has_ended_does_not_go_out(council, sink, clock):
    link = invited(council)
    PasswordLink.make_for(link.person, council.person("Gil Sandoval"), SECRET)
    assert Email.deliver_everything() == {"not tried": 1, "sent": 1}
    PasswordLink.make_for(council.person("Hal Okafor"), None, SECRET)
    clock.shift(timedelta(hours=2))
    assert Email.deliver_everything() == {"not tried": 1}
    assert len(sink.arrived) == 1


def test_without_a_mail_server_no_email_is_queued(council):
    invited(council)
    assert Email.select().count() == 0
