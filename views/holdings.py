"""A post's next holder, its cover, and the end of either."""

from flask import Blueprint, abort, request
from wtforms import SelectField
from wtforms.validators import InputRequired

from models import Holding, Person
from models.base import now
from rules.london import london_date
from views.access import may
from views.choices import choices
from views.fields import DateParts
from views.form import Form, Given
from views.me import me
from views.posts import change_post, find_post

blueprint = Blueprint("holdings", __name__)


class HolderForm(Form):
    submit = "Give them the post"

    person = SelectField("Who?", [InputRequired("Choose who it is")])
    since = DateParts("From", [Given("Enter the day on which it begins")])

    def offer(self):
        """Fill the list of people: everybody whose account is not closed."""
        open_ones = me().people.where(Person.disabled_at.is_null()).order_by(Person.name)
        named = [(str(p.id), f"{p.name} ({p.email})" if p.email else p.name) for p in open_ones]
        self.person.choices = choices([("", "Choose a person"), *named])
        if request.method == "GET":
            self.since.process(None, london_date(now()))
        return self

    @property
    def chosen(self):
        """The person chosen."""
        return Person.get_by_id(int(self.person.data))


class CoverForm(HolderForm):
    submit = "Arrange the cover"

    until = DateParts("To", [Given("Enter the last day of the cover")], description="The last day. Cover always ends")


class EndForm(Form):
    submit = "End it"

    on = DateParts("Last day", [Given("Enter the last day")])


@blueprint.route("/posts/<int:post_id>/holder", methods=["GET", "POST"])
@may("manage people")
def create(post_id):
    post = find_post(post_id)
    form = HolderForm().offer()
    form.title = f"Who holds the post {post.in_full}?"
    form.explain = asked_first(post) + " Whoever holds it until then stops the day before."
    return change_post(post, form, lambda f: post.hand_to(me(), f.chosen, f.since.data), what_came_of)


@blueprint.route("/posts/<int:post_id>/cover", methods=["GET", "POST"])
@may("manage people")
def cover(post_id):
    post = find_post(post_id)
    form = CoverForm().offer()
    form.title = f"Who covers the post {post.in_full}?"
    form.explain = asked_first(post) + " Until the last day they see and do what the holder does."

    def arrange(form):
        return post.have_covered(me(), form.chosen, form.since.data, form.until.data)

    return change_post(post, form, arrange, what_came_of)


@blueprint.route("/holdings/<int:holding_id>/end", methods=["GET", "POST"])
@may("manage people")
def end(holding_id):
    holding = me().holdings_to_see.where(Holding.id == holding_id).first() or abort(404)
    post, form = holding.post, EndForm()
    verb = "cover" if holding.cover else "hold"
    form.title = f"{holding.person} {verb}s the post {post.in_full}: when does it end?"
    if holding.is_to_come:
        form.title, form.submit = (
            f"Take back that {holding.person} will {verb} the post {post.in_full}?",
            "Take it back",
        )
        del form.on
    elif request.method == "GET":
        form.on.process(None, london_date(now()))

    def end_it(form):
        holding.end(me(), form.on.data if "on" in form else None)

    return change_post(post, form, end_it, "It is recorded.")


def asked_first(post):
    """What the form says of who confirms it."""
    if not post.needs_confirming:
        return "It needs nobody’s confirmation."
    if post.had_a_quality_head(only_today=True):
        return "This role sees children, so a QA Head of Service confirms it first: until then nothing changes."
    return (
        "This role sees children, so a QA Head of Service would have to confirm it first, and nobody is one today. "
        "Somebody at the server names one: flask --app app person add --role QHoS."
    )


def what_came_of(holding):
    """The sentence after a post was given or covered."""
    if holding.awaits:
        return f"A QA Head of Service is asked to confirm {holding.person}. Until then nothing changes."
    return f"{holding.person} {'covers' if holding.cover else 'holds'} the post {holding.post.in_full}."
