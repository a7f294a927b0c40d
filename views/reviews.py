"""The reviews that I may see: overdue first, then by day; and one of them, between its first letter and its last copy."""

from flask import Blueprint, render_template, request, url_for

from models import RegularReturn, Review
from models.child.who import officers
from models.review import listing
from models.review.line import lines
from views.access import may
from views.back import back
from views.me import me
from views.review_moves import Moves
from views.review_page import shown
from views.reviewing import find_review

blueprint = Blueprint("reviews", __name__)
SEE = "see reviews"
SHOW = {
    "unfinished": ("Everything", listing.unfinished),
    "coming": ("To be held", listing.to_come),
    "written": ("To be written up", listing.to_write_up),
    "overdue": ("Overdue", lambda reviews: listing.overdue(listing.unfinished(reviews))),
}


@blueprint.get("/reviews")
@may(SEE)
def index():
    """Fifty to a page; the filters stand in the address."""
    filters = Filters(request.args)
    found = filters.shown
    page = min(max(request.args.get("page", 1, type=int), 1), 10_000)
    rows = listing.page_of(found, page)
    return render_template(
        "reviews/index.html", lines=lines(rows), filters=filters, page=page, is_last=len(rows) < listing.PAGE,
        number=found.count(), overdue=listing.overdue(listing.unfinished(filters.whose_reviews)).count(),
        returns=list(RegularReturn.select().for_person(me()).to_send()),
    )  # fmt: skip


@blueprint.get("/reviews/<int:review_id>")
@may(SEE)
def show(review_id):
    review = find_review(review_id)
    to_child = f"{review.child.reference} · {review.child.initials}", url_for("children.show", child_id=review.child_id)
    led = back(*to_child, but=("reviews.show",))
    return render_template("reviews/show.html", back=led, moves=Moves(review, me()), **shown(review, me()))


class Filters:
    """Which reviews the address asks for: whose, and which of them."""

    def __init__(self, asked):
        self.show = asked.get("show") if asked.get("show") in SHOW else "unfinished"
        self.officers = {} if me().standing.letters(SEE) == "O" else {str(p.id): p for p in officers()}
        self.mine = "IRO" in me().roles
        whose = asked.get("whose", "mine" if self.mine else "everybody")
        self.whose = whose if whose in ("mine", "everybody", *self.officers) else "everybody"

    @property
    def whose_reviews(self):
        """The reviews of whoever is asked for, of those that I may see."""
        reviews = Review.select().visible_to(me(), SEE)
        officer = me() if self.whose == "mine" else self.officers.get(self.whose)
        return listing.of_officer(reviews, officer) if officer else reviews

    @property
    def shown(self):
        """Those of them that are asked for."""
        return SHOW[self.show][1](self.whose_reviews)

    @property
    def shows(self):
        """[(key, words)] of what may be asked for."""
        return [(key, words) for key, (words, _) in SHOW.items()]

    @property
    def whoses(self):
        """[(key, words)] of whose reviews may be asked for; nothing where there is no choice."""
        mine = [("mine", "Mine")] if self.mine else []
        others = [(key, person.name) for key, person in self.officers.items() if person != me()]
        return [*mine, ("everybody", "All that I may see"), *others] if mine or others else []
