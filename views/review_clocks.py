"""All the clocks of a review, with every rule that was weighed for its day."""

from flask import Blueprint, render_template

from models import Deadline
from models.base import now
from models.deadline import BreachWithdrawal
from models.ledger import Ledger
from models.my_children.owners import Owners
from models.review.ruled import ruled_by
from rules.london import london_date
from views.access import may
from views.reviewing import find_review

blueprint = Blueprint("review_clocks", __name__)


@blueprint.get("/reviews/<int:review_id>/clocks")
@may("see reviews")
def show(review_id):
    review = find_review(review_id)
    found = review_ledgers(review)
    runs = [clock for clock in found if clock.deadline.is_running]
    return render_template(
        "reviews/clocks.html", review=review, runs=sorted(runs, key=lambda clock: clock.deadline.due),
        over=by_day(found), weighed=weighed(review),
    )  # fmt: skip


def by_day(ledgers):
    """{London date: the clocks that stopped on it, met, ended or replaced}, the last day first."""
    found = {}
    for clock in ledgers:
        if stopped := clock.deadline.met_at or clock.deadline.ended_at:
            found.setdefault(london_date(stopped), []).append(clock)
    return dict(sorted(found.items(), reverse=True))


def review_ledgers(review):
    """Every clock of this review, the first started first, whatever became of it."""
    rows = list(Deadline.with_owners().where(Deadline.review == review).order_by(Deadline.starts_at, Deadline.id))
    for row in rows:
        row.review, row.child = review, review.child
    replaced_by = {row.supersedes_id: row for row in rows if row.supersedes_id}
    withdrawn = BreachWithdrawal.select().where(BreachWithdrawal.deadline.in_([row.id for row in rows]))
    withdrawals = {row.deadline_id: row for row in withdrawn}
    at, more = now(), {"calendar": review.calendar, "owners": Owners.of_child(review.child)}
    return [Ledger(row, at, replaced_by.get(row.id), withdrawals.get(row.id), **more) for row in rows]


def weighed(review):
    """Each rule that was weighed for the day of the review, the earliest first; none where it was never planned by rule."""
    row = review.due_row
    return ruled_by(row) if row and row.ledger.get("rules") else []
