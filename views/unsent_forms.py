"""What the reader of a page wrote and could not send: for the forms on it, and for the notice above it."""

from flask import g, request
from flask_login import current_user

from models import Unsent


def unsent_forms():
    """All of it, the latest first."""
    if not current_user.is_authenticated:
        return []
    if "unsent" not in g:
        g.unsent = list(Unsent.of(current_user.person))
    return g.unsent


def unsent_here():
    """The latest that stands on this page, where the page is only opened; None where there is none."""
    if request.method != "GET":
        return None
    return next((form for form in unsent_forms() if form.stands_at(request.path)), None)


def fill_in(names):
    """The unsent form that stands here, for a form that has all its fields: what was typed is shown in them."""
    unsent = unsent_here()
    if unsent is None or set(unsent.fields) - names:
        return None
    unsent.is_filled_in = True
    return unsent
