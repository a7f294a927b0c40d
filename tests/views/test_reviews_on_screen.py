"""One review told on its screens, from the first booking to the manager’s answer (req 2.17-2.55, 2.83-2.93)."""

from datetime import date

import pytest

from models import Draft, Review
from models.review import Sitting
from tests.models.reviewing import at, limits, newcomer
from tests.views.records import words


@pytest.fixture
def planned(reviewing):
    """The first review of a child who came into care today, Monday 2 March 2026."""
    return newcomer(reviewing, date(2026, 3, 2)).next_review


def on(name, day):
    """The three boxes of a date."""
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}


BOOKING = on("meets_on", date(2026, 3, 26)) | {"meets_at": "14:00", "place": "The Mere"}


def test_a_review_from_its_booking_to_the_answer_of_a_manager(planned, reviewing, seat, clock):
    dilys, fern, roz, hal = (seat(name) for name in ("Dilys Ashgrove", "Fern Tolliver", "Roz Amadi", "Hal Okafor"))
    page = f"/reviews/{planned.id}"
    assert "No meeting is booked" in dilys.get(page).text and "Wren Tarn" not in dilys.get(page).text

    assert fern.send(f"{page}/booking", BOOKING).status_code == 303
    for part, name in (("child", "Wren Tarn"), ("social worker", "Roz Amadi")):
        assert fern.send(f"{page}/invitations", {"part": part, "name": name}).status_code == 303
    assert fern.send(f"{page}/invitations/sending").status_code == 303
    assert "invitations" not in limits(Review.get_by_id(planned.id))

    assert roz.send(f"{page}/preparation/consultation").status_code == 303
    papers = {"papers": ["social-worker-report", "care-plan"], "what": "received"}
    assert roz.send(f"{page}/papers", papers).status_code == 303
    assert "papers" not in limits(Review.get_by_id(planned.id))
    assert roz.send(f"{page}/papers", papers | {"what": "read"}).status_code == 422
    assert roz.send(f"{page}/wishes", {"who": "Nan, and nobody from school."}).status_code == 303
    assert "Nan, and nobody from school." in dilys.get(page).text
    assert "Nan" not in fern.get(page).text

    clock.move_to(at(2026, 3, 26, 16))
    dilys, fern, hal = seat("Dilys Ashgrove"), seat("Fern Tolliver"), seat("Hal Okafor")
    assert "Record that it was held" in dilys.get(page).text
    guests = {f"came-{guest.id}": "all of it" for guest in planned.guests} | {"chaired_by": str(dilys.person.id)}
    assert dilys.send(f"{page}/holding", guests | {"said": "Everybody was there."}).status_code == 303
    held = Review.get_by_id(planned.id)
    assert (
        held.held_on == date(2026, 3, 26) and [row.how for row in held.sat[0].attendance.values()] == ["all of it"] * 2
    )
    roz_amadi = f"person {reviewing.person('Roz Amadi').id}"
    decision = {"words": "A life story book is begun.", "owner": roz_amadi, "point": ""}
    assert dilys.send(f"{page}/decisions", decision | on("by_when", date(2026, 5, 1))).status_code == 303
    assert (
        dilys.send(
            f"{page}/participation", {"code": "PN1", "chaired": "No", "attended": "Yes", "extent": "Fully"}
        ).status_code
        == 303
    )
    assert dilys.send(f"{page}/agenda/education", {"words": "The PEP is good."}).status_code == 303
    assert (
        dilys.send(f"{page}/circulation", {"sent_to": "Everybody"} | on("received_on", date(2026, 3, 26))).status_code
        == 303
    )
    assert "life story" not in fern.get(page).text and "Everybody was there" not in fern.get(page).text

    shown = hal.get(page).text
    assert "Answer the decisions" in shown
    assert "If there is no answer by the end of Thu 2 Apr, the decisions count as agreed." in shown
    first = held.decisions.get()
    why = {"refused": [str(first.id)], f"why-{first.id}": "There is nobody to do it."}
    assert "Decision 1: enter why it is not agreed" in hal.send(f"{page}/reply", {"refused": [str(first.id)]}).text
    unchosen = hal.send(f"{page}/reply", why | {"refused": []}).text
    assert "You wrote why decision 1 is not agreed, and did not choose it" in unchosen
    assert "There is nobody to do it." in unchosen and not held.answered
    assert "not the decisions that went out last" in hal.send(f"{page}/reply", {"refused": ["999"]}).text
    assert hal.send(f"{page}/reply", why).status_code == 303
    assert "There is nobody to do it." in dilys.get(page).text


def test_a_refused_decision_becomes_a_filled_concern_in_one_press_and_the_review_knows_of_it(
    planned, reviewing, seat, clock
):
    clock.move_to(at(2026, 3, 26, 16))
    dilys, hal = reviewing.person("Dilys Ashgrove"), reviewing.person("Hal Okafor")
    planned.hold(dilys, Sitting(date(2026, 3, 26)))
    review = Review.get_by_id(planned.id)
    first = review.decide(dilys, "A life story book is begun.", date(2026, 5, 1), owner_name="Northmere fostering")
    review.circulate(dilys, date(2026, 3, 26), "Everybody")
    review.decide(dilys, "A dentist is found.", date(2026, 5, 1), owner_name="Northmere fostering")
    review.reply(hal, date(2026, 3, 26), {first: "There is nobody to do it."})
    screen = seat("Dilys Ashgrove")
    shown = words(screen.get(f"/reviews/{review.id}")).split("After the meeting")[0]
    assert "Not agreed Thu 26 Mar, Hal Okafor: There is nobody to do it." in shown
    assert "2. A dentist is found. Northmere fostering, by Fri 1 May Agreed Thu 26 Mar, Hal Okafor" in shown
    token = {"csrf_token": screen.form(f"/reviews/{review.id}")["csrf_token"]}
    led = screen.client.post(f"/reviews/{review.id}/concern", data=token | {"decision": str(first.id)})
    shown = screen.get(led.location)
    assert led.status_code == 303 and "There is nobody to do it." in shown.text
    assert f"Back to {review.child.reference}" in words(shown) and "Back to the board" not in words(shown)
    draft = Draft.get()
    assert draft.fields["children"] == [str(review.child_id)]
    page = screen.get(f"/reviews/{review.id}").text
    assert f'href="{led.location}">Go on with the draft' in page and 'name="decision"' not in page
