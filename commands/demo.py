"""`flask demo`: the imaginary council."""

import json
import os
import sys
from contextlib import nullcontext

import click
from flask import current_app

import demo
from commands.speaking import with_the_record
from models import Person
from rules.london import read


@click.command("demo")
@click.option("--seed", type=int, default=1, show_default=True, help="The same seed makes the same council.")
@click.option("--today", help="The date that the cards are dated from, such as 2026-04-02. Today by default.")
@click.option("--json", "as_json", is_flag=True, help="Print who can sign in as JSON.")
@click.option(
    "--children", type=click.IntRange(0, 100_000), default=0, help="Add so many children, with their history."
)
@click.option("--years", type=click.IntRange(1, 15), default=10, show_default=True, help="The years of their history.")
@click.option("--first-start", is_flag=True, help="Where the council is there already, only print who can sign in.")
@with_the_record
def command(seed, today, children, years, as_json, first_start):
    """Fill an empty database with the imaginary council and print who can sign in."""
    if first_start and Person.select().exists():
        return show(_kept(), as_json)
    with click.progressbar(length=children, label="Children", file=sys.stderr) if children else nullcontext() as bar:
        progress = (lambda done: bar.update(done - bar.pos)) if children else None
        day = read(today) if today else None
        council = demo.make(today=day, seed=seed, children=children, years=years, progress=progress)
    people = [
        {"email": person.email, "password": council.passwords[name], "name": name, "roles": list(person.roles)}
        for name, person in council.people.items()
    ]
    _keep(people)
    show(people, as_json)


def show(people, as_json):
    """Print who can sign in, as a table or as JSON."""
    if as_json:
        click.echo(json.dumps(people))
        return
    click.echo(f"{'Role':5} {'Name':18} {'Email address':38} Password")
    for person in people:
        click.echo(f"{'/'.join(person['roles']):5} {person['name']:18} {person['email']:38} {person['password']}")


def _keep(people):
    """Keep who can sign in, in the data folder, readable by its owner alone."""
    file = _file()
    file.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with open(descriptor, "w") as kept:
        json.dump(people, kept, indent=1)


def _kept():
    """Who can sign in, as it was kept; nobody where it was not kept here."""
    return json.loads(_file().read_text()) if _file().exists() else []


def _file():
    return current_app.config["SETTINGS"].data / "demo_people.json"
