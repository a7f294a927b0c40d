"""What the forms about a review ask, keep and refuse (req 2.18, 2.30, 2.34-2.39, 2.43, 2.90-2.93)."""

import re
from datetime import date

import pytest

from models import Draft, Escalation, Person, ProcedureVersion, Review
from models.review import Sitting
from tests.cast import REVIEWS
from tests.models.reviewing import at, kinds, limits, newcomer, pass_by
from tests.views.records import words
from tests.views.test_reviews_on_screen import on


@pytest.fixture
def planned(northmere):
    """The first review of a child who came into care today, Monday 2 March 2026."""
    ProcedureVersion.load_text(REVIEWS.read_text())
    return newcomer(northmere, date(2026, 3, 2)).next_review


@pytest.fixture
def dilys(planned, sqlite_seat):
    """The child’s reviewing officer, at her screen."""
    return sqlite_seat("Dilys Ashgrove")


def again(review):
    """The review as the record has it now."""
    return Review.get_by_id(review.id)


def test_a_meeting_after_its_day_is_asked_about_by_its_rule_and_booked_once_it_is_confirmed(planned, dilys):
    page = f"/reviews/{planned.id}/booking"
    too_late = on("meets_on", date(2026, 4, 2)) | {"meets_at": "10:00", "place": "The Mere"}
    asked = dilys.send(page, too_late)
    assert asked.status_code == 422 and "The review is due by 30 March 2026." in asked.text
    assert 'value="meeting after its day"' in asked.text and 'value="The Mere"' in asked.text
    assert again(planned).booked is None
    assert dilys.send(page, too_late | {"confirm": "meeting after its day"}).status_code == 303
    assert again(planned).booked.day == date(2026, 4, 2)


def test_a_meeting_is_booked_for_an_hour_that_there_is_and_that_comes_once(planned, dilys):
    page, late = f"/reviews/{planned.id}/booking", {"confirm": "meeting after its day"}
    for day, time, said in (
        (date(2026, 3, 29), "1:30", "this time does not exist"), (date(2026, 3, 26), "25:61", "must be a time"),
        (date(2026, 10, 25), "1:30", "enter 1:30 BST for the first, or 1:30 GMT for the second"),
    ):  # fmt: skip
        refused = dilys.send(page, late | on("meets_on", day) | {"meets_at": time})
        assert refused.status_code == 422 and said in words(refused) and again(planned).booked is None
    no_day = {"meets_on-day": "31", "meets_on-month": "2", "meets_on-year": "2026", "meets_at": "10:00"}
    assert "must be a real date" in words(dilys.send(page, no_day))
    at_night = {"confirm": [late["confirm"], "meeting on no working day", "meeting at night"]}
    twice = late | at_night | on("meets_on", date(2026, 10, 25)) | {"meets_at": "1:30 GMT"}
    assert dilys.send(page, twice).status_code == 303 and again(planned).booked.meets_at.hour == 1


def test_a_review_that_cannot_have_been_is_refused_on_its_form_and_a_doubtful_day_confirmed(
    planned, clock, sqlite_seat
):
    clock.move_to(at(2026, 3, 24, 16))
    page, dilys = f"/reviews/{planned.id}/holding", sqlite_seat("Dilys Ashgrove")
    chaired = {"chaired_by": str(dilys.person.id)}
    for day, said in (
        (date(2026, 3, 25), "must be today or in the past"), (date(2015, 4, 1), "before the child was born"),
    ):  # fmt: skip
        refused = dilys.send(page, chaired | on("held_on", day))
        assert refused.status_code == 422 and said in words(refused)
    outside = chaired | on("held_on", date(2026, 2, 20))
    asked = dilys.send(page, outside)
    assert asked.status_code == 422 and 'value="review outside care"' in asked.text
    assert again(planned).held_on is None
    assert dilys.send(page, outside | {"confirm": "review outside care"}).status_code == 303


