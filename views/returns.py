"""What is sent again and again, such as the monitoring data of each month: what is still missing from it, and its sending."""

from flask import Blueprint, abort, url_for

from models import RegularReturn
from models.base import now
from models.review.regular_return import RETURNS
from rules.london import london_date
from views.access import may
from views.fields import DateParts
from views.form import Form, Given
from views.me import me
from views.sending import send

blueprint = Blueprint("returns", __name__)


class SentForm(Form):
    submit = "Record that it was sent"

    on = DateParts("Sent on", [Given("Enter the day on which it was sent")])


@blueprint.route("/returns/<int:return_id>", methods=["GET", "POST"])
@may(RETURNS)
def show(return_id):
    found = RegularReturn.select().for_person(me()).where(RegularReturn.id == return_id).first() or abort(404)
    form = SentForm(on=london_date(now()))
    do = lambda form: record(found, form)
    return send(form, do, "returns/show.html", regular=found, reviews=found.reviews())


def record(regular, form):
    """It was sent: back to the reviews."""
    regular.send(me(), form.on.data)
    return url_for("reviews.index"), f"{regular.reference}: recorded as sent."
