"""Where the link “Back to …” of a page leads: to the list from which it was opened, or to what the page belongs to."""

from collections import namedtuple

from flask import request

from views.safe_paths import endpoint_of, own_page

Back = namedtuple("Back", "words href")
CAME_FROM = {
    "board.show": "the board",
    "caseloads.index": "the caseloads",
    "children.index": "the children",
    "my_children.show": "My children",
    "review_month.show": "the month",
    "reviews.index": "the reviews",
    "reviews.show": "the review",
    "waiting.show": "Waiting on you",
}


def back(words, href, but=()):
    """The list or the page from which this one was opened, with its filters; else this one. `but`: not from these."""
    came_from = own_page(request.referrer)
    endpoint = endpoint_of(came_from.split("?")[0])
    if endpoint in CAME_FROM and endpoint not in but:
        return Back(CAME_FROM[endpoint], came_from)
    return Back(words, href)