def test_a_form_that_is_sent_twice_is_done_once_and_an_old_one_says_what_happened_meanwhile(
    planned, dilys, sqlite_seat
):
    page = f"/reviews/{planned.id}/booking"
    booking = on("meets_on", date(2026, 3, 26)) | {"meets_at": "10:00"}
    fern = sqlite_seat("Fern Tolliver")
    opened, old = dilys.form(page), fern.form(page)
    answers = [dilys.send(page, booking, opened=opened).status_code for _ in range(2)]
    assert answers == [303, 303] and kinds(planned).count("review booked") == 1
    late = fern.send(page, booking | {"place": "The other room"}, opened=old)
    assert late.status_code == 409 and "Dilys Ashgrove booked the meeting" in late.text
    assert 'value="The other room"' in late.text
    assert dilys.get(page).status_code == 409


def test_a_booked_meeting_is_moved_with_a_reason_and_called_off_with_one(planned, dilys):
    page = f"/reviews/{planned.id}/booking"
    dilys.send(page, on("meets_on", date(2026, 3, 26)) | {"meets_at": "10:00"})
    moved = on("meets_on", date(2026, 3, 27)) | {"meets_at": "11:00"}
    assert "Enter why" in dilys.send(f"{page}/change", moved).text
    assert dilys.send(f"{page}/change", moved | {"why": "The carer is away."}).status_code == 303
    assert again(planned).booked.day == date(2026, 3, 27)
    assert dilys.send(f"{page}/calling-off", {"why": "Snow."}).status_code == 303
    assert again(planned).booked is None and "Snow." in dilys.get(f"/reviews/{planned.id}").text


def test_it_is_brought_forward_and_somebody_else_named_each_with_a_reason(planned, dilys, northmere):
    page = f"/reviews/{planned.id}"
    forward = on("to_day", date(2026, 3, 30)) | {"why": "A move."}
    assert "Enter a day before 30 March 2026" in dilys.send(f"{page}/bringing-forward", forward).text
    assert dilys.send(f"{page}/bringing-forward", forward | on("to_day", date(2026, 3, 20))).status_code == 303
    marcus = northmere.person("Marcus Fenwick")
    assert dilys.send(f"{page}/substitute", {"officer": marcus.id, "why": "Dilys is ill."}).status_code == 303
    shown = dilys.get(page).text
    assert "Brought forward: to be held by" in shown and "with Marcus Fenwick as substitute" in shown


def test_a_carer_is_taken_off_the_list_only_through_the_gate(planned, dilys, sqlite_seat):
    planned.invite(planned.child.iro, "carer", "Ash Penrose")
    guest = planned.guests[0]
    page = f"/reviews/{planned.id}/invitations/{guest.id}/removal"
    assert sqlite_seat("Fern Tolliver").get(page).status_code == 403
    refused = dilys.send(page, {"why": "A quarrel."})
    asks = "enter who was consulted and on which day (Social Worker and IRO) and answers to its 3 questions"
    assert refused.status_code == 422 and asks in refused.text
    outside = {"excluding-carer-who-1": "outside", "excluding-carer-name-1": "Rowan Amadi"}
    half = {"why": "A quarrel.", **outside, **on("excluding-carer-on-1", date(2026, 3, 2))}
    answer = dilys.send(page, half)
    assert "IRO: enter the name and the day" in answer.text and 'value="Rowan Amadi"' in answer.text
    whole = half | {"excluding-carer-who-2": dilys.person.id, **on("excluding-carer-on-2", date(2026, 3, 2))}
    whole |= {f"excluding-carer-asked-{n}": "As said." for n in (1, 2, 3)}
    assert dilys.send(page, whole).status_code == 303
    assert again(planned).guests == []


def test_the_same_name_twice_on_the_list_is_asked_about_and_who_was_added_is_said_by_their_part(planned, sqlite_seat):
    fern, page = sqlite_seat("Fern Tolliver"), f"/reviews/{planned.id}/invitations"
    child = {"part": "child", "name": "Wren Tarn"}
    assert fern.send(page, child).status_code == 303
    shown = words(fern.get("/reviews"))
    assert "The child was added to the list of NM-9001, review 1." in shown and "Wren Tarn" not in shown
    ada = {"part": "parent", "name": "Ada Hazel"}
    fern.send(page, ada)
    twice = ada | {"part": "carer", "name": "ada  hazel"}
    asked = fern.send(page, twice)
    said = "Ada Hazel, parent, is on the list already. Confirm that this is somebody else."
    assert asked.status_code == 422 and said in words(asked) and len(planned.guests) == 2
    assert fern.send(page, twice | {"confirm": "on the list already"}).status_code == 303
    assert [guest.part for guest in planned.guests] == ["child", "parent", "carer"]


