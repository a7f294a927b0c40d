"""What went wrong, as a page; or, for htmx, as a sentence in the alert region with the form left as it is."""

import re

from flask import current_app, redirect, render_template, request
from peewee import InterfaceError, OperationalError
from werkzeug.exceptions import HTTPException, SecurityError

from models import database
from views.me import be_nobody, person
from views.navigation import SIGN_IN
from views.safe_paths import path_of

NOT_FOUND = (
    "There is nothing at this address, or it is not yours to see. If somebody sent you the link, ask them, "
    "or ask the quality and safeguarding team."
)
WORDS = {
    400: ("Refresh the page and try again", "This page was open for too long, or something in the request was wrong."),
    403: ("You cannot do this", "Ask the quality and safeguarding team if you think that you should be able to."),
    404: ("Page not found", NOT_FOUND),
    405: ("This cannot be done here", "Go back to the page that you came from and start again."),
    409: ("This cannot be done now", "Somebody else changed this while you had it open. Nothing of yours was saved."),
    413: ("This is too long to send", "Shorten what you typed, then send it again. Nothing was saved."),
    415: ("This cannot be read", "Use the forms on these pages. Nothing was saved."),
    429: ("Too many tries", "Wait five minutes, then try again."),
    500: ("Something went wrong", "We do not know that this was saved. Look before trying again."),
    503: ("This could not be saved", "Nothing was saved. Wait a moment, then try again."),
    507: (
        "Storage is full",
        "Nothing was saved. Tell your system administrator that the disk is full. You can still read what is there.",
    ),
}
BUSY = "The system is busy. Nothing has been saved. What you typed is still below: wait a moment, then send it again."
SOON = {503: "10", 507: "60"}  # seconds after which another try is worth it
BARE = (400, 500, 503, 507)  # these may have come before anybody could be known
NEVER_SHOWN = ("csrf_token", "password", "key")


def init_app(app):
    app.register_error_handler(HTTPException, show)
    app.register_error_handler(SecurityError, not_our_name)
    app.register_error_handler(OperationalError, not_saved)
    app.register_error_handler(InterfaceError, not_saved)


def show(error):
    """The answer to this error; signing in is asked for by going there."""
    if error.code == 401:
        return ask_to_sign_in()
    # A sentence of our own, from the verb that refused:
    ours = error.description != type(error).description and error.code in (403, 409) and error.description
    kept = {name: value for name, value in error.get_headers() if name in ("Allow", "Retry-After")}
    return told(error.code, ours, kept)


def told(code, sentence=None, headers=()):
    """The page for this status, with its usual sentence or this one; the piece of it for htmx."""
    if code in BARE:
        be_nobody()
    title, text = WORDS.get(code) or WORDS[500 if code >= 500 else 400]
    template = "errors/_alert.html" if wants_piece() else "errors/page.html"
    bare = {"bare": True, "council": current_app.config["SETTINGS"].council} if code in BARE else {}
    again = sent() if code in SOON else []
    body = render_template(
        template, title=title, text=sentence or text, typed=typed(code), card=card(code), again=again,
        has_board=code not in BARE and has_board(), **bare,
    )  # fmt: skip
    return body, code, {**dict(headers), **({"Retry-After": SOON[code]} if code in SOON else {})}


def not_our_name(error):
    """400 for a host name that is not ours: in words alone, because no address of ours can be built under it."""
    return "This service does not answer to that name.", 400, {"Content-Type": "text/plain; charset=utf-8"}


def not_saved(error):
    """503 for a database that is away or busy, 507 for a full one. The cause goes to the log, without the values."""
    current_app.logger.error("database: %s (%s)", type(error).__name__, database.cause(error) or "connection lost")
    if database.is_full(error):
        return told(507)
    return told(503, BUSY if database.is_busy(error) else None)


def ask_to_sign_in(back=None):
    """To the sign-in page and, afterwards, back: to the page one was on, or to what was not sent."""
    here = request.htmx.current_url if wants_piece() else request.full_path if request.method == "GET" else "/"
    address = f"{SIGN_IN}?next={path_of(back or here)}{'&unsent=yes' if back else ''}"
    return ("", 401, {"HX-Redirect": address}) if wants_piece() else redirect(address, 303)


def card(code):
    """The number of the card that it was about, for a way back: only where the person may see it; else None."""
    number = (request.view_args or {}).get("number")
    if code == 404 or number is None or not re.match(r"/escalations/\d+/", request.path):
        return None
    # Where the database may be what is wrong nobody is asked, and the number is the address's own.
    return number if code in BARE or (here := person()) and here.escalations.numbered(number) else None


def has_board():
    """True for somebody whose start page is the board, or who is not known yet; others have one of their own."""
    here = person()
    return here is None or bool(here.standing.letters("see cards"))


def wants_piece():
    """True for an htmx request."""
    return bool(getattr(request, "htmx", None))


def sent():
    """Every field of the form that came, to be sent again as it was; nothing where a password was among them."""
    fields = list(request.form.items(multi=True)) if request.method == "POST" else []
    return [] if any("password" in name for name, _ in fields) else fields


def typed(code):
    """What the person had typed, so that it can be copied: long answers only, never a password."""
    if request.method != "POST" or code == 413:
        return []
    fields = request.form.items(multi=True)
    return [text for name, text in fields if len(text) > 20 and not any(word in name for word in NEVER_SHOWN)]
