"""`flask migrate`: bring the database to the schema of this code."""

import click

from commands.speaking import with_the_record
from models.migrating import migrate


@click.command("migrate")
@with_the_record
def command():
    """Apply the migrations that this database has not had."""
    applied = migrate()
    for name in applied:
        click.echo(name)
    click.echo(f"{len(applied)} applied.")
