"""Who sees a child's reviews and may do what; how many questions to the database it takes for many children."""

from datetime import date, timedelta
from unittest import mock

import pytest

from models import (
    Access,
    Allocation,
    BreachWithdrawal,
    Child,
    Deadline,
    Notice,
    PeriodOfCare,
    Restriction,
    RestrictionName,
    Review,
    Visit,
)
from models.base import now
from models.child.timelines import timelines
from models.database import db
from models.errors import NotYours
from models.person import Person
from models.review import Sitting
from rules.reviews import Fact
from tests.models.reviewing import at, limits, newcomer, pass_by
from tests.models.whole_review import go_through_a_review

# What a role may see and do, for a child of Dilys Ashgrove's in the Harbour team, whose social worker is
# Roz Amadi. Names and dates; what was said; recording; arranging; a step of one's own; answering the decisions.
MAY = {
    "Dilys Ashgrove": "see read record arrange step",
    "Marcus Fenwick": "",
    "Roz Amadi": "see read step",
    "Jory Penn": "",
    "Hal Okafor": "see read step answer",
    "Petra Lindqvist": "",
    "Sunniva Hart": "see read answer",
    "Maud Castellan": "see read answer",
    "Bram Ellery": "",
    "Corin Vass": "",
    "Edda Thorne": "",
    "Lowell Birch": "",
    "Wren Halloran": "see read record arrange step",
    "Silas Rowan": "see read record arrange step",
    "Odile Pryce": "see read record arrange step",
    "Fern Tolliver": "see arrange step",
    "Gil Sandoval": "",
    "Clinic Screen": "",
}
ACTIONS = {
    "see": "see reviews", "read": "read reviews", "record": "record a review", "arrange": "arrange a review",
    "step": "do a step", "answer": "answer decisions",
}  # fmt: skip


@pytest.fixture
def review(reviewing):
    return newcomer(reviewing, date(2026, 3, 2)).next_review


@pytest.mark.parametrize("name", MAY)
def test_each_role_may_do_what_the_matrix_says(reviewing, review, name):
    person = Person.get_by_id(reviewing.person(name).id)
    may = {short for short, action in ACTIONS.items() if review.opens(action, person)}
    assert may == set(MAY[name].split())
    assert (review in Review.select().visible_to(person)) == ("see" in may)


def test_business_support_sees_dates_and_no_words(reviewing, review, clock):
    fern, dilys = reviewing.person("Fern Tolliver"), reviewing.person("Dilys Ashgrove")
    clock.move_to(at(2026, 3, 20, 15))
    review.hold(dilys, Sitting(date(2026, 3, 20), said="What was said."))
    review.decide(dilys, "Something private.", date(2026, 4, 20), reviewing.person("Roz Amadi"))
    seen = [event.kind for event in review.history(fern)]
    assert "review planned" in seen and "decided" not in seen and "review held" not in seen
    assert "decided" in [event.kind for event in review.history(reviewing.person("Hal Okafor"))]
    with pytest.raises(NotYours):
        review.decide(fern, "Something.", date(2026, 4, 20), fern)


def test_a_child_restricted_to_others_hides_its_reviews_visits_and_notices(reviewing, review, clock):
    dilys, silas, hal = (reviewing.person(name) for name in ("Dilys Ashgrove", "Silas Rowan", "Hal Okafor"))
    Visit.record(dilys, review.child, date(2026, 3, 2), "At home", seen_alone=True)
    pass_by(clock, 2026, 4, 1, 9)
    assert Notice.latest_for(dilys)
    restriction = Restriction.create(child=review.child, reason="Kin", review_by=date(2026, 6, 1), set_by=silas)
    RestrictionName.create(restriction=restriction, person=silas)
    for person in (dilys, hal, reviewing.person("Odile Pryce")):
        person = Person.get_by_id(person.id)
        assert review not in Review.select().visible_to(person)
        assert not Visit.select().visible_to(person).exists()
        assert not [n for n in Notice.latest_for(person) if n.event.child_id == review.child_id]
        with pytest.raises(NotYours):
            review.book(person, at(2026, 4, 9, 10))
    assert review in Review.select().visible_to(silas)
    Access.create(child=review.child, person=dilys, reason="Her review", ends_at=now() + timedelta(days=14))
    assert review in Review.select().visible_to(Person.get_by_id(dilys.id))


