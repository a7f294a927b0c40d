"""The child's page: what happened, what comes next and why, and the whole footprint on one line (req 2.1-2.16)."""

from datetime import date

import pytest

from models import Child, ChildChange, ProcedureVersion, Visit
from models.child.outlook import Outlook
from models.review import Sitting
from tests.cast import REVIEWS
from tests.models.reviewing import at, newcomer
from tests.views.records import everything, raised, words


@pytest.fixture
def in_force(northmere):
    """Northmere on SQLite with Blackpool's reviews in force."""
    northmere.reviews = ProcedureVersion.load_text(REVIEWS.read_text())
    return northmere


def on(day, name="on"):
    """A date as its three boxes send it."""
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}


def page_of(seat, child, noun=""):
    """The words of the child's page."""
    return words(seat.get(f"/children/{child.id}{noun}"))


def test_the_story_of_a_child_from_the_first_day_to_the_second_review(reviewing, seat, clock):
    dilys = seat("Dilys Ashgrove")
    child = newcomer(reviewing, date(2026, 3, 2))
    page = page_of(dilys, child)
    assert (
        "Review 1 by Mon 30 Mar" in page and "First review: 20 working days from coming into care on Mon 2 Mar" in page
    )
    assert "What is owed" in page and "(Fern Tolliver): 10 working days left, by Mon 16 Mar" in page
    clock.move_to(at(2026, 3, 12, 10))
    dilys = seat("Dilys Ashgrove")
    moved = {"kind": "moved", "moved_to": "residential", "words": "To Lantern House"} | on(date(2026, 3, 11))
    assert dilys.send(f"/children/{child.id}/happened", moved).status_code == 303
    page = page_of(dilys, child)
    assert (
        "Moved to another carer or home: recorded for NM-9001." in page and "is now due by" not in page
    )  # the first review stays where it is
    assert "Wed 11 Mar: Moved to another carer or home: residential: To Lantern House" in page
    assert "Also weighed:" in page
    worked_out = page_of(dilys, child, "/next-review")
    assert "from the move to another carer or home on Wed 11 Mar" in worked_out
    assert "Fri 3 Apr: not counted, Good Friday" in worked_out
    clock.move_to(at(2026, 3, 26, 15))
    dilys = seat("Dilys Ashgrove")
    child.next_review.hold(reviewing.person("Dilys Ashgrove"), Sitting(date(2026, 3, 26), said="Everybody was there."))
    page = page_of(dilys, child)
    assert "Second review: 91 days from the review held on Thu 26 Mar" in page
    assert "Review 2 by Thu 25 Jun" in page and "Thu 26 Mar: Review 1 was held" in page
    assert dilys.send(f"/children/{child.id}/happened", moved | on(date(2026, 3, 26))).status_code == 303
    page = page_of(dilys, child)
    assert "The next review is now due by 27 April 2026 instead of 25 June 2026." in page


def test_what_had_not_happened_is_taken_back_and_stays_struck_through(in_force, sqlite_seat):
    dilys, child = sqlite_seat("Dilys Ashgrove"), newcomer(in_force, date(2026, 2, 2))
    dilys.send(f"/children/{child.id}/happened", {"kind": "missing", "words": ""} | on(date(2026, 3, 1)))
    row = child.changes.where(ChildChange.kind == "missing").get()
    address = f"/children/{child.id}/changes/{row.id}/taking-back"
    empty = dilys.send(address, {"why": " "})
    assert empty.status_code == 422 and "Enter why it is taken back" in words(empty)
    second = dilys.form(address)
    assert dilys.send(address, {"why": "It was another child."}).status_code == 303
    page = dilys.get(f"/children/{child.id}")
    assert "<s>Reported missing" in page.text and "It was another child." in page.text
    assert "Answer" not in words(page)
    again = dilys.send(address, {"why": "Twice."}, opened=second | {"version": str(child.version())})
    assert again.status_code == 409 and "taken back already" in words(again)
    opened = dilys.get(address)
    assert opened.status_code == 409 and "This was taken back already" in words(opened)
    added = child.changes.where(ChildChange.kind == "added").get()
    assert dilys.get(f"/children/{child.id}/changes/{added.id}/taking-back").status_code == 404
    assert dilys.get(f"/children/{child.id}/changes/99999/answer").status_code == 404


