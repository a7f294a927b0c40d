"""Yesterday's backup is put back: nothing that went out since goes out again by itself."""

from datetime import timedelta

import pytest

from app import create_app
from models import Deadline, Email, database
from models.backup import keep
from models.emails import postbox
from tests.apps import settings_for
from tests.models.test_the_main_story import raised


@pytest.fixture
def put_back(northmere, sink, clock, tmp_path):
    """A red concern whose email waited when the backup was made; everything since was sent, and then lost."""
    raised(northmere, urgency="red")
    file = tmp_path / "monday.backup"
    keep(file)
    clock.shift(timedelta(days=1, hours=2))
    Deadline.ring_everything_due()
    assert Email.deliver_everything()["sent"] == len(sink.arrived) > 4
    box = postbox.bound()
    run = create_app(settings_for(northmere.url, tmp_path, postbox=box)).test_cli_runner().invoke
    said = run(args=["restore", str(file), "--replace"], input="replace\n").output
    database.connect()
    assert "1 emails that waited then are held back" in said
    sink.arrived.clear()


def test_what_went_out_since_is_not_sent_again(put_back, sink):
    assert Deadline.ring_everything_due() > 0
    assert Email.deliver_everything() == {}
    assert sink.arrived == []
    assert {email.state for email in Email.select()} == {"unknown"}


def test_somebody_may_have_it_sent_again(put_back, sink, northmere):
    Email.get().try_again(by=northmere.person("Wren Halloran"))
    assert Email.deliver_everything() == {"sent": 1}


def test_what_happens_from_now_on_goes_out(put_back, sink, northmere, clock):
    clock.shift(timedelta(minutes=1))
    raised(northmere, child="Juniper Wold")
    assert Email.deliver_everything() == {"sent": 1}
