"""The front door: `create_app()` puts the rooms together."""

from flask_wtf import CSRFProtect
from htmx_flask import Htmx
from jinja2 import ChoiceLoader, PackageLoader, PrefixLoader
from werkzeug.middleware.proxy_fix import ProxyFix

import commands
import views
from models import database
from models.emails import postbox
from settings import Settings, SettingsError
from views import (
    assets,
    cookies,
    errors,
    govuk,
    keeping,
    marks,
    me,
    navigation,
    nudging,
    own_words,
    security,
    uploads,
    words,
)
from views.again import Persistent
from views.converters import BoundedInteger

GOVUK = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})


def create_app(settings=None):
    """The web application for these settings, or for those of the environment.

    Raises SettingsError where it is to serve without a secret key.
    """
    settings = settings or Settings.from_environment()
    app = Persistent(__name__, static_folder=None)
    configure(app, settings)
    database.bind(settings.database_url)
    postbox.bind(settings.postbox)
    app.before_request(database.connect)
    app.teardown_request(lambda _error: database.close())
    Htmx(app)
    uploads.init_app(app)  # before anything reads a form
    for room in (security, errors, me, keeping, assets, navigation, govuk, words, own_words, nudging, marks):
        room.init_app(app)
    CSRFProtect(app)  # after keeping: what was written for too long is kept before its token is refused
    views.register(app)
    commands.register(app)
    return app


def configure(app, settings):
    """Flask's own settings, and where templates are found."""
    app.config.from_mapping(
        SETTINGS=settings,
        SECRET_KEY=settings.secret_key,
        TRUSTED_HOSTS=settings.hosts,
        MAX_CONTENT_LENGTH=settings.largest_form,
        MAX_FORM_MEMORY_SIZE=settings.largest_form,
        MAX_FORM_PARTS=500,
        WTF_CSRF_TIME_LIMIT=None,  # bound to the session: a board open since the morning must still act
        **cookies.named_for(settings),
    )
    if not settings.secret_key and not cookies.on_the_command_line():
        raise SettingsError("Set SECRET_KEY to a random value, or start with bin/serve, which makes one.")
    if settings.proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=settings.proxies, x_proto=settings.proxies)
    app.jinja_options = app.jinja_options | {"trim_blocks": True, "lstrip_blocks": True}
    app.jinja_loader = ChoiceLoader([app.jinja_loader, GOVUK])
    app.url_map.converters["int"] = BoundedInteger