def test_an_adjourned_review_needs_its_gate_and_goes_on(planned, dilys, clock, sqlite_seat):
    clock.move_to(at(2026, 3, 24, 16))
    dilys = sqlite_seat("Dilys Ashgrove")
    page = f"/reviews/{planned.id}/adjournment"
    fields = {
        "why": "adjourned",
        "resumes_at": "10:00",
        "chaired_by": dilys.person.id,
        **on("resumes_on", date(2026, 3, 27)),
    }
    assert "“Adjourning” has to be recorded: enter answers to its 6 questions" in dilys.send(page, fields).text
    fields |= {f"adjourn-asked-{n}": "Wait for the report." for n in range(1, 7)}
    assert dilys.send(page, fields).status_code == 303
    shown = dilys.get(f"/reviews/{planned.id}").text
    assert again(planned).held_on == date(2026, 3, 24) and "Wait for the report." in shown
    for address in (f"/reviews/{planned.id}", "/reviews", "/my-children"):
        said = words(dilys.get(address))
        assert "egun Tue 24 Mar" in said and "20 working days left" in said and "Thu 23 Apr" in said, address


def test_which_gate_the_days_need_is_said_before_sending_and_what_was_typed_in_its_neighbour_is_taken_over(
    planned, clock, sqlite_seat
):
    clock.move_to(at(2026, 3, 26, 16))
    dilys, page = sqlite_seat("Dilys Ashgrove"), f"/reviews/{planned.id}/adjournment"
    shown = words(dilys.get(page))
    assert "Answer this if it was adjourned and goes on by Mon 30 Mar, by which the review is due:" in shown
    assert "Answer this if it goes on after Mon 30 Mar, by which the review is due, or more than 20 working" in shown
    days = on("held_on", date(2026, 3, 26)) | {"why": "adjourned"} | on("resumes_on", date(2026, 4, 14))
    piece = dilys.get(f"{page}/gate", query_string=days, headers={"HX-Request": "true"}).text
    assert "#adjourn-out-of-time-who-1" in piece and "Adjourning beyond the time for the review" in piece
    soon = dilys.get(
        f"{page}/gate", query_string=days | on("resumes_on", date(2026, 3, 30)), headers={"HX-Request": "true"}
    )
    assert '#adjourn-asked-1">Adjourning<' in soon.text and dilys.get(f"{page}/gate").status_code == 303
    said = {f"adjourn-asked-{n}": f"What is said of {n}." for n in range(1, 7)}
    refused = dilys.send(page, days | said | {"resumes_at": "10:00", "chaired_by": dilys.person.id})
    assert "“Adjourning beyond the time for the review”: SQR Service Manager: enter the name and the day" in words(
        refused
    )
    assert '<textarea class="govuk-textarea" id="adjourn-out-of-time-asked-6"' in refused.text
    assert refused.text.count("What is said of 6.") == 1
    silas, sunniva = (person_of(name) for name in ("Silas Rowan", "Sunniva Hart"))
    who = {"adjourn-out-of-time-who-1": silas, "adjourn-out-of-time-who-2": sunniva}
    who |= on("adjourn-out-of-time-on-1", date(2026, 3, 25)) | on("adjourn-out-of-time-on-2", date(2026, 3, 25))
    answer = dilys.send(page, days | said | who | {"resumes_at": "10:00", "chaired_by": dilys.person.id})
    assert answer.status_code == 303
    [gate] = again(planned).gates
    assert [each["person"] for each in gate.people.values()] == [silas, sunniva]


def person_of(name):
    """The id of the person of that name."""
    return Person.get(Person.name == name).id


