"""What went wrong, as a page; or, for htmx, as a sentence in the alert region with the form left as it is."""

from flask import current_app, redirect, render_template, request
from peewee import InterfaceError, OperationalError
from werkzeug.exceptions import HTTPException, SecurityError, ServiceUnavailable

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
    405: ("This cannot be done here", "Go back to the board and start again from the card."),
    409: ("This cannot be done now", "Somebody else changed this while you had it open. Nothing of yours was saved."),
    413: ("This is too long to send", "Shorten what you typed, then send it again. Nothing was saved."),
    415: ("This cannot be read", "Use the forms on these pages. Nothing was saved."),
    429: ("Too many tries", "Wait five minutes, then try again."),
    500: ("Something went wrong", "We do not know that this was saved. Go to the board and look before trying again."),
    503: ("This could not be saved", "Nothing was saved. Wait a moment, then try again."),
}
BARE = (400, 500, 503)  # these may have come before anybody could be known
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
    title, text = WORDS.get(error.code) or WORDS[500 if error.code >= 500 else 400]
    if error.description and error.description != type(error).description and error.code in (403, 409):
        text = error.description  # a sentence of our own, from the verb that refused
    template = "errors/_alert.html" if wants_piece() else "errors/page.html"
    bare = {"bare": True, "council": current_app.config["SETTINGS"].council} if error.code in BARE else {}
    number = (request.view_args or {}).get("number")
    card = number if error.code != 404 and request.blueprint != "escalations" else None
    body = render_template(template, title=title, text=text, typed=typed(error.code), card=card, **bare)
    return (
        body,
        error.code,
        {name: value for name, value in error.get_headers() if name in ("Allow", "Retry-After")},
    )


def not_our_name(error):
    """400 for a host name that is not ours: in words alone, because no address of ours can be built under it."""
    return "This service does not answer to that name.", 400, {"Content-Type": "text/plain; charset=utf-8"}


def not_saved(error):
    """503 for a database that is away, locked or full. The cause goes to the log, without the values."""
    current_app.logger.error("database: %s (%s)", type(error).__name__, type(error.__context__).__name__)
    return show(ServiceUnavailable())


def ask_to_sign_in(back=None):
    """To the sign-in page and, afterwards, back: to the page one was on, or to what was not sent."""
    here = request.htmx.current_url if wants_piece() else request.full_path if request.method == "GET" else "/"
    address = f"{SIGN_IN}?next={path_of(back or here)}{'&unsent=yes' if back else ''}"
    return ("", 401, {"HX-Redirect": address}) if wants_piece() else redirect(address, 303)


def wants_piece():
    """True for an htmx request."""
    return bool(getattr(request, "htmx", None))


def typed(code):
    """What the person had typed, so that it can be copied: long answers only, never a password."""
    if request.method != "POST" or code == 413:
        return []
    fields = request.form.items(multi=True)
    return [text for name, text in fields if len(text) > 20 and not any(word in name for word in NEVER_SHOWN)]
