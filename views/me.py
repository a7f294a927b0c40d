"""Who is signed in: a session's row behind Flask-Login, and the person whom every query starts from."""

from flask import abort, g, request
from flask_login import LoginManager, UserMixin, current_user
from peewee import OperationalError

from models import Session
from views import whose

# Asked for by the page, not by its reader: these do not keep a session alive.
PASSIVE = {"board.poll", "staying.show"}

manager = LoginManager()


class SignedIn(UserMixin):
    """A live session as Flask-Login wants it."""

    def __init__(self, token, session):
        self.token, self.session, self.person = token, session, session.person
        self.name, self.title = session.person.name, session.person.title

    def get_id(self):
        return self.token


def init_app(app):
    manager.session_protection = None  # the row decides, not the address or the browser's name
    manager.init_app(app)


@manager.user_loader
def load(token):
    """The live session of this cookie's token, or None."""
    session = Session.live(token)
    if session is None:
        return None
    if request.endpoint not in PASSIVE:
        try:
            session.seen()
        except OperationalError:
            if request.method == "POST":
                raise
            # A full or busy database keeps nobody from reading.
    whose.mark(session.person)
    return SignedIn(token, session)


def be_nobody():
    """Look for nobody on this page: the database that knows them may be what is wrong."""
    g._login_user = manager.anonymous_user()


def person():
    """The person who is signed in, or None."""
    return current_user.person if current_user.is_authenticated else None


def me():
    """The person who is signed in. Asks to sign in where nobody is."""
    return person() or abort(401)
