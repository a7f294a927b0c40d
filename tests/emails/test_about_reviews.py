"""What is emailed about reviews: decisions to answer, a meeting that moves, and one reminder a day (req 2.90)."""

import re
from datetime import date, timedelta
from functools import partial

import pytest

from models import Child, Email, Event, Notice, Restriction, RestrictionName
from models.asked.reminding import remind
from models.base import now
from models.emails import postbox
from models.emails.holding import RESTORED
from models.heartbeat import Heartbeat
from models.review import Sitting
from tasks import deadlines
from tests.emails.sink import SITE, postbox_at
from tests.models.reviewing import alone, at, newcomer, pass_by
from tests.models.test_reviews_adjourned import ADJOURN
from tests.processes import at_once

WORDS = "Freetext-Sentinel"


@pytest.fixture
def review(reviewing, sink):
    """The first review of a child who came into care today, Monday 2 March 2026: due by 30 March."""
    alone(reviewing)
    return newcomer(reviewing, date(2026, 3, 2)).next_review


def written(kind=None):
    """{to whom: subject} of what was queued and not looked at before."""
    emails = [email for email in Email.select().order_by(Email.id) if kind in (None, email.kind)]
    return {email.person.name: email.subject for email in emails}


def held(review, council, clock):
    clock.move_to(at(2026, 3, 26, 16))
    dilys = council.person("Dilys Ashgrove")
    review.hold(dilys, Sitting(date(2026, 3, 26)))
    review.decide(dilys, WORDS, date(2026, 5, 1), council.person("Roz Amadi"))
    return review


def test_decisions_go_to_whoever_must_answer_them_with_the_day_on_which_silence_agrees(reviewing, review, sink, clock):
    held(review, reviewing, clock)
    review.circulate(reviewing.person("Dilys Ashgrove"), date(2026, 3, 26), WORDS, received_on=date(2026, 3, 26))
    assert written() == {"Hal Okafor": f"Review {review.number}: decisions to answer by the end of Thu 2 Apr"}
    assert Email.deliver_everything() == {"sent": 1}
    [(to, letter)] = sink.arrived
    assert to == "hal.okafor@northmere.example"
    assert letter.get_content().splitlines() == [
        f"The decisions of review {review.number} wait for your answer. Without one they count as agreed when the time is over.",
        "", "Counts as agreed after: the end of Thu 2 Apr", "",
        f"{SITE}/reviews/{review.id}", "",
        "This message says no more on purpose. Sign in to read about it; do not reply to this address.",
    ]  # fmt: skip


def test_where_nothing_was_decided_nobody_is_asked_to_answer(reviewing, review, clock):
    clock.move_to(at(2026, 3, 26, 16))
    review.hold(reviewing.person("Dilys Ashgrove"), Sitting(date(2026, 3, 26)))
    review.circulate(reviewing.person("Dilys Ashgrove"), date(2026, 3, 26), "Everybody")
    assert written() == {}


def test_a_meeting_that_is_off_because_no_review_is_due_is_told_to_those_who_prepare_it(reviewing, review):
    review.book(reviewing.person("Fern Tolliver"), at(2026, 3, 27, 10))
    review.child.leave_care(reviewing.person("Odile Pryce"), date(2026, 3, 2))
    assert set(written("review ended")) == {"Dilys Ashgrove", "Roz Amadi", "Fern Tolliver"}
    told = Email.get(Email.person == reviewing.person("Fern Tolliver"))
    assert told.subject == f"Review {review.number}: no longer due"
    assert "its meeting does not take place" in told.body and "What you owe" not in told.body


def test_a_meeting_that_moves_is_told_to_those_who_owe_something_before_it_and_a_first_booking_to_nobody(
    reviewing, review, clock
):
    fern = reviewing.person("Fern Tolliver")
    review.book(fern, at(2026, 3, 27, 10))
    assert written() == {}
    review.rebook(fern, at(2026, 3, 26, 10), why=WORDS)
    assert written() == {
        "Dilys Ashgrove": f"Review {review.number}: booked for another time",
        "Roz Amadi": f"Review {review.number}: booked for another time",
    }
    told = Email.get(Email.person == reviewing.person("Roz Amadi")).body
    assert "What you owe before it is due from: the end of Mon 23 Mar" in told
    review.call_off(reviewing.person("Dilys Ashgrove"), WORDS)
    assert set(written("review called off")) == {"Roz Amadi", "Fern Tolliver"}
    assert {kind.kind for kind in Email.select(Email.kind)} == {"review booked", "review called off"}


