"""How commands speak: plain words, errors on standard error, exit status 0 or 1."""

import functools
import sys

import click
from peewee import OperationalError

from models import database
from models.errors import Refusal
from rules.limits import LimitError
from rules.procedure import ProcedureError

PLAIN = (Refusal, LimitError, ProcedureError, ValueError, OSError)


def stop(sentence):
    """Say on standard error why nothing more happens, and leave with status 1."""
    click.echo(str(sentence), err=True)
    sys.exit(1)


def speaks_plainly(command):
    """Turn what the rules and the record refuse into one plain message and exit status 1."""

    @functools.wraps(command)
    def speaking(*arguments, **options):
        try:
            return command(*arguments, **options)
        except PLAIN as refusal:
            stop(refusal)
        except OperationalError as trouble:
            stop(f"The database cannot be used: {trouble}. Look at FOOTPRINT_DATA and DATABASE_URL.")

    return speaking


def with_the_record(command):
    """Open the database for a command, and close it after."""

    @functools.wraps(command)
    @speaks_plainly
    def connected(*arguments, **options):
        database.connect()
        try:
            return command(*arguments, **options)
        finally:
            database.close()

    return connected