def test_an_end_of_care_is_taken_back_from_the_timeline_and_then_the_beginning(in_force, sqlite_seat):
    dilys, fern, child = (
        sqlite_seat("Dilys Ashgrove"),
        sqlite_seat("Fern Tolliver"),
        newcomer(in_force, date(2026, 2, 2)),
    )
    child.leave_care(dilys.person, date(2026, 3, 1))
    period = child.periods_of_care.get()
    address = f"/children/{child.id}/care/{period.id}/taking-back"
    assert address in dilys.get(f"/children/{child.id}").text
    assert address not in fern.get(f"/children/{child.id}").text and fern.get(address).status_code == 403
    assert "Care ended, 1 March 2026. The period of care goes on" in words(dilys.get(address))
    assert dilys.send(address, {"why": "Zebedee’s slip."}).status_code == 303
    page = dilys.get(f"/children/{child.id}")
    assert "<s>Care ended</s>" in page.text and "Zebedee’s slip." in page.text
    assert "Review 1 by Mon 2 Mar" in words(page)
    seen = fern.get(f"/children/{child.id}").text
    assert "<s>Care ended</s>" in seen and "Zebedee" not in seen
    assert dilys.send(address, {"why": "Twice."}).status_code == dilys.get(address).status_code == 409
    again = f"/children/{child.id}/care/{child.period_of_care.id}/taking-back"
    assert again in seen and "The review that is planned is no longer due" in words(fern.get(again))
    assert fern.send(again, {"why": "The wrong child."}).status_code == 303
    assert "<s>Came into care: <bdi>Section 20</bdi></s>" in dilys.get(f"/children/{child.id}").text
    assert dilys.get(f"/children/{child.id}/care/99999/taking-back").status_code == 404


def test_a_fact_asks_and_the_officer_answers_with_a_reason(in_force, sqlite_seat):
    dilys, child = sqlite_seat("Dilys Ashgrove"), newcomer(in_force, date(2026, 2, 2))
    dilys.send(f"/children/{child.id}/happened", {"kind": "missing", "words": ""} | on(date(2026, 3, 1)))
    row = child.changes.where(ChildChange.kind == "missing").get()
    address = f"/children/{child.id}/changes/{row.id}/answer"
    assert "Reported missing, Sun 1 Mar. Bring the review forward?" in page_of(dilys, child)
    assert "waits for the reviewing officer" in page_of(sqlite_seat("Fern Tolliver"), child)
    assert sqlite_seat("Fern Tolliver").get(address).status_code == 403
    without = dilys.send(address, {"answer_1": "No, because", "because_1": ""})
    assert without.status_code == 422 and "Enter why" in words(without)
    assert dilys.send(address, {"answer_1": "Perhaps", "because_1": ""}).status_code == 422
    done = dilys.send(address, {"answer_1": "No, because", "because_1": "She was at her aunt’s."})
    assert done.status_code == 303
    page = page_of(dilys, child)
    assert "Bring the review forward? No, because She was at her aunt’s." in page
    assert "She was at her aunt’s." not in page_of(sqlite_seat("Fern Tolliver"), child)
    dilys.send(f"/children/{child.id}/happened", {"kind": "missing", "words": "Again"} | on(date(2026, 3, 2)))
    row = child.changes.where(ChildChange.words == "Again").get()
    address = f"/children/{child.id}/changes/{row.id}/answer"
    led = dilys.send(address, {"answer_1": "Yes", "because_1": ""})
    assert led.location == f"/reviews/{child.next_review.id}/bringing-forward"
    assert "now set the day by which the review is to be held" in page_of(dilys, child)


def test_of_two_readings_of_a_placement_order_one_is_chosen_with_a_reason(in_force, sqlite_seat):
    dilys, child = sqlite_seat("Dilys Ashgrove"), newcomer(in_force, date(2026, 2, 2))
    assert dilys.get(f"/children/{child.id}/reading").status_code == 404
    dilys.send(f"/children/{child.id}/happened", {"kind": "placement order", "words": ""} | on(date(2026, 2, 27)))
    assert "can be read in more than one way" in page_of(dilys, child)
    form = page_of(dilys, child, "/reading")
    assert "the review by" in form
    key = next(option.rule.key for option in _options(child))
    address = f"/children/{child.id}/reading"
    assert dilys.send(address, {"reading": key, "why": ""}).status_code == 422
    assert dilys.send(address, {"reading": "nothing", "why": "Because"}).status_code == 422
    assert dilys.send(address, {"reading": key, "why": "The court said so."}).status_code == 303
    assert "can be read in more than one way" not in page_of(dilys, child)