def test_a_substitute_sees_the_child_until_the_record_is_written(reviewing, review, clock):
    dilys, marcus = reviewing.person("Dilys Ashgrove"), reviewing.person("Marcus Fenwick")
    with pytest.raises(NotYours):
        review.book(marcus, at(2026, 3, 20, 10))
    review.name_substitute(reviewing.person("Wren Halloran"), marcus, "Dilys is ill and the review is due")
    clock.move_to(at(2026, 3, 20, 15))
    assert review.hold(marcus, Sitting(date(2026, 3, 20))).chaired_by == marcus
    assert review.child.iro == dilys and review.opens("read reviews", marcus)
    review.followed_up(marcus, "record", date(2026, 3, 20))
    assert not review.opens("see reviews", marcus) and review.substitute is None


def test_what_each_owes_follows_whoever_acts_for_the_child_today(reviewing, review):
    owed = lambda name: [row.clock for row in Deadline.owed_for_reviews_by(Person.get_by_id(reviewing.person(name).id))]
    assert owed("Dilys Ashgrove") == ["preparation", "visit", "review held"]
    assert owed("Roz Amadi") == ["papers"] and owed("Fern Tolliver") == ["invitations"]
    child, silas = review.child, reviewing.person("Silas Rowan")
    child.allocate(silas, reviewing.person("Marcus Fenwick"), date(2026, 3, 2))
    child.change(silas, social_worker=reviewing.person("Jory Penn"))
    assert owed("Dilys Ashgrove") == owed("Roz Amadi") == []
    assert owed("Marcus Fenwick") == ["preparation", "visit", "review held"] and owed("Jory Penn") == ["papers"]
    assert all(row.is_owed_by(row.owing) for row in review.deadlines)


def test_the_designated_managers_post_owes_the_answer_whoever_holds_it(reviewing, review, clock):
    clock.move_to(at(2026, 3, 20, 15))
    dilys = reviewing.person("Dilys Ashgrove")
    review.hold(dilys, Sitting(date(2026, 3, 20)))
    review.decide(dilys, "The dentist is seen.", date(2026, 4, 20), reviewing.person("Roz Amadi"))
    review.circulate(dilys, date(2026, 3, 20), "Everybody")
    hal, petra = (Person.get_by_id(reviewing.person(name).id) for name in ("Hal Okafor", "Petra Lindqvist"))
    assert "reply" in [row.clock for row in Deadline.owed_for_reviews_by(hal)]
    review.child.change(reviewing.person("Silas Rowan"), team=reviewing.teams["Orchard team"])
    assert "reply" not in [row.clock for row in Deadline.owed_for_reviews_by(hal)]
    assert "reply" in [row.clock for row in Deadline.owed_for_reviews_by(petra)]


def many(council, number, since=date(2026, 2, 2)):
    """So many children in care whom a file has brought in."""
    rows = [{"reference": f"X-{number}-{n}", "name": "A Child", "born": date(2014, 1, 1)} for n in range(number)]
    for row in rows:
        row["team"] = council.teams["Harbour team"]
    Child.insert_many(rows).execute()
    children = list(Child.select().where(Child.reference.startswith(f"X-{number}-")))
    PeriodOfCare.insert_many(
        [{"child": c, "began_on": since, "legal_status": "Section 20"} for c in children]
    ).execute()
    dilys = council.person("Dilys Ashgrove")
    Allocation.insert_many([{"child": c, "iro": dilys, "since": since} for c in children]).execute()
    return children


def asked(do):
    """What it returns, and how many statements it took."""
    sent, send = [], db.obj.execute_sql
    with mock.patch.object(db.obj, "execute_sql", lambda sql, params=None: sent.append(sql) or send(sql, params)):
        return do(), len(sent)


def test_the_timelines_of_many_children_take_as_many_questions_as_those_of_a_few(reviewing):
    few, more = many(reviewing, 3), many(reviewing, 300)
    found, number = asked(lambda: timelines(few))
    again, as_many = asked(lambda: timelines(more))
    assert number == as_many <= 6 and len(again) == 300
    assert found[few[0].id].facts == (Fact("came into care", date(2026, 2, 2), "Section 20"),)
    assert found[few[0].id] == few[0].timeline()


