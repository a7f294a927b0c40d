"""The application under test: made once by each process, for databases that come and go."""

from functools import cache
from pathlib import Path

from app import create_app
from models import database
from models.emails import postbox
from settings import Settings

SECRET = "a key for the tests alone, 0123456789"


def settings_for(url, folder, **changes):
    """The settings of an installation on this database, as a test wants them."""
    return Settings(**{"data": Path(folder), "database_url": url, "secret_key": SECRET} | changes)


def app_on(url, folder):
    """The application on this database, with the configuration that it was made with, whatever a test did to it."""
    app, as_made = _made()
    app.config.clear()
    app.config.update(as_made, SETTINGS=settings_for(url, folder))
    database.bind(url)
    postbox.bind(None)
    return app


@cache
def _made():
    app = create_app(settings_for("sqlite:///:memory:", "."))
    app.config["TESTING"] = True
    return app, dict(app.config)