def test_a_step_that_is_not_needed_says_why_and_a_decision_is_carried_on_by_the_next_review(
    planned, dilys, clock, sqlite_seat
):
    page = f"/reviews/{planned.id}"
    answer = dilys.send(f"{page}/preparation/letter", {"on-day": "", "on-month": "", "on-year": ""})
    assert "Enter the day on which it was done, or why it is not needed" in answer.text
    none = {"on-day": "", "on-month": "", "on-year": "", "not_needed": "A baby."}
    assert dilys.send(f"{page}/preparation/letter", none).status_code == 303
    clock.move_to(at(2026, 3, 26, 16))
    planned.hold(planned.child.iro, Sitting(date(2026, 3, 26)))
    planned.decide(planned.child.iro, "A dentist is found.", date(2026, 4, 1), owner_name="Northmere fostering")
    clock.move_to(at(2026, 6, 10, 10))
    following = planned.child.next_review
    following.hold(following.child.iro, Sitting(date(2026, 6, 10)))
    dilys, first = sqlite_seat("Dilys Ashgrove"), planned.decisions.get()
    assert "Still open from earlier reviews" in dilys.get(f"/reviews/{following.id}").text
    on_and_on = f"/reviews/{following.id}/decisions/{first.id}/carrying-on"
    assert dilys.send(on_and_on, {"words": "A dentist is seen."} | on("by_when", date(2026, 7, 1))).status_code == 303
    assert following.decisions.get().carried_from == first
    new = following.decisions.get()
    standing = f"/reviews/{following.id}/decisions/{new.id}/standing"
    assert "Enter why" in dilys.send(standing, {"how": "not done", "words": ""}).text
    assert dilys.send(standing, {"how": "done", "words": ""}).status_code == 303


def test_what_follows_a_review_is_recorded_to_the_last_copy(planned, dilys, clock, sqlite_seat):
    clock.move_to(at(2026, 3, 26, 16))
    planned.hold(planned.child.iro, Sitting(date(2026, 3, 26)))
    planned.decide(planned.child.iro, "A dentist is found.", date(2026, 4, 1), owner_name="Northmere fostering")
    page, dilys = f"/reviews/{planned.id}", sqlite_seat("Dilys Ashgrove")
    shown = words(dilys.get(page))
    assert "circulated to everybody who took part and the designated manager: by Thu 2 Apr IRO" in shown
    assert "Full record of the review: by Mon 20 Apr IRO" in shown and "name and address: by Mon 27 Apr" in shown
    assert dilys.send(f"{page}/circulation", {"sent_to": "Everybody"}).status_code == 303
    roz = sqlite_seat("Roz Amadi")
    assert roz.send(f"{page}/circulation/receipt").status_code == 303
    typed = {"replied_by": "Hal Okafor", "words": ""}
    assert dilys.send(f"{page}/reply/typed", typed).status_code == 303
    for key in ("care-plan", "record", "copies", "monitoring"):
        assert dilys.send(f"{page}/follow-up/{key}").status_code == 303
    assert dilys.get(f"{page}/follow-up/decisions").status_code == 404
    shown = dilys.get(page).text
    assert "Recorded<span" in shown and "Agreed <time" in shown and "</time>, Hal Okafor" in shown
    said = "Hal Okafor answered these decisions on 26 March 2026, as Dilys Ashgrove recorded."
    for form in ("reply/typed", "circulation/receipt"):
        refused = dilys.get(f"{page}/{form}")
        assert refused.status_code == 409 and said in words(refused)
    assert "All done<span" not in shown and "<li>How the child took part</li>" in shown
    assert dilys.get(f"{page}/clocks").status_code == 200


def test_the_day_of_receipt_that_is_entered_with_the_sending_counts_for_the_answer(planned, clock, sqlite_seat):
    clock.move_to(at(2026, 3, 27, 16))
    planned.hold(planned.child.iro, Sitting(date(2026, 3, 24)))
    planned.decide(planned.child.iro, "A dentist is found.", date(2026, 5, 1), owner_name="Northmere fostering")
    page, dilys = f"/reviews/{planned.id}", sqlite_seat("Dilys Ashgrove")
    sent = {"sent_to": "Everybody"} | on("sent_on", date(2026, 3, 25)) | on("received_on", date(2026, 3, 26))
    assert dilys.send(f"{page}/circulation", sent).status_code == 303
    assert again(planned).received_on == date(2026, 3, 26) and limits(planned)["reply"] == date(2026, 4, 2)
    assert "Decisions sent Wed 25 Mar to: Everybody. Received Thu 26 Mar" in words(dilys.get(page))