def test_what_is_owed_is_listed_with_as_many_questions_for_many_children_as_for_a_few(reviewing):
    dilys = Person.get_by_id(reviewing.person("Dilys Ashgrove").id)
    assert dilys.roles
    counts = []
    for number in (3, 60):
        Review.plan_missing([child.id for child in many(reviewing, number)])
        rows, questions = asked(lambda: list(Deadline.owed_for_reviews_by(dilys)))
        counts.append((len(rows), questions))
    assert counts[0][0] < counts[1][0] and counts[0][1] == counts[1][1] == 1


def test_children_whom_a_file_brought_in_are_planned_once_by_the_days_first_pass(reviewing, clock):
    children = many(reviewing, 5)
    assert not Review.select().where(Review.child.in_(children)).exists()
    pass_by(clock, 2026, 3, 2, 11)
    planned = list(Review.select().where(Review.child.in_(children)))
    assert len(planned) == 5 and limits(planned[0])["review held"] == date(2026, 3, 2)
    more = many(reviewing, 2)
    pass_by(clock, 2026, 3, 2, 11, 1)
    assert not Review.select().where(Review.child.in_(more)).exists()
    pass_by(clock, 2026, 3, 3, 0, 1)
    assert Review.select().where(Review.child.in_(more)).count() == 2
    assert Review.plan_missing() == 0


def test_without_a_reviews_procedure_nothing_is_planned(council, clock):
    child = newcomer(council, date(2026, 3, 2))
    pass_by(clock, 2026, 3, 3, 9)
    assert child.next_review is None and Review.plan_missing() == 0


def test_business_support_writes_down_no_words_by_the_verbs_either(reviewing, review, clock):
    fern, dilys = reviewing.person("Fern Tolliver"), reviewing.person("Dilys Ashgrove")
    child, teacher = (review.invite(fern, part, f"A {part}") for part in ("child", "professional"))
    point = review.procedure.preferences[0].key
    with pytest.raises(NotYours, match="What was said"):
        review.wish(fern, {point: "A walk."})
    with pytest.raises(NotYours, match="Only the child’s reviewing officer and the quality service"):
        review.take_off(fern, child, "Asked not to come", {"people": {}, "words": {}})
    review.take_off(fern, teacher, "On leave")
    assert [guest.part for guest in review.guests] == ["child"] and not review.wishes.exists()
    clock.move_to(at(2026, 3, 20, 15))
    review.hold(dilys, Sitting(date(2026, 3, 20)))
    decision = review.decide(dilys, "The dentist is seen.", date(2026, 4, 20), reviewing.person("Roz Amadi"))
    with pytest.raises(NotYours, match="What was said"):
        decision.stand(fern, "done", date(2026, 3, 20), "Seen.")
    assert decision.stand(reviewing.person("Roz Amadi"), "done", date(2026, 3, 20)).how == "done"


def test_what_somebody_may_no_longer_see_is_not_among_what_they_owe(reviewing, review):
    dilys, silas = reviewing.person("Dilys Ashgrove"), reviewing.person("Silas Rowan")
    assert Deadline.owed_for_reviews_by(Person.get_by_id(dilys.id)).exists()
    restriction = Restriction.create(child=review.child, reason="Kin", review_by=date(2026, 6, 1), set_by=silas)
    RestrictionName.create(restriction=restriction, person=silas)
    assert not Deadline.owed_for_reviews_by(Person.get_by_id(dilys.id)).exists()


def test_no_clock_keeps_a_word_of_what_was_said(council, clock):
    go_through_a_review(council, clock, "Quincunx")
    ended = {row.ended_why for row in Deadline.select().where(Deadline.ended_why.is_null(False))}
    assert {"No longer needed", "Not needed"} < ended and any("brought forward" in why for why in ended)
    rows = [row.__data__ for model in (Deadline, BreachWithdrawal, Review) for row in model.select()]
    assert [row for row in rows if "Quincunx" in str(row)] == []
