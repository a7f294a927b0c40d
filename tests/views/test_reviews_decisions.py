"""The form of a decision, and how it stands, said and said anew (req 2.5, 2.19)."""

from datetime import date

import pytest

from models import Deadline, Decision, ProcedureVersion, Review
from models.review import Sitting
from tests.cast import REVIEWS
from tests.models.reviewing import at, limits, newcomer
from tests.views.records import words
from tests.views.test_reviews_on_screen import on

HELD = date(2026, 3, 26)
MAY = date(2026, 5, 1)


@pytest.fixture
def held(northmere, clock):
    """A first review that was held on Thursday 26 March 2026."""
    ProcedureVersion.load_text(REVIEWS.read_text())
    planned = newcomer(northmere, date(2026, 3, 2)).next_review
    clock.move_to(at(2026, 3, 26, 15))
    planned.hold(planned.child.iro, Sitting(HELD))
    return Review.get_by_id(planned.id)


def test_nobody_owns_a_decision_unless_chosen_and_what_is_wrong_stands_at_its_field(held, sqlite_seat, northmere):
    dilys, page = sqlite_seat("Dilys Ashgrove"), f"/reviews/{held.id}/decisions"
    opened = words(dilys.get(page))
    assert " checked" not in dilys.get(page).text
    assert (
        "Roz Amadi, the child’s social worker" in opened
        and "Whoever is Team Manager, Harbour team (now Hal Okafor)" in opened
    )
    assert opened.index("Whoever is") < opened.index("Somebody outside the council")
    said = {"words": "A school place.", "point": ""} | on("by_when", MAY)
    refused = dilys.send(page, said).text
    assert 'href="#owner">Choose who carries it out' in refused and 'id="owner-error"' in refused
    refused = dilys.send(page, said | {"owner": "outside"}).text
    assert 'id="owner_name-error"' in refused and "Enter the name of who carries it out" in refused
    assert dilys.send(page, said | {"owner": "outside", "owner_name": "Northmere fostering"}).status_code == 303
    team_manager = northmere.posts["Hal Okafor"]
    assert dilys.send(page, said | {"owner": f"post {team_manager.id}"}).status_code == 303
    assert [each.owner for each in held.decisions] == ["Northmere fostering", "Hal Okafor, Team Manager"]


def test_how_a_decision_stands_is_said_anew_where_it_was_a_mistake_and_both_rows_stay(held, sqlite_seat):
    dilys, page = sqlite_seat("Dilys Ashgrove"), f"/reviews/{held.id}"
    decision = held.decide(dilys.person, "A school place.", MAY, owner_name="Northmere fostering")
    assert "Update it" in words(dilys.get(page))
    standing = f"{page}/decisions/{decision.id}/standing"
    assert dilys.send(standing, {"how": "done", "words": ""}).status_code == 303
    assert "decision 1" not in limits(held)
    assert "Change how it stands" in words(dilys.get(page))
    assert dilys.send(standing, {"how": "under way", "words": "It was another child."}).status_code == 303
    assert limits(held)["decision 1"] == MAY and Decision.get().is_open
    assert [row.how for row in decision.standings] == ["done", "under way"]
    assert dilys.send(standing, {"how": "done", "words": ""}).status_code == 303
    assert "decision 1" not in limits(held) and Deadline.select().where(Deadline.decision == decision).count() == 2


def test_a_decision_that_is_not_agreed_or_was_carried_forward_stands_as_it_is(held, sqlite_seat):
    dilys, hal = sqlite_seat("Dilys Ashgrove"), sqlite_seat("Hal Okafor")
    decision = held.decide(dilys.person, "A school place.", MAY, owner_name="Northmere fostering")
    held.circulate(dilys.person, HELD, "Everybody")
    held.reply(hal.person, HELD, {decision: "No money."})
    standing = f"/reviews/{held.id}/decisions/{decision.id}/standing"
    assert dilys.get(standing).status_code == 409
    token = dilys.form(f"/reviews/{held.id}/decisions")
    answer = dilys.client.post(standing, data=token | {"how": "done"} | on("on", HELD))
    assert answer.status_code == 409 and decision.standings.count() == 0


def test_it_is_not_asked_while_the_review_is_not_held_after_all(held, sqlite_seat):
    dilys, page = sqlite_seat("Dilys Ashgrove"), f"/reviews/{held.id}"
    decision = held.decide(dilys.person, "A school place.", MAY, owner_name="Northmere fostering")
    standing = f"{page}/decisions/{decision.id}/standing"
    assert dilys.get(standing).status_code == 200
    held.take_back_meeting(dilys.person, held.sat[-1], "It was another child’s")
    shown = dilys.get(page).text
    assert "A school place." in shown and standing not in shown
    assert dilys.get(standing).status_code == 409
    assert dilys.send(standing, {"how": "under way", "words": ""}).status_code == 409
    assert not decision.standings.count()


def test_one_whose_day_is_before_the_review_says_so(held, sqlite_seat, clock):
    dilys, page, said = sqlite_seat("Dilys Ashgrove"), f"/reviews/{held.id}", "This day is before the review"
    decision = held.decide(dilys.person, "A school place.", date(2026, 3, 27), owner_name="Northmere fostering")
    assert said not in dilys.get(page).text
    held.take_back_meeting(dilys.person, held.sat[-1], "It was on another day")
    assert said not in dilys.get(page).text
    clock.move_to(at(2026, 3, 30, 15))
    held.hold(dilys.person, Sitting(date(2026, 3, 30)))
    dilys = sqlite_seat("Dilys Ashgrove")
    assert said in dilys.get(page).text
    decision.stand(dilys.person, "done", date(2026, 3, 30))
    assert said not in dilys.get(page).text
