"""`flask import`: people, children and reviews from files, looked at first and imported whole or not at all."""

from pathlib import Path

import click
from flask.cli import AppGroup

from commands.speaking import stop, with_the_record
from models import Import
from models.importing.foreseeing import foresee
from models.importing.previewing import digest_of
from rules.imports import MOST_BYTES

command = AppGroup("import", help="Look at a file of people, children or reviews, and import it with --commit.")
commit = click.option("--commit", "is_meant", is_flag=True, help="Import it. Without this, nothing is written.")
confirm = click.option(
    "--confirm", multiple=True, help="What is meant, such as 12.name, 12.date-of-birth or review-outside-care."
)
file = click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))


@command.command("people")
@file
@commit
@with_the_record
def people(file, is_meant):
    """Import the people and posts of FILE, a CSV file."""
    bring_in("people", [file], is_meant)


@command.command("children")
@file
@commit
@confirm
@with_the_record
def children(file, is_meant, confirm):
    """Import the children of FILE, a CSV file."""
    bring_in("children", [file], is_meant, confirm)


@command.command("reviews")
@file
@commit
@confirm
@with_the_record
def reviews(file, is_meant, confirm):
    """Import the reviews of FILE, a CSV file, for children who are here."""
    bring_in("reviews", [file], is_meant, confirm)


@command.command("ssd")
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@commit
@confirm
@with_the_record
def ssd(folder, is_meant, confirm):
    """Import the children of FOLDER and their reviews, from CSV files that are tables of the Standard Safeguarding Dataset."""
    files = sorted(folder.glob("*.csv"))
    if not files:
        stop("There are no CSV files in this folder.")
    bring_in("ssd", files, is_meant, confirm)


def bring_in(kind, paths, is_meant, confirmed=()):
    """Say what is wrong on standard error and what would happen, and import it where that is meant."""
    files = [(path.name, _read(path)) for path in paths]
    same = Import.same_as(kind, digest_of([data for _, data in files]))
    if same and same.committed_at:
        click.echo(f"Already imported on {same.committed_at:%-d %B %Y}, as {same}. Nothing was changed.")
        return
    plan = foresee(kind, [data for _, data in files])
    _tell(plan, confirmed)
    if plan.problems or plan.unconfirmed(confirmed):
        stop("Nothing was imported.")
    if not is_meant:
        click.echo("Nothing is imported yet: do it with --commit.")
        return
    batch = Import.preview(None, kind, files)
    with click.progressbar(length=len(plan.steps) - plan.counts["left"], label="Importing") as bar:
        batch.commit(None, set(confirmed), plan.version, lambda done: bar.update(done - bar.pos))
    click.echo(f"Imported as {batch}.")


def _tell(plan, confirmed):
    """No names: what commands print may be kept in a log."""
    for note in plan.notes:
        click.echo(note)
    for problem in (*plan.problems, *plan.unconfirmed(confirmed)):
        click.echo(str(problem), err=True)
    for warning in plan.warnings:
        click.echo(f"Warning: {warning}", err=True)
    counts = plan.counts
    click.echo(f"{counts['added']:,} to add, {counts['changed']:,} to change, {counts['left']:,} to leave as they are.")


def _read(path):
    with path.open("rb") as opened:
        return opened.read(MOST_BYTES + 1)
