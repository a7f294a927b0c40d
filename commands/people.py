"""`flask person`: the first accounts, and closing one."""

import click
from flask import current_app
from flask.cli import AppGroup

from commands.speaking import stop, with_the_record
from models import Person, Post, Team
from rules.passwords import fault
from rules.permissions import ROLES, reveals_children

command = AppGroup("person", help="Add a person who may sign in, or close an account.")


@command.command("add")
@click.option("--name", required=True)
@click.option("--email", required=True)
@click.option("--role", type=click.Choice(ROLES), required=True)
@click.option("--team", default="Council", show_default=True, help="The team of the post; made if it is not there.")
@click.option("--title", help="The post's title; the role by default.")
@click.option("--password", help="Asked for when it is not given.")
@with_the_record
def add(name, email, role, team, title, password):
    """Add a person who may sign in, with the post that they hold from today."""
    Person.checked(name, email)  # before anybody thinks of a password
    if reveals_children(role) and not may_be_given_here(role):
        stop("There is a QA Head of Service: roles that see children are given on screen, with their confirmation.")
    password = password or click.prompt("Password", hide_input=True, confirmation_prompt="Password again")
    if problem := fault(password, name, email, current_app.config["SETTINGS"].council):
        stop(problem + ".")
    home = Team.get_or_none(Team.name == team) or Team.create(name=team)
    Person.join(name, email, password, role, title or role, home)
    click.echo(f"{name} may sign in as {title or role}, {home.name}.")


@command.command("disable")
@click.argument("email")
@with_the_record
def disable(email):
    """Close the account of EMAIL: its sessions end with their next request."""
    person = Person.with_email(email)
    if person is None:
        stop("Nobody has this email address.")
    person.disable()
    click.echo(f"{person.name} can no longer sign in.")


def may_be_given_here(role):
    """True until there has been a QA Head of Service; after that only for the next one, where nobody is it today."""
    return not Post.had_a_quality_head(only_today=True) if role == "QHoS" else not Post.had_a_quality_head()
