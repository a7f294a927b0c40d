"""Whether this installation sends emails."""

from flask import current_app


def is_emailed():
    """True where a mail server is set; without one everything is shown on the screen alone."""
    return getattr(current_app.config["SETTINGS"], "postbox", None) is not None
