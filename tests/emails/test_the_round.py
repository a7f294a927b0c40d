"""Who empties the outbox: the worker's round each minute, the nudge after a change, and one command by hand."""

import sqlite3
import time

import pytest

from app import create_app
from models import Email, database
from models.emails import postbox
from settings import Settings, SettingsError
from tasks import open_huey
from tests.apps import settings_for
from tests.cast import Seat
from tests.emails.sink import SENDER, SITE, emailing, free_port, listening, postbox_at
from tests.emails.test_faults import Sink, many
from tests.models.test_consumer import consumer
from tests.models.test_the_main_story import raised

SET = {"FOOTPRINT_EMAIL_FROM": SENDER, "FOOTPRINT_URL": SITE}


def settings_of(tmp_path, address, **changes):
    return Settings.from_environment({"FOOTPRINT_DATA": str(tmp_path), "FOOTPRINT_SMTP": address} | SET | changes)


def test_the_mail_server_is_named_by_one_address(tmp_path):
    box = settings_of(tmp_path, "smtp://foot%40print:p%3Ass@mail.example:2525?starttls=yes").postbox
    assert (box.host, box.port, box.user, box.password, box.starttls, box.tls) == (
        "mail.example", 2525, "foot@print", "p:ss", True, False,
    )  # fmt: skip
    assert "p:ss" not in repr(box)
    box = settings_of(tmp_path, "smtps://mail.example").postbox
    assert (box.port, box.tls, box.starttls, box.domain) == (465, True, False, "footprint.northmere.example")
    assert settings_of(tmp_path, "").postbox is None


@pytest.mark.parametrize("address, changes, why", [
    ("mail.example:25", {}, "FOOTPRINT_SMTP must be an address such as smtp://"),
    ("http://mail.example", {}, "FOOTPRINT_SMTP must be"),
    ("smtp://mail.example:25?tls=yes", {}, "FOOTPRINT_SMTP must be"),
    ("smtp://mail.example:25?starttls=please", {}, "starttls is yes or no"),
    ("smtp://mail.example:port", {}, "FOOTPRINT_SMTP must be"),
    ("smtp://mail.example", {"FOOTPRINT_EMAIL_FROM": ""}, "FOOTPRINT_EMAIL_FROM"),
    ("smtp://mail.example", {"FOOTPRINT_EMAIL_FROM": "a@b.example\nBcc: c@d.example"}, "FOOTPRINT_EMAIL_FROM"),
    ("smtp://mail.example", {"FOOTPRINT_URL": ""}, "needs FOOTPRINT_URL"),
])  # fmt: skip
def test_a_setting_that_cannot_work_is_named_at_the_start(tmp_path, address, changes, why):
    with pytest.raises(SettingsError, match=why.replace("?", r"\?")):
        settings_of(tmp_path, address, **changes)


def test_the_procfiles_worker_empties_the_outbox(council, sink, tmp_path, monkeypatch):
    many(council, 5)
    box = postbox.bound()
    for name, value in (SET | {"FOOTPRINT_SMTP": f"smtp://{box.host}:{box.port}"}).items():
        monkeypatch.setenv(name, value)
    with consumer(council.url, tmp_path) as worker:
        for _ in range(600):
            if len(sink.arrived) >= 5 or worker.poll() is not None:
                break
            time.sleep(0.05)
        worker.terminate()
        said = worker.communicate(timeout=30)[1]
    assert "Traceback" not in said
    assert len(set(sink.ids)) == len(sink.ids) >= 5  # by the real clock the card's own deadlines have rung as well
    assert {email.state for email in Email.select().where(Email.kind == "sent")} == {"sent"}


@pytest.fixture
def hal(northmere, tmp_path):
    """Hal Okafor at a screen of an installation with a mail server, at which a concern waits for him."""
    settings = settings_for(northmere.url, tmp_path, postbox=postbox_at(free_port()))
    seat = Seat(create_app(settings), northmere.person("Hal Okafor"))
    raised(northmere)
    seat.nudges = open_huey(settings).pending_count
    yield seat
    postbox.bind(None)


def test_a_change_that_leaves_an_email_nudges_the_worker_and_looking_does_not(hal):
    hal.get("/escalations/1")
    assert hal.nudges() == 0
    hal.send("/escalations/1/acknowledgement")
    assert hal.nudges() == 1


def test_a_bell_that_is_broken_spoils_no_change(hal, tmp_path, caplog):
    with sqlite3.connect(tmp_path / "queue.db") as queue:
        queue.execute("drop table task")
    assert hal.send("/escalations/1/acknowledgement").status_code == 303
    assert "The worker was not nudged" in caplog.text
    assert Email.select().where(Email.kind == "acknowledged").count() == 1


def test_one_command_does_what_the_round_does(northmere, tmp_path):
    sink = Sink()
    with listening(sink) as port, emailing(port):
        app = create_app(settings_for(northmere.url, tmp_path, postbox=postbox_at(port)))
        database.connect()
        many(northmere, 2)
        run = app.test_cli_runner().invoke
        dry = run(args=["emails", "send", "--dry-run"])
        assert (dry.exit_code, dry.output.splitlines()[-1], sink.to) == (0, "2 would be sent.", [])
        assert "IR-0001" in dry.output and "Okafor" not in dry.output
        sent = run(args=["emails", "send"])
        assert (sent.exit_code, sent.output) == (0, "2 sent.\n0 still waiting.\n")
    assert len(sink.arrived) == 2


def test_without_a_mail_server_the_command_says_what_to_set(northmere, tmp_path):
    app = create_app(settings_for(northmere.url, tmp_path))
    answer = app.test_cli_runner().invoke(args=["emails", "send"])
    assert answer.exit_code == 1
    assert "FOOTPRINT_SMTP" in answer.output + answer.stderr
