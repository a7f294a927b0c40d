"""How long one stays signed in, asked by the page without staying longer; and staying longer by one press."""

from flask import Blueprint
from flask_login import current_user

from rules.london import in_london
from views.access import signed_in
from views.form import Form

blueprint = Blueprint("staying", __name__)


@blueprint.get("/session")
@signed_in
def show():
    """Who is signed in, seconds to the end, the London time of it, and whether a press puts it off."""
    session = current_user.session
    return {
        "who": current_user.person.id,
        "left": session.left,
        "at": f"{in_london(session.ends_at):%H:%M}",
        "may_stay": session.may_be_put_off,
    }


@blueprint.post("/session")
@signed_in
def extend():
    """Every action puts the end off; this one does nothing else."""
    Form().validate()
    return show()
