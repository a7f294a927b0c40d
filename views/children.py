"""Children: finding one without a name in any address, and what is known of a child."""

from flask import Blueprint, abort, render_template, request, url_for

from models import Child, Person, Reading, Team
from models.cards import lay
from models.child.caring import HAPPENINGS
from models.child.entering import ENTER
from models.child.footprint import footprint
from models.child.happenings import happenings
from models.child.outlook import Outlook
from views.access import may
from views.back import back
from views.child_form import FindForm
from views.me import me
from views.sending import send

blueprint = Blueprint("children", __name__)
SEE = "see reviews"
MOST = 50
RECENT = 24  # marks of the footprint and lines of the timeline; earlier ones are folded
SHORTEST = 2  # characters: one letter finds half the council


@blueprint.route("/children", methods=["GET", "POST"])
@may(ENTER)
def index():
    """My own caseload, or those found; what is searched for stands in no address."""
    form = FindForm()
    found, asked = [], request.method == "POST"
    if asked and form.validate() and len(form.find.data.strip()) < SHORTEST:
        form.find.errors = [f"Enter {SHORTEST} or more characters"]
    if asked and not form.errors:
        found = listed(mine().found_by(form.find.data))
    elif "A" not in me().standing.letters(ENTER):
        found = listed(mine(), most=None)
    return render_template(
        "children/index.html", form=form, children=found, most=MOST, asked=asked and not form.errors, person=me()
    ), 422 if form.errors else 200


@blueprint.get("/children/<int:child_id>")
@may(SEE)
def show(child_id):
    """The child's page, for whoever may see the child's reviews; what one may not change has no links to change it."""
    child = find_child(child_id, SEE)
    cards = me().escalations.about(child) if me().standing.letters("see cards") else []
    namesakes = [other for other in seen(SEE).named(child.name) if other.id != child.id]
    return render_template(
        "children/show.html", child=child, back=back_from(child), cards=lay(cards, me()), namesakes=namesakes, happenings=HAPPENINGS,
        person=me(), recent=RECENT, outlook=Outlook(child), told=happenings(child, child.opens("read reviews", me())), footprint=footprint(child, me()),
        reads=child.opens("read reviews", me()), records=child.opens("record a review", me()),
        enters=child.opens(ENTER, me()), takes_back=child.takings_back(me()),
    )  # fmt: skip


def back_from(child):
    """To the list from which the child's page was opened; else an officer to My children, who adds children to Children."""
    if "IRO" in me().roles or not child.opens(ENTER, me()):
        return back("My children", url_for("my_children.show"))
    return back("the children", url_for("children.index"))


def mine():
    """The children whom the person signed in may change."""
    return seen(ENTER)


def seen(action):
    """The children with whom the permission matrix lets the person signed in do that."""
    return Child.select().visible_to(me(), action)


def listed(children, most=MOST):
    """These by name, with what a line of the list says; one more than the most, to tell that there are others."""
    rows = children.select(Child, Team, Person).left_outer_join(Team).switch(Child)
    rows = rows.left_outer_join(Person, on=Child.social_worker).order_by(Child.name, Child.reference)
    return list(rows.limit(most + 1) if most else rows)


def find_child(child_id, action=ENTER):
    """The child of that id whom this person may change, or with whom they may do that; 404 for any other, which says
    nothing of which it was.
    """
    child = seen(action).where(Child.id == child_id).first()
    Reading.note_child(me(), child_id, child)
    return child or abort(404)


def change(child, form, do, said, then=""):
    """Send a form about this child: `do(form, version)` on the child as it was when the form was opened; it leads `then`,
    or back to the child. `said` is the sentence for the banner, or works it out afterwards.
    """
    if request.method == "GET":
        form.version.data = str(child.version())

    def once(form):
        do(form, form.opened_on)
        still_mine = mine().where(Child.id == child.id).exists()
        words = said() if callable(said) else said
        return (then or f"/children/{child.id}") if still_mine else "/children", words

    return send(form, once, "children/form.html", child=child)
