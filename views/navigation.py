"""Where one can go from every page: what exists of it."""

from collections import namedtuple
from functools import cached_property

from flask import current_app, request, url_for
from flask_login import current_user
from werkzeug.routing import BuildError

from models import Confirmation, CouncilSetting, Import

Place = namedtuple("Place", "words href is_here waits")  # `waits`: (how many things wait there, what they are)

# The words, where they lead, and the actions of which a person needs one: what is opened most stands first.
PLACES = (
    ("My children", "my_children.show", "see reviews"),
    ("Waiting on you", "waiting.show", "see cards", "see reviews"),
    ("Reviews", "reviews.index", "see reviews"),
    ("Board", "board.show", "see cards"),
    ("Children", "children.index", "add or change a child"),
    ("Imports", "imports.index", "preview an import", "manage people"),
    ("People", "people.index", "see people"),
    ("Teams and posts", "teams.index", "see people"),
    ("Emails", "emails.show", "see emails"),
    ("Council", "council.show", "set up the council"),
)
IMPORT = ("commit an import", "manage people")
# What waits there for somebody who is not told of it in another way: for whom, how many, and what they are called.
WAITS = {
    "waiting.show": (("confirm roles",), lambda person: Confirmation.waiting_on(person).count(), "to be confirmed"),
    "imports.index": (IMPORT, lambda person: len(Import.waiting_on(person)), "to be imported"),
}
SIGN_IN = "/sign-in"
SIGN_OUT = "/sign-out"
ACCOUNT = "/account"


def init_app(app):
    app.context_processor(lambda: {"navigation": Navigation(), "council": CouncilsName()})


def may_go(*actions):
    """True where the permission matrix gives the person signed in one of these actions at all."""
    person = getattr(current_user, "person", None)
    return person is None or any(person.standing.letters(action) for action in actions)


class CouncilsName:
    """What the council calls itself: read once for a page, and only by a page that says it."""

    def __str__(self):
        return self.words

    @cached_property
    def words(self):
        return CouncilSetting.standing().get("name", current_app.config["SETTINGS"].council)


class Navigation:
    sign_in = SIGN_IN
    sign_out = SIGN_OUT
    account = ACCOUNT

    def places(self):
        """The pages of the service navigation that this application has for the person signed in."""
        there = [place for place in PLACES if place[1] in current_app.view_functions and may_go(*place[2:])]
        waits = {endpoint: self._waits(*WAITS[endpoint]) for _, endpoint, *_ in there if endpoint in WAITS}
        return [
            Place(words, url_for(endpoint), request.endpoint == endpoint, waits.get(endpoint))
            for words, endpoint, *_ in there
        ]

    @staticmethod
    def _waits(actions, count, words):
        person = getattr(current_user, "person", None)
        number = count(person) if person and any(person.standing.letters(action) for action in actions) else 0
        return (number, words) if number else None

    def accessibility(self):
        """The address of the accessibility statement, or nothing where there is none yet."""
        try:
            return url_for("accessibility.show")
        except BuildError:
            return ""
