"""Not mine, send to…: naming the post that can answer."""

from flask import Blueprint
from wtforms import RadioField, StringField, TextAreaField
from wtforms.validators import InputRequired

from models.errors import Incomplete
from views.access import may
from views.acting import act
from views.choices import choices
from views.finding import find
from views.form import Form, Say, Text, line
from views.me import me
from views.recipients import mine

blueprint = Blueprint("readdressings", __name__)
NOT_HERE = "not here"


class ReaddressingForm(Form):
    title = "Not mine, send to…"
    explain = "It goes to them at once and you can still read it. The time to answer does not begin again."
    submit = "Send it to them"

    to = RadioField("Whom is it for?", [InputRequired("Choose whom it is for")])
    whom = StringField("If they are not in the list: who?", [line()])
    why = TextAreaField("Why is it for them?", [Say("Enter why it is for them"), Text()])


@blueprint.route("/escalations/<int:number>/readdressing", methods=["GET", "POST"])
@may("respond")
def create(number):
    escalation = find(number)
    said = f"{escalation} is sent on. {escalation.entry.raiser_name} has been told."
    recipient = mine(escalation, said)
    offered = {str(post.id): (post, words) for post, words in _offered(recipient.entry)}
    form = ReaddressingForm()
    form.to.choices = choices([*((key, words) for key, (_, words) in offered.items()), (NOT_HERE, "Somebody else")])

    def send_on(form):
        if form.to.data == NOT_HERE:
            raise Incomplete(whom=_whom_to_ask(escalation, form.whom.data.strip()))
        recipient.send_on(me(), offered[form.to.data][0], form.why.data)

    return act(escalation, form, send_on, said)


def _offered(entry):
    """The posts that may answer, each with its title in the procedure's words, its team and who holds it."""
    for post, (_, title) in entry.posts_to_send_on_to().items():
        yield post, f"{title}, {post.team.name}: {post.holder().name}"


def _whom_to_ask(escalation, whom):
    if not whom:
        return "Enter who it is for"
    return (
        f"“{whom}” has no post here that can answer, so it stays with you for now. Ask {escalation.entry.raiser_name}, "
        "who raised it, to whom it should go, or ask an administrator to add the post"
    )
