"""`flask deadlines`: what the minute's tick does, once and by hand."""

import click
from flask.cli import AppGroup

from commands.speaking import stop, with_the_record
from models import CaseloadHandover, Deadline, Person
from models.base import now
from rules.london import read_instant

command = AppGroup("deadlines", help="Ring what is due, or see what would ring.")


@command.command("sweep")
@click.option("--at", "at", help="As at this London time, such as 2026-04-02T16:55, instead of now.")
@click.option("--dry-run", is_flag=True, help="Say what would ring, and ring nothing.")
@with_the_record
def sweep(at, dry_run):
    """Ring every deadline whose last instant has passed and that has not rung."""
    at = read_instant(at) if at else now()
    if dry_run:
        for deadline in Deadline.newly_due(at):
            click.echo(f"{deadline.about.reference}  {deadline.label}  due {deadline.due.isoformat()}")
        click.echo(f"{Deadline.newly_due(at).count()} would ring.")
        return
    if at > now() and not _is_imaginary():
        stop("A time to come can only be tried with --dry-run: it would record breaches that have not happened.")
    if handed := CaseloadHandover.carry_out_everything_due():
        click.echo(f"{handed} caseloads handed over.")
    click.echo(f"{Deadline.ring_everything_due(at)} rang.")


@command.command("recompute")
@with_the_record
def recompute():
    """Work out every open deadline again with today's calendar; each changed date is a new row that says why."""
    changed = Deadline.recompute_open()
    for before, after in changed:
        click.echo(f"{after.about.reference}  {after.label}  {before.due.isoformat()} -> {after.due.isoformat()}")
    click.echo(f"{len(changed)} changed.")


def _is_imaginary():
    return not Person.select().where(~Person.email.endswith(".example")).exists()
