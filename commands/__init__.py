"""The command line: `flask --app app …`, for administrators and for checks from outside."""

from commands import clock, deadlines, demo, migrate, people, procedures


def register(app):
    """Give the application its commands."""
    for room in (clock, deadlines, demo, migrate, people, procedures):
        app.cli.add_command(room.command)
