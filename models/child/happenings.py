"""A child's timeline as a page tells it: what happened on which London date, with what was taken back."""

from collections import namedtuple
from dataclasses import dataclass
from datetime import date

from models.child.caring import HAPPENINGS
from models.period_of_care import ChildChange, PeriodOfCare
from models.person import Person
from models.review import Review
from models.visit import Visit
from rules.reviews.vocabulary import FACTS

# As a row says it of itself.
TakenBack = namedtuple("TakenBack", "taken_back_at taken_back_by taken_back_why")


@dataclass(frozen=True)
class Happening:
    on: date
    words: str
    more: str = ""  # the legal status, the kind of home
    said: str = ""  # what a person wrote: for those who may read what was said
    change: ChildChange | None = None  # what recorded it, where it can be taken back
    period: PeriodOfCare | None = None  # or the period of care that says it last
    recorder: int | None = None  # the id of whoever recorded what can be taken back
    taken_back: object = None  # the row that was, or None
    answered: tuple = ()  # (question, answer, because) of what it asked
    review: Review | None = None
    visit: Visit | None = None


def happenings(child, reads=False):
    """Everything dated that is known of the child, the last first; `reads`: with the visits that were taken back, for
    those who may read what was said. The visits that stand are on the footprint.
    """
    found = [*_care(child), *_changes(child), *_reviews(child), *(_visits(child) if reads else ())]
    return sorted(found, key=lambda each: each.on, reverse=True)


def _care(child):
    """What the periods of care say. One without the end that was taken back goes on as another row: it began once."""
    periods = list(child.periods_of_care.order_by(child.periods_of_care.model.id))
    last = max((each for each in periods if not each.is_taken_back), key=lambda each: each.began_on, default=None)
    for place, period in enumerate(periods):
        taken_back = period if period.is_taken_back else None
        says_last = {"period": period, "recorder": child.recorder_of(period)} if period is last else {}
        began = {} if period.ended_on else says_last
        if period.began_on not in [later.began_on for later in periods[place + 1 :]]:
            words = FACTS["came into care"]
            yield Happening(period.began_on, words, period.legal_status, taken_back=taken_back, **began)
        if period.ended_on:
            yield Happening(period.ended_on, FACTS["care ended"], taken_back=taken_back, **says_last)


def _changes(child):
    rows = child.changes.where(ChildChange.kind.in_((*HAPPENINGS, "legal status"))).order_by(ChildChange.id)
    for row in rows.prefetch(ChildChange.answers.rel_model):
        said = [words for words in (row.after if row.is_said else "", row.words) if words]
        answers = [tuple(said) for answer in row.answers for said in answer.said.values()]
        yield Happening(
            row.happened_on,
            HAPPENINGS.get(row.kind) or FACTS[row.kind],
            "" if row.is_said else row.after or "",
            ": ".join(dict.fromkeys(said)),
            change=row if row.kind in HAPPENINGS else None,
            recorder=row.recorded_by_id,
            taken_back=row if row.is_taken_back else None,
            answered=tuple(answers),
        )


def _reviews(child):
    """Each review on its first day, and each meeting that was taken back."""
    by_mistake = _brought_in_by_mistake(child)
    for review in child.reviews.where(Review.held_on.is_null(False)).order_by(Review.id):
        how = "without a meeting" if review.without_meeting else "adjourned, to be completed" if review.is_open else ""
        yield Happening(review.held_on, _held(review), how, review=review, taken_back=by_mistake.get(review.id))
    model = Review.meetings.rel_model
    rows = model.select(model, Review, Person).join(Review).switch(model)
    rows = rows.join(Person, on=model.taken_back_by, attr="taken_back_by").where(Review.child == child)
    for meeting in rows.where(~model.stands()).order_by(model.id):
        yield Happening(meeting.held_on, _held(meeting.review), review=meeting.review, taken_back=meeting)


def _held(review):
    return f"Review {review.ordinal} was held"


def _brought_in_by_mistake(child):
    """{review's id: who took it back, when and why}."""
    event = child.events.model
    rows = child.events.where(event.kind == "review taken back")
    return {row.review_id: TakenBack(row.happened_at, row.actor, row.told["why"]) for row in rows}


def _visits(child):
    for visit in Visit.taken_back().where(Visit.child == child):
        yield Happening(visit.visited_on, "Visit of the reviewing officer", taken_back=visit, visit=visit)
