"""Where one can go from every page: what exists of it."""

from collections import namedtuple

from flask import current_app, request, url_for
from werkzeug.routing import BuildError

Place = namedtuple("Place", "words href is_here")

PLACES = (("Board", "board.show"), ("Waiting on you", "waiting.show"))
SIGN_IN = "/sign-in"
SIGN_OUT = "/sign-out"


def init_app(app):
    app.context_processor(lambda: {"navigation": Navigation(), "council": app.config["SETTINGS"].council})


class Navigation:
    sign_in = SIGN_IN
    sign_out = SIGN_OUT

    def places(self):
        """The pages of the service navigation that this application has."""
        known = [(words, endpoint) for words, endpoint in PLACES if endpoint in current_app.view_functions]
        return [Place(words, url_for(endpoint), request.endpoint == endpoint) for words, endpoint in known]

    def accessibility(self):
        """The address of the accessibility statement, or nothing where there is none yet."""
        try:
            return url_for("accessibility.show")
        except BuildError:
            return ""
