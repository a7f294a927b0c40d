"""The command line: `flask --app app …`, for administrators and for checks from outside."""

from commands import backup, clock, deadlines, demo, emails, importing, migrate, people, procedures, restore


def register(app):
    """Give the application its commands."""
    for room in (backup, clock, deadlines, demo, emails, importing, migrate, people, procedures, restore):
        app.cli.add_command(room.command)
