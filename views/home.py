"""Where one starts: a reviewing officer with the children who are theirs; managers, and who arranges reviews, with what
waits on them; administrators with what is still to do; others with the board.
"""

from flask import Blueprint, redirect, render_template, url_for

from models import Allocation
from views.access import signed_in
from views.first_steps import steps
from views.me import me

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
@signed_in
def show():
    standing = me().standing
    if "IRO" in standing.roles and Allocation.of_officer(me()).exists():
        return redirect(url_for("my_children.show"), 303)
    if standing.letters("respond"):
        return redirect(url_for("waiting.show"), 303)
    if standing.letters("see cards"):
        return redirect(url_for("board.show"), 303)
    if standing.letters("see reviews"):
        return redirect(url_for("waiting.show"), 303)
    if standing.letters("manage people"):
        return render_template("home/administrator.html", steps=steps())
    return render_template("home/show.html", person=me())
