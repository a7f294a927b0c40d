"""`flask emails`: what the worker's post round does, once and by hand."""

import click
from flask.cli import AppGroup

from commands.speaking import with_the_record
from models import Email

command = AppGroup("emails", help="Send what waits in the outbox, or see what would be sent.")


@command.command("send")
@click.option("--dry-run", is_flag=True, help="Say what would be sent, and send nothing.")
@with_the_record
def send(dry_run):
    """Hand every email that is due to the mail server."""
    if dry_run:
        for email in Email.to_send():
            click.echo(f"{email.id}  {email.reference}  {email.kind}  queued {email.queued_at.isoformat()}")
        click.echo(f"{Email.to_send().count()} would be sent.")
        return
    came_to = Email.deliver_everything()
    for words in sorted(came_to):
        click.echo(f"{came_to[words]} {words}.")
    click.echo(f"{Email.waiting()[0]} still waiting.")
