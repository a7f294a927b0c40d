"""How the child would like the review to be."""

from flask import Blueprint
from wtforms import TextAreaField

from views.access import may
from views.form import Text
from views.me import me
from views.reviewing import ReviewForm, act, find_review, only_while

blueprint = Blueprint("review_wishes", __name__)
STEP, READ = "do a step", "read reviews"


class WishesForm(ReviewForm):
    title = "The child’s wishes for the review"
    explain = "In the child’s own words where you have them. Leave empty what was not talked about."
    submit = "Keep the wishes"


@blueprint.route("/reviews/<int:review_id>/wishes", methods=["GET", "POST"])
@may(STEP)
def create(review_id):
    find_review(review_id, READ)
    review = find_review(review_id, STEP)
    only_while(review.is_open, "The review is over.")
    points, known = review.procedure.preferences, review.wishes_by_key
    fields = {point.key: TextAreaField(point.label, [Text()]) for point in points}
    form = type("WishesForm", (WishesForm,), fields)(data={key: row.words for key, row in known.items()})
    do = lambda form: review.wish(me(), {point.key: form[point.key].data or "" for point in points})
    return act(review, form, do, f"The wishes for {review} are kept.")
