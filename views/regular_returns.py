"""What is sent again and again, such as the monitoring data of each month: that it was sent."""

from flask import Blueprint, abort, url_for

from models import RegularReturn
from views.access import may
from views.fields import DateParts
from views.form import Form, Given
from views.me import me
from views.reviewing import only_while, today
from views.sending import send as sent

blueprint = Blueprint("regular_returns", __name__)
ARRANGE = "arrange a review"


class SentForm(Form):
    submit = "Record that it was sent"

    on = DateParts("Sent on", [Given("Enter the day on which it was sent")])


@blueprint.route("/returns/<int:return_id>/sending", methods=["GET", "POST"])
@may(ARRANGE)
def send(return_id):
    """For those who arrange every child's reviews: a return is about all of them."""
    if "A" not in me().standing.letters(ARRANGE):
        abort(403)
    regular = RegularReturn.get_or_none(RegularReturn.id == return_id) or abort(404)
    only_while(regular.sent_on is None, "It was recorded already that this was sent.")
    form = SentForm(on=today())
    form.title = regular.reference

    def record(form):
        regular.send(me(), form.on.data)
        return url_for("waiting.show"), f"It is recorded that this was sent: {regular.reference}."

    return sent(form, record, "one_form.html")
