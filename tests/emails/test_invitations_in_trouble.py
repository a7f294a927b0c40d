"""An invitation or a new password that did not arrive: the administrator sees it by name, and has it tried again."""

from datetime import timedelta

import pytest

from models import Email, PasswordLink
from tests.apps import SECRET
from tests.emails.test_links import invited, sink_with_key
from tests.views.records import token_of, words

__all__ = ["sink_with_key"]


@pytest.fixture
def refused(northmere, sink_with_key):
    """An invitation that the mail server did not take."""
    sink_with_key.rude["ansel.thrup@northmere.example"] = ["550 No such mailbox"]
    link = invited(northmere)
    assert Email.deliver_everything() == {"refused": 1}
    return link


def test_the_administrator_sees_whom_it_did_not_reach_and_has_it_tried_again(sqlite_seat, refused, sink_with_key):
    admin = sqlite_seat("Gil Sandoval")
    page = admin.get("/emails")
    assert "Invitations and new passwords that have not arrived" in page.text
    assert "To Ansel Thrup. Not delivered: tell them by phone." in words(page)
    assert f'href="/people/{refused.person_id}"' in page.text
    done = admin.send(f"/emails/{Email.get().id}/retries", opened=admin.form("/emails"))
    assert done.status_code == 303
    assert "The email to Ansel Thrup will be tried again within a minute." in words(admin.get(done.location))
    assert Email.deliver_everything() == {"sent": 1}
    assert "Ansel" not in admin.get("/emails").text


def test_one_whose_link_has_ended_is_not_sent_again(sqlite_seat, refused, clock):
    clock.shift(timedelta(days=8))
    page = sqlite_seat("Gil Sandoval").get("/emails")
    assert "The link in it was used or has ended: make another on their page." in words(page)
    assert f"/emails/{Email.get().id}/retries" not in page.text


def test_a_new_password_that_was_asked_for_stands_there_too(northmere, sqlite_seat, sink_with_key):
    sink_with_key.rude["hal.okafor@northmere.example"] = ["550 No such mailbox"]
    PasswordLink.make_for(northmere.person("Hal Okafor"), None, SECRET)
    Email.deliver_everything()
    assert "To Hal Okafor." in words(sqlite_seat("Gil Sandoval").get("/emails"))


def test_nobody_else_sees_it(sqlite_seat, refused):
    for name in ("Wren Halloran", "Odile Pryce"):
        seat = sqlite_seat(name)
        assert "Ansel" not in seat.get("/emails").text
        fields = {"csrf_token": token_of(seat.get("/board")), "key": "a-key-of-hers"}
        assert seat.client.post(f"/emails/{Email.get().id}/retries", data=fields).status_code == 404
