"""The reviews of a calendar month, on the days on which they are held, booked or due."""

import re
from calendar import Calendar as Weeks
from datetime import date, timedelta

from flask import Blueprint, abort, render_template, request

from models.review import listing
from views.access import may
from views.reviewing import today
from views.reviews import SEE, Filters

blueprint = Blueprint("review_month", __name__)
MOST = 8  # reviews of a day, unless the address names the day
MONTH = re.compile(r"(20[0-9]{2})-(0[1-9]|1[0-2])", re.ASCII)


@blueprint.get("/reviews/month")
@may(SEE)
def show():
    """The month of the address, or this one; 404 for what is no month."""
    first = _first_day(request.args.get("month"))
    last = _after(first) - timedelta(days=1)
    filters = Filters(request.args)
    return render_template(
        "reviews/month.html", weeks=Weeks().monthdatescalendar(first.year, first.month), first=first,
        days=listing.by_day(filters.whose_reviews, first, last), filters=filters, today=today(),
        whole=request.args.get("day"), most=MOST, before=f"{first - timedelta(days=1):%Y-%m}", after=f"{_after(first):%Y-%m}",
    )  # fmt: skip


def _first_day(asked):
    if asked is None:
        return today().replace(day=1)
    match = MONTH.fullmatch(asked) or abort(404)
    return date(int(match[1]), int(match[2]), 1)


def _after(first):
    return (first + timedelta(days=32)).replace(day=1)