def test_late_papers_become_a_filled_concern_in_one_press_and_the_review_keeps_what_arose(
    planned, dilys, clock, sqlite_seat
):
    planned.book(planned.child.iro, at(2026, 3, 26, 10))
    pass_by(clock, 2026, 3, 25, 9)
    page, dilys = f"/reviews/{planned.id}", sqlite_seat("Dilys Ashgrove")
    assert "Raise a concern about this" in dilys.get(page).text
    late = (
        planned.deadlines.where(planned.deadlines.model.clock == "papers")
        .order_by(planned.deadlines.model.id.desc())
        .get()
    )
    token = {"csrf_token": dilys.form(f"{page}/gates/delegate")["csrf_token"]}
    led = dilys.client.post(f"{page}/concern", data=token | {"deadline": str(late.id)})
    assert led.status_code == 303 and "Papers sent to the IRO" in dilys.get(led.location).text
    draft = Draft.get()
    wanted = {"headings": "immediate-safety", "impact": "Nobody knows the plan.", "risk": "Drift.", "told": "no"}
    opened = {"csrf_token": token["csrf_token"], "do": "continue", "find": ""}
    kept = {name: texts[0] for name, texts in draft.fields.items()}
    assert dilys.client.post(f"/drafts/{draft.key}", data=opened | kept | wanted).status_code == 303
    form = dilys.form(f"/drafts/{draft.key}/check")
    assert Draft.get().key == draft.key and form["version"]
    assert (
        dilys.client.post("/escalations", data={**token, "key": draft.key, "version": form["version"]}).status_code
        == 303
    )
    [arisen] = again(planned).arisen
    assert arisen.escalation == Escalation.get() and arisen.escalation.reference in dilys.get(page).text
    strange = token | {"deadline": "99999"}
    assert dilys.client.post(f"{page}/concern", data=strange).status_code == 404


def test_pressed_twice_a_late_thing_becomes_one_draft(planned, dilys, clock, sqlite_seat):
    planned.book(planned.child.iro, at(2026, 3, 26, 10))
    pass_by(clock, 2026, 3, 25, 9)
    page, dilys = f"/reviews/{planned.id}", sqlite_seat("Dilys Ashgrove")
    button = dilys.get(page).text.split(f'action="{page}/concern"')[1].split("</form>")[0]
    fields = dict(re.findall(r'name="([^"]+)" value="([^"]+)"', button))
    led = [dilys.client.post(f"{page}/concern", data=fields) for _ in range(2)]
    assert [answer.status_code for answer in led] == [303, 303] and led[0].location == led[1].location
    assert Draft.select().count() == 1
    again = dict(re.findall(r'name="([^"]+)" value="([^"]+)"', dilys.get(page).text.split("/concern")[1]))
    assert again["key"] != fields["key"]


def test_a_decision_that_is_settled_is_not_carried_on_and_the_form_says_so_when_it_is_opened(
    planned, sqlite_seat, clock
):
    clock.move_to(at(2026, 3, 26, 16))
    officer = planned.child.iro
    planned.hold(officer, Sitting(date(2026, 3, 26)))
    first = again(planned).decide(officer, "A life story book is begun.", date(2026, 5, 1), owner_name="Fostering")
    clock.move_to(at(2026, 6, 20, 16))
    following = planned.child.next_review
    following.hold(officer, Sitting(date(2026, 6, 20)))
    page, dilys = f"/reviews/{following.id}/decisions/{first.id}/carrying-on", sqlite_seat("Dilys Ashgrove")
    assert dilys.get(page).status_code == 200
    first.stand(officer, "done", date(2026, 6, 20))
    refused = dilys.get(page)
    assert refused.status_code == 409 and "This decision is settled, or was carried forward already." in refused.text


def test_circulating_without_a_decision_says_that_nobody_has_to_answer(planned, sqlite_seat, clock):
    clock.move_to(at(2026, 3, 26, 16))
    planned.hold(planned.child.iro, Sitting(date(2026, 3, 26)))
    page, dilys = f"/reviews/{planned.id}", sqlite_seat("Dilys Ashgrove")
    assert "No decision is recorded." in dilys.get(f"{page}/circulation").text
    assert dilys.send(f"{page}/circulation", {"sent_to": "Everybody"}).status_code == 303
    shown = dilys.get(page).text
    assert "Decisions sent<span" in shown and ">Answered" not in shown and "Type in the manager" not in shown
    assert dilys.get(f"{page}/reply/typed").status_code == 409
    assert "no answer yet" not in dilys.get("/reviews?show=written").text
