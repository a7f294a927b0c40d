"""`flask demo`: the imaginary council."""

import json
import os

import click
from flask import current_app

import demo
from commands.speaking import with_the_record
from rules.london import read


@click.command("demo")
@click.option(
    "--seed",
    type=int,
    default=1,
    show_default=True,
    help="The same seed makes the same council.",
)
@click.option(
    "--today",
    help="The date that the cards are dated from, such as 2026-04-02. Today by default.",
)
@click.option("--json", "as_json", is_flag=True, help="Print who can sign in as JSON.")
@with_the_record
def command(seed, today, as_json):
    """Fill an empty database with the imaginary council and print who can sign in."""
    council = demo.make(today=read(today) if today else None, seed=seed)
    people = [
        {
            "email": person.email,
            "password": council.passwords[name],
            "name": name,
            "roles": list(person.roles),
        }
        for name, person in council.people.items()
    ]
    _keep(people)
    if as_json:
        click.echo(json.dumps(people))
        return
    for person in people:
        click.echo(f"{'/'.join(person['roles']):5} {person['name']:18} {person['email']:38} {person['password']}")


def _keep(people):
    """Keep who can sign in, in the data folder, readable by its owner alone."""
    folder = current_app.config["SETTINGS"].data
    folder.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(folder / "demo_people.json", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with open(descriptor, "w") as file:
        json.dump(people, file, indent=1)
