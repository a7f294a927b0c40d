"""`flask restore`: a backup put back in the place of all that is here."""

from pathlib import Path
from time import perf_counter

import click

from commands.speaking import stop, with_the_record
from models import Email, Escalation, Event, Person
from models.backup import Sealed, check, is_in_use, restore
from models.base import now
from models.database import writing
from models.migrating import applied, migrate
from rules.words import time_words

WORD = "replace"


@click.command("restore")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help="Where somebody works here already: lose what is here, once you confirm.")
@with_the_record
def command(file, replace):
    """Put the backup FILE back. It is tried first, and either all of it is put back or nothing is changed.

    Stop the web and the worker before, and start them again after.
    """
    backup = Sealed(file)
    if not applied():
        migrate()
    check(backup)
    if is_in_use():
        confirm(backup, replace)
    started = perf_counter()
    with writing():
        restored = restore(backup)
        held_back = Email.hold_back_what_waits()
    taken = perf_counter() - started
    click.echo(
        f"{sum(restored.values()):,} rows of {len(restored)} tables are back, compared row by row, {taken:.1f} s."
    )
    if held_back:
        click.echo(
            f"{held_back} emails that waited then are held back: they may have gone out since. See the page Emails."
        )
    click.echo("Everybody signs in again. Accounts closed since the backup was made are open: close them again.")


def confirm(backup, replace):
    """Go on only where the person asked to replace what is here, and types that they mean it."""
    if not replace:
        stop("This database is in use. Nothing was changed. To lose what is in it, use --replace.")
    last = Event.select().order_by(Event.id.desc()).first()
    click.echo(f"Here: people {Person.select().count():,}, concerns {Escalation.select().count():,}", nl=False)
    click.echo(f", the last change {time_words(last.recorded_at, now())}." if last else ".")
    click.echo(f"The backup was made {time_words(backup.made_at, now())}.")
    if click.prompt(f"All that is here is lost. Type {WORD} to go on", default="", show_default=False) != WORD:
        stop("Nothing was changed.")
