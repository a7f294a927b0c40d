"""What a new administrator sees first: what to do, in order, each with the page on which it is done."""

from collections import namedtuple

from flask import url_for

from models.people.first_steps import first_steps
from views.navigation import may_go

Shown = namedtuple("Shown", "title words href is_done")

# key: title, what to do, where it is done (the page, and the action without which it is not for this person).
STEPS = {
    "teams": (
        "Teams",
        "Add the services and teams under the council: every post and every child belongs to one.",
        "teams.index", "see people",
    ),
    "quality head": (
        "The QA Head of Service",
        "Add them, give them their post and invite them. From then on they confirm every role that sees children.",
        "people.index", "see people",
    ),
    "people": (
        "People and posts",
        "Add everybody else, or import them from a file; give each a post, and invite those who are to sign in.",
        "people.index", "see people",
    ),
    "procedure": (
        "The procedure",
        "Whoever runs the server loads the council’s own: "
        + "FOOTPRINT_DATA=DATA .venv/bin/flask --app app procedure load procedures/FILE.toml.",
        "council.show", "set up the council",
    ),
    "closure days": (
        "Closure days",
        "Days on which the council is closed beside the bank holidays. They are not counted as working days.",
        "closure_days.create", "set up the council",
    ),
    "children": (
        "Children",
        "Reviewing officers and the quality service add the children, or import them; you do not see them.",
        "children.index", "add or change a child",
    ),
}  # fmt: skip


def steps():
    """The steps for the person signed in, with a link where there is a page and it is theirs."""
    return [Shown(*_words(step.key), step.is_done) for step in first_steps()]


def _words(key):
    title, words, endpoint, action = STEPS[key]
    return title, words, url_for(endpoint) if may_go(action) else ""
