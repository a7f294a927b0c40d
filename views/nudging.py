"""After a change that left something in the outbox the worker is nudged, so that nobody waits for the minute."""

import sqlite3

import psycopg
from flask import current_app, request
from peewee import PeeweeException

from models import Email
from tasks import open_huey
from tasks.emails import nudge_on

BROKEN = (PeeweeException, sqlite3.Error, psycopg.Error)  # the bell, not the outbox: the minute's round comes anyway


def init_app(app):
    """Nudge after what was sent and taken, where there is a mail server at all."""
    if app.config["SETTINGS"].postbox:
        nudge = nudge_on(open_huey(app.config["SETTINGS"]))
        app.after_request(lambda answer: _after(answer, nudge))


def _after(answer, nudge):
    if request.method == "POST" and answer.status_code < 400:
        try:
            if Email.to_send().exists():
                nudge()
        except BROKEN as trouble:
            current_app.logger.warning("The worker was not nudged: %s", type(trouble).__name__)
    return answer
