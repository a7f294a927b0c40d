"""`flask procedure`: check a procedure file, load it, show what is loaded."""

from pathlib import Path

import click
from flask.cli import AppGroup

from commands.speaking import speaks_plainly, stop, with_the_record
from models import ProcedureVersion
from models.base import now
from rules.london import london_date
from rules.procedure import ProcedureError
from rules.procedures import check, draw, load

command = AppGroup("procedure", help="Check, load and show procedure files.")


@command.command("check")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@speaks_plainly
def check_files(files):
    """Print every problem and every warning of FILES; status 1 where there is a problem."""
    broken = 0
    for file in files:
        try:
            procedure = load(file)
        except ProcedureError as error:
            broken += 1
            for problem in error.problems:
                click.echo(f"{file.name}: {problem}", err=True)
            continue
        for warning in check(procedure, today=london_date(now())):
            click.echo(f"{file.name}: warning: {warning}")
        click.echo(f"{file.name}: {procedure.title}, {procedure.version}: no problems.")
    if broken:
        stop(f"{broken} of {len(files)} cannot be loaded.")


@command.command("load")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@with_the_record
def load_file(file):
    """Load FILE as the version in force; what was raised before keeps its own version."""
    version = ProcedureVersion.load_text(file.read_text(encoding="utf-8"))
    click.echo(f"{version.procedure.title}, {version.version}, is in force as {version.key}.")


@command.command("show")
@click.argument("key")
@with_the_record
def show(key):
    """Draw the stages, roles and limits of the loaded procedure KEY as text."""
    version = ProcedureVersion.current(key)
    if version is None:
        loaded = ", ".join(v.key for v in ProcedureVersion.in_force()) or "none"
        stop(f"There is no procedure {key}. Loaded: {loaded}.")
    click.echo(draw(version.procedure))
