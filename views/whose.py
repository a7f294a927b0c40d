"""Whose form it is: the token in every form is signed, and names the person for whom the page was made."""

import re
import secrets

from flask import current_app, request, session
from flask_wtf.csrf import validate_csrf
from itsdangerous import BadData, URLSafeTimedSerializer
from wtforms import ValidationError

from models import Person

TOKEN = "csrf_token"
SALT = "wtf-csrf-token"  # Flask-WTF's own
MARKED = re.compile(r"([1-9][0-9]{0,9})\.")


def mark(person):
    """Let every token of this browser's session name this person."""
    if _number(session.get(TOKEN)) != person.id:
        session[TOKEN] = f"{person.id}.{secrets.token_urlsafe(32)}"


def writer():
    """The person for whom the form that was sent was made; None where its token is not ours or names nobody."""
    signed = URLSafeTimedSerializer(current_app.secret_key, salt=SALT)
    try:
        number = _number(signed.loads(request.form.get(TOKEN, "")))
    except BadData:
        return None
    return number and Person.get_or_none(Person.id == number)


def is_of_this_session():
    """True where the form was opened since its reader signed in."""
    try:
        validate_csrf(request.form.get(TOKEN))
    except ValidationError:
        return False
    return True


def _number(token):
    """The number of the person whom this token names, or None."""
    match = MARKED.match(token) if isinstance(token, str) else None
    return int(match[1]) if match else None
