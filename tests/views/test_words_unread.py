"""Business support sees names and dates of reviews, visits and children, and reads nowhere what people wrote."""

from datetime import date, timedelta
from itertools import product

from flask.testing import FlaskClient

from models import (
    ChildChange,
    Circulation,
    Decision,
    Invitation,
    RegularReturn,
    Reply,
    ReviewDocument,
    ReviewMeeting,
    ReviewStep,
    Visit,
)
from tests.models.whole_review import go_through_a_review

MARKER = "Quincunx"
ROOMS = ("/reviews", "/children", "/visits", "/my-children", "/waiting", "/returns")
LISTS = (
    "/reviews?show=all&whose=everybody", "/reviews/month?month=2026-03&whose=everybody",
    "/reviews/month?month=2026-04&whose=everybody",
)  # fmt: skip


def addresses(app, child):
    """Every address in these rooms that answers to a GET, for everything there is of this child."""
    found, held = set(LISTS), list(child.reviews)
    for rule in app.url_map.iter_rules():
        if "GET" in rule.methods and rule.rule.startswith(ROOMS):
            names = sorted(rule.arguments)
            for values in product(*(ids(name, child, held) for name in names)):
                found.add(rule.build(dict(zip(names, values, strict=True)))[1])
    return sorted(found)


def ids(name, child, reviews):
    """What may stand in an address under this name."""
    rules = reviews[0].procedure
    of_reviews = [review.id for review in reviews]
    return {
        "child_id": lambda: [child.id],
        "review_id": lambda: of_reviews,
        "visit_id": lambda: [visit.id for visit in Visit.ever().where(Visit.child == child)],
        "step_id": lambda: [row.id for row in ReviewStep.ever().where(ReviewStep.review.in_(of_reviews))],
        "paper_id": lambda: [row.id for row in ReviewDocument.ever().where(ReviewDocument.review.in_(of_reviews))],
        "circulation_id": lambda: [row.id for row in Circulation.ever().where(Circulation.review.in_(of_reviews))],
        "reply_id": lambda: [row.id for row in Reply.ever().where(Reply.review.in_(of_reviews))],
        "period_id": lambda: [row.id for row in child.periods_of_care],
        "change_id": lambda: [row.id for row in child.changes.order_by(ChildChange.id)],
        "meeting_id": lambda: [row.id for row in ReviewMeeting.select().where(ReviewMeeting.review.in_(of_reviews))],
        "decision_id": lambda: [row.id for row in Decision.select().where(Decision.review.in_(of_reviews))],
        "invitation_id": lambda: [row.id for row in Invitation.select().where(Invitation.review.in_(of_reviews))],
        "return_id": lambda: [row.id for row in RegularReturn.select()],
        "key": lambda: [each.key for each in (*rules.before, *rules.after, *rules.gates, *rules.agenda)],
    }[name]()


def pages(seat, found):
    """{address: the page} of those that open for this person."""
    answers = {address: seat.get(address) for address in found}
    return {address: answer.text for address, answer in answers.items() if answer.status_code == 200}


def test_business_support_reads_no_word_of_what_was_said_on_any_page(northmere, sqlite_seat, clock, monkeypatch):
    monkeypatch.setattr(sqlite_seat.app, "test_client_class", FlaskClient)  # hundreds of pages that others look at
    child = go_through_a_review(northmere, clock, MARKER, leaves=False).child
    found = addresses(sqlite_seat.app, child)
    for days in (0, 1):
        clock.shift(timedelta(days=days))
        if days:
            child.leave_care(northmere.person("Dilys Ashgrove"), date(2026, 4, 9))
        of_fern, of_dilys = (pages(sqlite_seat(name), found) for name in ("Fern Tolliver", "Dilys Ashgrove"))
        seen = {f"/children/{child.id}", f"/children/{child.id}/next-review", "/my-children", "/waiting", *LISTS}
        seen |= {f"/reviews/{review.id}{noun}" for review in child.reviews for noun in ("", "/clocks")}
        assert seen <= of_fern.keys()
        assert [address for address, page in of_fern.items() if MARKER in page] == []
        told = {f"/children/{child.id}", f"/reviews/{child.reviews[0].id}", f"/visits/{child.visits[0].id}"}
        assert [address for address in told if MARKER not in of_dilys[address]] == []
