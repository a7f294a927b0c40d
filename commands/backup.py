"""`flask backup`: every row into one file, while the service is in use, and the proof that it can be put back."""

from pathlib import Path
from time import perf_counter

import click

from commands.speaking import with_the_record
from models.backup import Sealed, check, keep
from models.base import now
from rules.london import LONDON


@click.command("backup")
@click.argument("file", type=click.Path(path_type=Path))
@with_the_record
def command(file):
    """Keep every row in FILE, or in a new file of today's name where FILE is a folder, then try it.

    The file holds children's names: it is made for its owner alone. Keep it as you keep the record itself.
    """
    if file.is_dir():
        file = file / f"footprint-{now().astimezone(LONDON):%Y-%m-%d-%H%M%S}.backup"
    started = perf_counter()
    manifest = keep(file)
    rows = sum(table["rows"] for table in manifest["tables"].values())
    taken = perf_counter() - started
    click.echo(
        f"{file}: {rows:,} rows of {len(manifest['tables'])} tables, {file.stat().st_size:,} bytes, {taken:.1f} s."
    )
    started = perf_counter()
    restored = check(Sealed(file))
    taken = perf_counter() - started
    click.echo(
        f"Tried: restored in memory and compared row by row, {sum(restored.values()):,} rows equal, {taken:.1f} s."
    )
