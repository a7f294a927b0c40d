"""Files of reviews as record systems give them, about children of whom every one is invented."""

from tests.imports.files import EPISODES, delivery, written

REVIEWS = ("reference", "due date", "held on", "cancelled", "participation")
CLA_REVIEWS = (
    "clar_cla_review_id", "clar_cla_id", "clar_cla_review_due_date", "clar_cla_review_date", "clar_cla_review_cancelled",
    "clar_cla_review_participation",
)  # fmt: skip
# Of Moth Tarn (7002), who came into care on 3 February 2025: three that were held, one cancelled, one to come.
OF_MOTH = (
    ["r1", "c3", "2025-03-03T00:00:00", "2025-02-25T00:00:00", "N", "PN1"],
    ["r2", "c3", "2025-05-27T00:00:00", "2025-05-20T00:00:00", "N", "PN3 - conveys a view"],
    ["r3", "c3", "2025-11-19T00:00:00", "", "Y", ""],
    ["r4", "c3", "2025-11-19T00:00:00", "2025-11-18T00:00:00", "N", ""],
    ["r5", "c3", "2026-05-26T00:00:00", "NULL", "N", ""],
)  # fmt: skip


def a_review(reference="NM-9001", due="", held="", cancelled="", participation=""):
    """A row of a file of reviews."""
    return [reference, due, held, cancelled, participation]


def reviews(*rows):
    """A file of reviews."""
    return written(REVIEWS, *rows)


def cla_reviews(*rows, heading=CLA_REVIEWS):
    """The dataset's table of reviews."""
    return written(heading, *(rows or OF_MOTH))


def with_history(*rows, **changed):
    """The files of a delivery with its reviews."""
    return list(delivery(cla_reviews=cla_reviews(*rows), **changed).values())


def many_reviews(references, wrong=None):
    """A file of two reviews of each of these children and the due date of the next; the last may be before birth."""
    rows = []
    for n, reference in enumerate(references):
        days = ("2024-02-10", "2004-05-01" if n == wrong else "2024-05-01")
        rows += [a_review(reference, day, day, "N", "PN2") for day in days]
        rows.append(a_review(reference, "2024-11-05"))
    return reviews(*rows)


def episode(person, period, began, ended=""):
    """A row of the dataset's table of episodes."""
    return [f"e-{period}", person, began, ended, "", period]


def episodes(*rows):
    """The dataset's table of episodes."""
    return written(EPISODES, *rows)
