"""A form whose writer is no longer signed in is not sent and not lost: it is kept for them."""

import secrets

from flask import current_app, redirect, render_template, request, url_for
from flask_login import current_user

from models import Submission, Unsent
from models.unsent import OF_THE_FORM
from views.errors import ask_to_sign_in, wants_piece
from views.form import KEY
from views.safe_paths import endpoint_of, own_page
from views.unsent_forms import unsent_forms, unsent_here
from views.whose import TOKEN, is_of_this_session, writer

NEVER_KEPT = "password"


def init_app(app):
    """Look before anything is done; and tell every page what its reader wrote and did not send."""
    app.before_request(look)
    app.context_processor(lambda: {"unsent_forms": unsent_forms, "unsent_here": unsent_here})


def look():
    """Nothing where the form was opened by whoever is signed in; otherwise keep it, and ask for its writer."""
    if request.method != "POST" or _is_public():
        return None
    person = writer()
    is_mine = current_user.is_authenticated and current_user.person == person
    if person is None or (is_mine and is_of_this_session()):
        return None
    back = _keep(person)
    if is_mine:
        return ("", 409, {"HX-Redirect": back}) if wants_piece() else redirect(back, 303)
    if not current_user.is_authenticated:
        return ask_to_sign_in(back)
    return ("", 409, {"HX-Redirect": back}) if wants_piece() else (render_template("unsent/not_yours.html"), 409)


def _keep(person):
    """Keep what was typed for this person. Returns where they find it again, or only the page where nothing was."""
    page = _page_of_the_form()
    fields = {name: request.form.getlist(name) for name in request.form if NEVER_KEPT not in name}
    key = request.form.get("key", "")
    key = key if KEY.fullmatch(key) else secrets.token_urlsafe(16)
    typed = any(text for name, texts in fields.items() if name not in (TOKEN, *OF_THE_FORM) for text in texts)
    if not typed or Submission.led_to(person, key) is not None or not person.may_sign_in:
        return page
    fields.pop(TOKEN, None)
    # No database holds a NUL in a text.
    storable = {name: [text.replace("\0", "\N{REPLACEMENT CHARACTER}") for text in fields[name]] for name in fields}
    Unsent.keep(person, key, page, storable | {"key": [key]})
    return url_for("unsent.show", key=key)


def _page_of_the_form():
    """Where the form stands: on the page it was sent from, or, where it opened in its place on a card, on its own."""
    came_from = own_page(request.referrer)
    if _room_of(came_from) == request.blueprint:
        return came_from
    return own_page(request.full_path) if _room_of(request.path) == request.blueprint else came_from


def _room_of(address):
    """The blueprint that answers a GET of this address, or None."""
    endpoint = endpoint_of(address.split("?")[0])
    return endpoint and endpoint.split(".")[0]


def _is_public():
    """True for signing in and out, and for what is no room of ours."""
    return getattr(current_app.view_functions.get(request.endpoint), "access", "public") == "public"
