"""`flask clock`: when a limit falls due, with every day counted and skipped."""

import json

import click

from commands.speaking import speaks_plainly
from rules.bank_holidays import PLACES
from rules.calendar import Calendar
from rules.limits import due
from rules.london import read


@click.command("clock")
@click.argument("limits", nargs=-1, required=True)
@click.option("--from", "start", required=True, help="A date or a time: 2026-04-02 or 2026-04-02T16:55 (London).")
@click.option("--division", type=click.Choice(sorted(PLACES)), default="england-and-wales", show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print due, counted, skipped and provisional as JSON.")
@speaks_plainly
def command(limits, start, division, as_json):
    """Print the last instant on time for LIMITS, such as "5 working days"; of several, the earliest."""
    working = due(list(limits) if len(limits) > 1 else limits[0], read(start), Calendar(division=division))
    if as_json:
        click.echo(json.dumps(working.to_json()))
        return
    click.echo(working.at.isoformat())
    click.echo(f"{working.words}, from {start}")
    for day in working.counted:
        click.echo(f"  counted  {day:%a} {day.isoformat()}")
    for skipped in working.skipped:
        click.echo(f"  skipped  {skipped.date:%a} {skipped.date.isoformat()}  {skipped.why}")
    if working.provisional:
        click.echo("Provisional: bank holidays for some of these days are not published yet.")
    click.echo(f"Counted by {working.calendar}")