def test_who_prepares_hears_that_it_is_adjourned_and_that_a_meeting_did_not_take_place(reviewing, review, clock):
    dilys = reviewing.person("Dilys Ashgrove")
    clock.move_to(at(2026, 3, 4, 15))
    review.adjourn(dilys, Sitting(date(2026, 3, 4), gates=ADJOURN), at(2026, 3, 27, 10))
    assert "Roz Amadi" in written("review adjourned")
    review.take_back_meeting(dilys, review.sat[-1], WORDS)
    assert "Roz Amadi" in written("meeting taken back")
    told = [email.body for email in Email.select().where(Email.kind.in_(("review adjourned", "meeting taken back")))]
    assert told and all(WORDS not in body for body in told)


def test_who_can_no_longer_be_in_time_is_told_to_look_now(reviewing, review, clock):
    review.bring_forward(reviewing.person("Dilys Ashgrove"), date(2026, 3, 4), WORDS)
    assert set(written()) == {"Roz Amadi", "Fern Tolliver"}
    for email in Email.select():
        assert "something that you owe before it may have to be begun at once" in email.body
        assert email.subject == f"Review {review.number}: brought forward"


def test_one_reminder_on_the_morning_before_and_one_when_it_is_over_to_whoever_owes_it_and_then_the_officer(
    reviewing, review, clock
):
    for day in (date(2026, 3, 2), date(2026, 3, 12)):
        clock.move_to(at(day.year, day.month, day.day, 7))
        remind()
    assert written() == {}
    clock.move_to(at(2026, 3, 13, 6, 59))  # the Friday before Monday 16 March, by which the invitations are owed
    assert remind() == 0
    clock.move_to(at(2026, 3, 13, 7))
    assert remind() == 1 and remind() == 0
    assert written() == {"Fern Tolliver": "Reviews: 1 due by the end of Mon 16 Mar"}
    for day in (14, 15, 16):
        clock.move_to(at(2026, 3, day, 9))
        assert remind() == 0
    pass_by(clock, 2026, 3, 17, 0, 1)
    assert Email.select().count() == 1  # nobody is written to at midnight
    clock.move_to(at(2026, 3, 17, 7))
    assert remind() == 2
    fern, dilys = Email.select().order_by(Email.id)[1:]
    assert (fern.person.name, dilys.person.name) == ("Fern Tolliver", "Dilys Ashgrove")
    assert {fern.subject, dilys.subject} == {"Reviews: 1 overdue"}
    line = f"Review {review.number}: since the end of Mon 16 Mar\n{SITE}/reviews/{review.id}"
    assert f"Overdue, and yours to do:\n{line}" in fern.body and "from others" not in fern.body
    assert f"Overdue from others, for children whose reviews you oversee:\n{line}" in dilys.body
    assert f"Everything: {SITE}/waiting" in dilys.body


def test_after_days_of_absence_everything_is_told_once_and_a_limit_that_came_later_is_told_too(
    reviewing, review, clock
):
    clock.move_to(at(2026, 3, 12, 7))
    remind()
    pass_by(clock, 2026, 3, 18, 9)
    assert remind() == 2  # the invitations, a day and a half ago
    another = newcomer(reviewing, date(2026, 2, 19), reference="NM-9002")  # its papers are owed by tomorrow, and so on
    clock.move_to(at(2026, 3, 19, 9))
    pass_by(clock, 2026, 3, 19, 9)
    remind()
    assert f"Review {another.next_review.number}: " in Email.select().order_by(Email.id.desc()).first().body


def test_many_at_once_are_one_email_with_the_first_ten(reviewing, sink, clock):
    for n in range(12):
        newcomer(reviewing, date(2026, 3, 2), reference=f"NM-80{n:02}")
    pass_by(clock, 2026, 3, 17, 7)
    remind()
    [email] = Email.select().where(Email.person == reviewing.person("Fern Tolliver"))
    assert email.subject == "Reviews: 12 overdue"
    assert email.body.count(": since the end of Mon 16 Mar") == 10 and "and 2 more" in email.body


