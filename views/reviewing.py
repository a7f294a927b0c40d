"""A review found through the person, and one press on it: check the form, do it once, go back to the review."""

from typing import ClassVar

from flask import abort, request, url_for

from models import Reading, Review
from models.base import now
from models.errors import GateShut, Incomplete, Moved, Questioned
from models.review.permitting import WHO
from rules.london import london_date
from views.confirming import Confirming
from views.me import me
from views.sending import led_to, send


class ReviewForm(Confirming):
    renamed: ClassVar = {}  # a name of the record: the field of this form that asks for it

    def __init__(self, *arguments, **options):
        super().__init__(*arguments, **options)
        self.moved = ()  # what somebody else did meanwhile

    @property
    def asked(self):
        """The fields that are shown, in their order; what is to be confirmed is asked last."""
        hidden = ("HiddenField", "CSRFTokenField")
        fields = [field for field in self if field.type not in hidden and field is not self.confirm]
        return [*fields, self.confirm] if self.confirm.choices else fields


def find_review(review_id, action="see reviews"):
    """The review of that id that this person may see. 404 for any other; 403 where its action is not theirs."""
    review = Review.select().visible_to(me(), "see reviews").where(Review.id == review_id).first()
    Reading.note_child(me(), f"of review {review_id}", review and review.child)
    review = review or abort(404)
    if action != "see reviews" and not review.opens(action, me()):
        abort(403, WHO[action])
    return review


def only_while(there, sentence):
    """Say at once that a form could only be refused, where what it is about is no longer there."""
    if request.method == "GET" and not there:
        abort(409, sentence)


def act(review, form, do, said, page="reviews/form.html", **shown):
    """Show the form; or do what it asks for, once, unless the review has moved since it was opened."""
    if request.method == "GET" and not form.unsent:
        form.version.data = str(review.version())

    def once(form):
        with review.changing():
            _check_current(review, form)
            _try(form, do)
        return url_for("reviews.show", review_id=review.id), said

    return send(form, once, page, review=review, **shown)


def was_sent(form):
    """True for a form that was sent before, by a double click or from an old tab."""
    return request.method == "POST" and led_to(form) is not None


def today():
    """The London date."""
    return london_date(now())


def _try(form, do):
    try:
        do(form)
    except Questioned:
        raise
    except GateShut as refusal:
        raise Incomplete(**form.turned_back(refusal.key, refusal.problems)) from refusal
    except Incomplete as refusal:
        raise Incomplete(**{form.renamed.get(k, k): words for k, words in refusal.problems.items()}) from refusal


def _check_current(review, form):
    if moved := review.moved_since(form.opened_on, me()):
        form.moved = moved
        raise Moved("This review has changed since you opened it. Nothing was saved yet.", moved)
