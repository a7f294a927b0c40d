"""What the officers of Northmere did between the reviews: visits with their notes, checks midway, and what happened lately."""

from datetime import datetime, time, timedelta

from demo.reviews import PROCEDURE
from models import ProcedureVersion, Review, Visit
from models.base import as_of
from rules.calendar import Calendar
from rules.london import LONDON

REMEMBERED = 2  # of the reviews of the past, how many have their visit told
PLACES = ("The foster home", "School, in the music room", "The foster home, in the garden")
SAID = (
    "School, the new room, and who comes to the review.",
    "Wants to see the older brother more often, and to choose the food once a week.",
    "The social worker asks for a Saturday with the brother; the officer asks again in a fortnight.",
    "Saturdays that are agreed on are days to look forward to.",
    "Given, with the direct number.",
    "The last review’s decisions were gone through, one by one.",
    "A Thursday after school.",
)


def make_visits(council):
    """A visit before each of the last reviews, a check between them, and a week in which some things happened."""
    ProcedureVersion.load_text(PROCEDURE.read_text())
    for place, child in enumerate(council.children.values()):
        held = child.reviews.where(Review.completed_at.is_null(False)).order_by(Review.held_on.desc())
        for review in held.limit(REMEMBERED):
            visited(child, review.held_on - timedelta(days=6 + place % 3), PLACES[place % 3], place % 4 > 0)
            midway(child, review.held_on - timedelta(days=60 + place), place)
    lately(council)


def visited(child, day, place, alone, written=True):
    """The officer's visit, and its note two days later."""
    day = Calendar().last_working_day_on_or_before(day)
    if day < child.period_of_care.began_on:
        return
    with _evening(day):
        visit = Visit.record(child.iro, child, day, place, alone, with_whom="" if alone else "The carer")
    if written:
        noted = day + timedelta(days=2)
        with _evening(noted):
            visit.write(child.iro, dict(zip(visit.parts, SAID, strict=False)), noted)


def midway(child, day, place):
    """A check between two reviews; not for every child."""
    if place % 3 and day > child.period_of_care.began_on:
        with _evening(day):
            child.note_contact(child.iro, "midway check", day, "The social worker", "Most decisions are under way.")


def lately(council):
    """One note that is still to be written, one that is late; a child who was missing, another legal status."""
    child, yesterday = council.children, council.at(1).astimezone(LONDON).date()
    visited(child["Kestrel Moss"], yesterday, PLACES[0], True, written=False)
    visited(child["Tansy Oakapple"], council.at(7).astimezone(LONDON).date(), PLACES[1], True, written=False)
    missing, moved = child["Alder Brook"], child["Sorrel Reed"]
    with as_of(council.at(1, "17:00")):
        missing.happened(missing.iro, "missing", yesterday, "From Friday evening to Saturday noon")
        wrong = moved.happened(moved.iro, "moved", yesterday, value="residential")
        moved.take_back(moved.iro, wrong, "It was the brother who moved.")
        child["Juniper Wold"].change_legal_status(council.person("Dilys Ashgrove"), "Care order, made final", yesterday)


def _evening(day):
    return as_of(datetime.combine(day, time(18), LONDON))