def _options(child):
    return [option for choice in Outlook(child).choices for option in choice.options]


def test_a_date_that_cannot_be_is_refused_and_a_doubtful_one_confirmed_by_its_rule(in_force, sqlite_seat):
    fern, child = sqlite_seat("Fern Tolliver"), newcomer(in_force, date(2026, 2, 2))
    address, before = f"/children/{child.id}/happened", everything()
    for day, sentence in (
        (date(2014, 1, 1), "before the child was born"),
        (date(2026, 3, 3), "must be today or in the past"),
        (date(2026, 1, 5), "the child was not in care that day"),
    ):
        answer = fern.send(address, {"kind": "moved", "words": "Kept as typed"} | on(day))
        assert answer.status_code == 422 and sentence in words(answer) and "Kept as typed" in answer.text
    assert everything() == before
    early = {"kind": "permanence plan agreed", "words": "Kept as typed"} | on(date(2026, 1, 5))
    asked = fern.send(address, early)
    assert asked.status_code == 422 and "Is it right as you entered it?" in words(asked)
    assert 'value="outside care"' in asked.text and "Kept as typed" in asked.text
    assert everything() == before
    assert fern.send(address, early | {"confirm": "something else"}).status_code == 422
    assert fern.send(address, early | {"confirm": "outside care"}).status_code == 303
    assert child.changes.where(ChildChange.kind == "permanence plan agreed").get().confirmed == "outside care"
    home = fern.send(address, {"kind": "kind of home", "words": ""} | on(date(2026, 3, 1)))
    assert home.status_code == 422 and "Choose the kind of home" in words(home)
    assert fern.send(address, {"kind": "kind of home", "home": "a castle"} | on(date(2026, 3, 1))).status_code == 422
    matter = {"kind": "issue unresolved", "matter": "Life story work"} | on(date(2026, 3, 1))
    assert fern.send(address, matter).status_code == 303
    assert child.changes.where(ChildChange.kind == "issue unresolved").get().after == "Life story work"


def test_care_ends_and_begins_again_on_screen(in_force, sqlite_seat, clock):
    dilys, child = sqlite_seat("Dilys Ashgrove"), newcomer(in_force, date(2026, 2, 2))
    care = f"/children/{child.id}/care"
    dilys.send(care, {"what": "status", "legal_status": "Care order"} | on(date(2026, 2, 20)))
    page = page_of(dilys, child)
    assert "What moved no date The legal status changed, Fri 20 Feb (Care order)" in page
    assert dilys.send(care, {"what": "ended", "legal_status": ""} | on(date(2026, 2, 27))).status_code == 303
    assert "Care ended on 27 February 2026." in page_of(dilys, child)
    again = {"legal_status": "Section 20"} | on(date(2026, 2, 28), "began_on")
    assert dilys.send(care, again).status_code == 303
    page = page_of(dilys, child)
    assert "Review 1 by" in page and "Sat 28 Feb: Came into care: Section 20" in page


def test_the_footprint_stands_on_one_line_with_its_gaps_and_each_sees_what_is_theirs(in_force, sqlite_seat, clock):
    dilys, child = in_force.person("Dilys Ashgrove"), in_force.children["Kestrel Moss"]
    child = Child.get_by_id(child.id)
    Visit.record(dilys, child, date(2026, 2, 26), "The foster home", True)
    child.note_contact(dilys, "midway check", date(2026, 2, 27), "The carer", "All is well.")
    card = raised(in_force, child="Kestrel Moss")
    card.close(dilys, "resolved", "It was put right.")
    page = sqlite_seat("Dilys Ashgrove").get(f"/children/{child.id}")
    strip = page.text.split('class="fp-strip"')[1].split("</ol>")[0]
    marks = [strip.index(said) for said in ("Came into care", "No visit, contact, review or concern for", "Visit, seen alone", "Midway check",
                                            f"{card.reference} raised", f"{card.reference}: Resolved")]  # fmt: skip
    assert marks == sorted(marks)
    fern = sqlite_seat("Fern Tolliver").get(f"/children/{child.id}").text
    strip = fern.split('class="fp-strip"')[1].split("</ol>")[0]
    assert "Came into care" in strip and not any(w in strip for w in ("Visit", "Midway", card.reference))