def test_the_workers_tick_reminds_once(reviewing, review, sink, clock):
    clock.move_to(at(2026, 3, 17, 7))
    deadlines.tick()
    deadlines.tick()
    assert Email.select().where(Email.kind == "reminder").count() == 2


def reminded_by(port, _place):
    """What one of two workers does, in a process of its own."""
    postbox.bind(postbox_at(port))
    return remind()


def test_two_workers_at_once_remind_once(reviewing, review, clock):
    pass_by(clock, 2026, 3, 17, 7)
    assert sorted(at_once(partial(reminded_by, postbox.bound().port), reviewing.url, range(2), now())) == [0, 2]
    assert Email.select().where(Email.kind == "reminder").count() == 2


def test_what_may_have_gone_out_before_a_backup_was_put_back_is_held_back(reviewing, review, clock):
    clock.move_to(at(2026, 3, 13, 7))
    remind()
    pass_by(clock, 2026, 3, 17, 7)
    Heartbeat.beat(RESTORED, now() - timedelta(hours=1))
    assert remind() == 2
    assert {email.state for email in Email.select().where(Email.queued_at == now())} == {"unknown"}


def test_who_may_not_see_the_child_is_not_reminded(reviewing, review, clock):
    silas = reviewing.person("Silas Rowan")
    restriction = Restriction.create(child=review.child, reason="Kin", review_by=date(2026, 6, 1), set_by=silas)
    RestrictionName.create(restriction=restriction, person=silas)
    pass_by(clock, 2026, 3, 17, 7)
    assert remind() == 0


def test_an_email_about_a_review_that_does_not_arrive_is_told_to_the_officer_and_tried_again(
    reviewing, seat, sink, review, clock
):
    sink.rude["hal.okafor@northmere.example"] = ["550 No such mailbox"]
    held(review, reviewing, clock)
    review.circulate(reviewing.person("Dilys Ashgrove"), date(2026, 3, 26), "Everybody")
    assert Email.deliver_everything() == {"refused": 1}
    [notice] = Notice.select().join(Event).where(Event.kind == "not delivered")
    assert notice.person == reviewing.person("Dilys Ashgrove")
    assert (
        "Footprint’s email was not delivered to Hal Okafor: tell them by phone."
        in seat("Dilys Ashgrove").get(f"/reviews/{review.id}").text
    )
    quality = seat("Wren Halloran")
    assert f'href="/reviews/{review.id}"' in quality.get("/emails").text
    assert quality.send(f"/emails/{Email.get().id}/retries", opened=quality.form("/emails")).status_code == 303
    assert Email.deliver_everything() == {"sent": 1}


def test_no_email_about_a_review_carries_a_name_or_a_word_that_somebody_wrote(reviewing, review, sink, clock):
    Child.update(name="Zebedee Quux-Sentinel").where(Child.id == review.child_id).execute()
    fern, dilys = reviewing.person("Fern Tolliver"), reviewing.person("Dilys Ashgrove")
    review.book(fern, at(2026, 3, 27, 10), WORDS)
    review.rebook(fern, at(2026, 3, 26, 10), WORDS, WORDS)
    review.call_off(dilys, WORDS)
    review.bring_forward(dilys, date(2026, 3, 25), WORDS)
    pass_by(clock, 2026, 3, 18, 7)
    remind()
    held(review, reviewing, clock)
    review.circulate(dilys, date(2026, 3, 26), WORDS)
    pass_by(clock, 2026, 4, 20, 7)
    remind()
    assert Email.deliver_everything()["sent"] == len(sink.arrived) == Email.select().count() > 8
    kinds = {"decisions circulated", "review brought forward", "review booked", "review called off", "reminder"}
    assert {email.kind for email in Email.select()} == kinds
    traces = re.compile(rf"Zebedee|Quux|Z\.Q|NM-9001|{WORDS}|Ashgrove|Tolliver", re.IGNORECASE)
    for _, letter in sink.arrived:
        assert not traces.search(letter.get_content() + letter["Subject"])