def test_where_no_reviews_procedure_is_in_force_the_page_says_so(northmere, sqlite_seat):
    child = northmere.children["Kestrel Moss"]
    assert "No reviews procedure is in force yet" in page_of(sqlite_seat("Dilys Ashgrove"), child)
    assert "No reviews procedure is in force yet" in page_of(sqlite_seat("Dilys Ashgrove"), child, "/next-review")


def test_who_opens_the_childs_forms_by_direct_request(in_force, sqlite_seat):
    child = newcomer(in_force, date(2026, 2, 2))
    officer = in_force.person("Dilys Ashgrove")
    row = child.happened(officer, "missing", date(2026, 3, 1))
    child.happened(officer, "placement order", date(2026, 2, 27))
    enters = {"Dilys Ashgrove", "Wren Halloran", "Silas Rowan", "Odile Pryce", "Fern Tolliver"}
    decides, of_another = enters - {"Fern Tolliver"}, {"Marcus Fenwick"}
    sees = enters | {"Roz Amadi", "Hal Okafor", "Sunniva Hart", "Maud Castellan"}
    of_others = of_another | {"Jory Penn", "Tamsin Quill", "Idris Marlowe", "Petra Lindqvist", "Bram Ellery"}
    ways = {
        "": sees, "next-review": sees, f"changes/{row.id}/taking-back": decides,
        f"care/{child.period_of_care.id}/taking-back": enters,  # business support recorded it
        f"changes/{row.id}/answer": decides, "reading": decides,
    }  # fmt: skip
    for name in in_force.people:
        seat = sqlite_seat(name)
        for noun, allowed in ways.items():
            elsewhere = of_others if allowed == sees else of_another
            expected = 200 if name in allowed else 404 if name in elsewhere else 403
            assert seat.get(f"/children/{child.id}/{noun}".rstrip("/")).status_code == expected, (name, noun)


def test_a_social_worker_and_a_manager_read_the_childs_page_and_change_nothing_on_it(in_force, sqlite_seat):
    child = newcomer(in_force, date(2026, 2, 2))
    child.happened(in_force.person("Dilys Ashgrove"), "missing", date(2026, 3, 1), "Overnight")
    for name in ("Roz Amadi", "Hal Okafor"):
        page = sqlite_seat(name).get(f"/children/{child.id}")
        assert (
            "Wren Tarn" in page.text
            and "Overnight" in page.text
            and "This waits for the reviewing officer." in page.text
        )
        for link in ("/details", "/officer", "/care", "/happened", "/taking-back", "/visits/new", "/contacts/new"):
            assert f"/children/{child.id}{link}" not in page.text, (name, link)
        assert "/taking-back" not in page.text and 'href="/my-children" class="govuk-back-link"' in page.text
        assert f'href="/children/{child.id}"' in sqlite_seat(name).get("/my-children").text


def test_a_child_of_whom_nothing_is_known_has_an_empty_line(in_force, sqlite_seat):
    child = Child.enter(None, "NM-9002", "Moth Beck", date(2015, 5, 1))
    page = page_of(sqlite_seat("Odile Pryce"), child)
    assert "The child is not in care" in page and "Nothing is recorded yet. Visits, contacts" in page
    assert "Nothing is recorded yet. Reviews and what came of them" in page_of(sqlite_seat("Fern Tolliver"), child)


def test_how_long_section_20_has_lasted_stands_on_the_childs_page_and_on_the_review(in_force, sqlite_seat):
    child, dilys = newcomer(in_force, date(2024, 1, 5)), sqlite_seat("Dilys Ashgrove")
    said = "Accommodated under section 20: at this review, from Fri 5 Jan 2024, for 2 years and 1 month now."
    assert said in page_of(dilys, child)
    review = words(dilys.get(f"/reviews/{child.next_review.id}"))
    assert "Accommodated under section 20, from Fri 5 Jan 2024, for 2 years and 1 month now" in review
