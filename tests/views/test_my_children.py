"""My children: one line a child, late first; of any officer's for the quality service (req 2.8-2.16, 2.56-2.64)."""

import re
from datetime import date, timedelta

import pytest

from models import Allocation, ProcedureVersion, Review, Visit
from models.database import db
from models.period_of_care import ChildChange
from models.review import Sitting
from tests.cast import REVIEWS
from tests.models.reviewing import at, newcomer, pass_by
from tests.views.records import words


@pytest.fixture
def in_force(northmere):
    """Northmere on SQLite with Blackpool's reviews in force."""
    northmere.reviews = ProcedureVersion.load_text(REVIEWS.read_text())
    return northmere


def test_a_line_says_the_next_review_the_visit_and_what_is_owed_by_whom(reviewing, seat, clock):
    child = newcomer(reviewing, date(2026, 3, 2))
    page = words(seat("Dilys Ashgrove").get("/my-children"))
    assert "Nothing is late" in page
    assert "Wren Tarn NM-9001 · Roz Amadi" in page
    assert "Review 1 of NM-9001: 20 working days left, by Mon 30 Mar" in page and ": 20 working days" in page
    assert "None is recorded Owed:" in page
    assert "(Fern Tolliver): 10 working days left, by Mon 16 Mar and 2 more owed for NM-9001" in page
    pass_by(clock, 2026, 3, 17, 9)
    page = words(seat("Dilys Ashgrove").get("/my-children"))
    assert "1 with something late" in page
    assert "OVERDUE by 1 working day, was due Mon 16 Mar" in page
    Visit.record(reviewing.person("Dilys Ashgrove"), child, date(2026, 3, 16), "The foster home", True)
    page = words(seat("Dilys Ashgrove").get("/my-children"))
    assert "Last on Mon 16 Mar Made before review 1" in page and "Note of the visit" in page
    meets_at = at(2026, 3, 26, 14)
    child.next_review.book(reviewing.person("Fern Tolliver"), meets_at, "The foster home")
    assert "Booked for Thu 26 Mar 14:00" in words(seat("Dilys Ashgrove").get("/my-children"))


def test_late_comes_first_and_a_child_without_a_review_says_why(in_force, sqlite_seat, clock):
    soon = newcomer(in_force, date(2026, 3, 2), reference="NM-9001")
    late = newcomer(in_force, date(2026, 2, 2), reference="NM-9002")
    pass_by(clock, 2026, 3, 5, 9)
    page = sqlite_seat("Dilys Ashgrove").get("/my-children")
    order = [page.text.index(f'id="child-{child.id}"') for child in (late, soon)]
    assert order == sorted(order)
    assert "fp-line--late" in page.text.split(f'id="child-{late.id}"')[0].rsplit("<li", 1)[1]
    late.leave_care(in_force.person("Dilys Ashgrove"), date(2026, 3, 4))
    assert "Care ended on 4 March 2026." in words(sqlite_seat("Dilys Ashgrove").get("/my-children"))


def test_where_no_reviews_procedure_is_in_force_the_page_says_so(northmere, sqlite_seat):
    assert "No reviews procedure is in force yet" in words(sqlite_seat("Dilys Ashgrove").get("/my-children"))


def test_who_sees_which_children(in_force, sqlite_seat):
    newcomer(in_force, date(2026, 3, 2))
    never = {"Corin Vass", "Edda Thorne", "Lowell Birch", "Gil Sandoval", "Clinic Screen"}
    with_wren_tarn = {"Dilys Ashgrove", "Roz Amadi", "Hal Okafor"}
    for name in in_force.people:
        answer = sqlite_seat(name).get("/my-children")
        assert answer.status_code == (403 if name in never else 200), name
        assert ("Wren Tarn" in answer.text) is (name in with_wren_tarn), name


def test_the_quality_service_looks_at_any_officers_and_a_head_of_service_at_those_of_the_service(in_force, sqlite_seat):
    newcomer(in_force, date(2026, 3, 2))
    dilys, marcus = in_force.person("Dilys Ashgrove"), in_force.person("Marcus Fenwick")
    odile = sqlite_seat("Odile Pryce")
    opened = odile.get("/my-children")
    assert "Choose a reviewing officer" in words(opened) and "Dilys Ashgrove (11)" in words(opened)
    hers = odile.get(f"/my-children?officer={dilys.id}")
    assert "Children of Dilys Ashgrove (11)" in words(hers) and "Wren Tarn" in hers.text
    assert "Rook Larkspur" not in hers.text
    assert "Rook Larkspur" in odile.get(f"/my-children?officer={marcus.id}").text
    maud = sqlite_seat("Maud Castellan")
    page = maud.get(f"/my-children?officer={dilys.id}")
    assert "Wren Tarn" in page.text and "/children/" in page.text.split("fp-lines")[1]  # a child of their service
    assert maud.get(f"/my-children?officer={marcus.id}").status_code == 404
    for wrong in ("0", "x", "٣", "9" * 30, str(in_force.person("Hal Okafor").id)):
        assert odile.get(f"/my-children?officer={wrong}").status_code == 404
    assert sqlite_seat("Dilys Ashgrove").get(f"/my-children?officer={marcus.id}").status_code == 404


def test_seventy_children_ask_the_database_no_more_than_three(in_force, sqlite_seat, monkeypatch):
    Allocation.update(until=date(2026, 3, 1)).execute()
    dilys, seat = in_force.person("Dilys Ashgrove"), sqlite_seat("Dilys Ashgrove")
    asked, execute = [], db.obj.execute_sql

    def counted(*arguments, **more):
        asked.append(arguments[0])
        return execute(*arguments, **more)

    def questions():
        with monkeypatch.context() as patched:
            patched.setattr(db.obj, "execute_sql", counted)
            asked.clear()
            assert seat.get("/my-children").status_code == 200
        return len(asked)

    for number in range(3):
        _in_care(in_force, dilys, number)
    few = questions()
    for number in range(3, 70):
        _in_care(in_force, dilys, number)
    many = questions()
    assert Review.select().open().count() >= 70
    assert many == few


def _in_care(council, officer, number):
    child = newcomer(council, date(2026, 2, 2) + timedelta(days=7 * (number % 3)), reference=f"NM-7{number:03}")
    if number % 2:
        Visit.record(officer, child, date(2026, 2, 27), "The foster home", True)


def test_a_childs_page_says_too_that_the_next_review_is_overdue(in_force, sqlite_seat, clock):
    child = newcomer(in_force, date(2026, 3, 2))
    address = f"/children/{child.id}"
    shown = words(sqlite_seat("Dilys Ashgrove").get(address)).split("Next review")[1].split("What is owed")[0]
    assert "Review 1 by Mon 30 Mar" in shown and "OVERDUE" not in shown
    pass_by(clock, 2026, 4, 1, 9)
    assert "Review 1 by Mon 30 Mar OVERDUE by 2 working days" in words(sqlite_seat("Dilys Ashgrove").get(address))


def test_a_meeting_booked_for_this_week_says_start_now_wherever_somebody_looks(reviewing, seat):
    child = newcomer(reviewing, date(2026, 3, 2))
    review = child.next_review
    review.book(reviewing.person("Fern Tolliver"), at(2026, 3, 6, 14), "The foster home")
    dilys, fern = seat("Dilys Ashgrove"), seat("Fern Tolliver")
    assert "Invitations sent (Fern Tolliver): start now" in words(dilys.get("/my-children"))
    page = words(dilys.get(f"/reviews/{review.id}"))
    assert "Invitations sent: start now" in page and "Papers sent to the IRO: by Tue 3 Mar" in page
    waiting = words(fern.get("/waiting"))
    assert "Start now" in waiting and "Invitations sent NM-9001" in waiting and "OVERDUE" not in waiting
    review.invite(fern.person, "professional", "A teacher")
    review.send_invitations(fern.person, date(2026, 3, 2))
    assert "Invitations sent (Fern Tolliver)" not in words(dilys.get("/my-children"))
    assert "Invitations sent: done Mon 2 Mar" in words(dilys.get(f"/reviews/{review.id}"))
    assert "Invitations sent NM-9001" not in words(fern.get("/waiting"))


def test_a_reviewing_officer_starts_from_the_children_who_are_theirs_and_who_has_none_from_where_they_did(
    in_force, sqlite_seat
):
    dilys = sqlite_seat("Dilys Ashgrove")
    assert dilys.get("/").location == "/my-children"
    nav = dilys.get("/my-children").text.split('aria-label="Pages"')[1].split("</nav>")[0]
    order = [nav.index(f">{words}</a>") for words in ("My children", "Waiting on you", "Reviews", "Board", "Children")]
    assert order == sorted(order)
    starts = {"Hal Okafor": "/waiting", "Fern Tolliver": "/waiting", "Roz Amadi": "/board"}
    assert {name: sqlite_seat(name).get("/").location for name in starts} == starts
    Allocation.update(until=date(2026, 3, 1)).where(Allocation.iro == dilys.person).execute()
    assert dilys.get("/").location == "/board"


def references(page):
    """The references of the children of the page, in their order."""
    return re.findall(r'class="fp-quiet">(NM-9\d+)', page.text)


def test_the_day_that_comes_first_counts_and_one_that_has_passed_or_contradicts_the_meeting_says_so(
    in_force, sqlite_seat, clock
):
    Allocation.update(until=date(2026, 3, 1)).execute()
    dilys, fern = in_force.person("Dilys Ashgrove"), in_force.person("Fern Tolliver")
    days = {"NM-9001": date(2026, 2, 25), "NM-9002": date(2026, 2, 26), "NM-9003": date(2026, 2, 27)}
    children = {key: newcomer(in_force, day, reference=key) for key, day in days.items()}
    for child in children.values():
        Visit.record(dilys, child, date(2026, 3, 2), "The foster home", True)
    seat = sqlite_seat("Dilys Ashgrove")
    assert references(seat.get("/my-children")) == ["NM-9001", "NM-9002", "NM-9003"]
    last = children["NM-9003"].next_review
    last.bring_forward(dilys, date(2026, 3, 20), "The mother asked")
    page = seat.get("/my-children")
    assert references(page) == ["NM-9003", "NM-9001", "NM-9002"]
    assert "Brought forward: to be held by Fri 20 Mar." in words(page)
    last.book(fern, at(2026, 3, 24, 14), "The foster home")
    shown = "The meeting is booked for a later day, Tue 24 Mar."
    pages = ("/my-children", "/reviews", f"/reviews/{last.id}", f"/children/{last.child_id}")
    assert all(shown in words(seat.get(each)) for each in pages)
    clock.move_to(at(2026, 3, 21, 9))
    seat = sqlite_seat("Dilys Ashgrove")
    assert "it was to be held by Fri 20 Mar, and that day has passed." in words(seat.get("/my-children"))


def test_what_comes_in_a_week_stands_by_itself_and_all_of_it_is_named(in_force, sqlite_seat, clock):
    Allocation.update(until=date(2026, 3, 1)).execute()
    child = newcomer(in_force, date(2026, 3, 2))
    clock.move_to(at(2026, 3, 12, 9))
    seat = sqlite_seat("Dilys Ashgrove")
    page = seat.get("/my-children")
    assert "Now, or in the next 7 days (1)" in words(page) and "Later (" not in words(page)
    assert f'href="/children/{child.id}#owed"' in page.text and 'id="owed"' in seat.get(f"/children/{child.id}").text


def test_the_last_working_day_stands_wherever_the_day_of_the_review_does(in_force, sqlite_seat):
    Allocation.update(until=date(2026, 3, 1)).execute()
    child = newcomer(in_force, date(2026, 1, 5))
    dilys = in_force.person("Dilys Ashgrove")
    child.next_review.hold(dilys, Sitting(date(2026, 1, 25)))
    review = child.next_review  # 3 months from Sunday 25 January: Saturday 25 April
    seat = sqlite_seat("Dilys Ashgrove")
    shown = "Fri 24 Apr is the last working day before it"
    for page in ("/my-children", "/reviews", f"/reviews/{review.id}", f"/children/{child.id}"):
        assert shown in words(seat.get(page)), page


def test_a_question_stands_until_it_is_answered(in_force, sqlite_seat):
    child = newcomer(in_force, date(2026, 3, 2))
    dilys, fern = sqlite_seat("Dilys Ashgrove"), sqlite_seat("Fern Tolliver")
    child.happened(dilys.person, "missing", date(2026, 3, 2), "Friday evening")
    change = child.changes.where(ChildChange.kind == "missing").get()
    address = f"/children/{child.id}/changes/{change.id}/answer"
    asked = "Reported missing, Mon 2 Mar. Bring the review forward?"
    mine, waiting = dilys.get("/my-children"), dilys.get("/waiting")
    assert asked in words(mine) and address in mine.text
    assert "For you to answer Reported missing, Mon 2 Mar. Bring the review forward?" in words(waiting)
    assert address in waiting.text and "Waiting on you (1)" in words(waiting)
    others = fern.get(f"/my-children?officer={dilys.person.id}")
    assert (
        asked in words(others) and address not in others.text and "Bring the review" not in words(fern.get("/waiting"))
    )
    child.answer(dilys.person, change, {"bring-forward": ("No, because", "He was at his grandmother’s")})
    assert "Bring the review forward?" not in words(dilys.get("/my-children")) + words(dilys.get("/waiting"))


def test_several_decisions_that_are_late_stand_together(in_force, sqlite_seat, clock):
    Allocation.update(until=date(2026, 3, 1)).execute()
    child, dilys = newcomer(in_force, date(2026, 2, 2)), in_force.person("Dilys Ashgrove")
    review = child.next_review
    review.hold(dilys, Sitting(date(2026, 2, 27)))
    for number in range(3):
        review.decide(dilys, f"Step {number} is taken.", date(2026, 3, 4 + number), in_force.person("Roz Amadi"))
    pass_by(clock, 2026, 3, 9, 9)
    page = words(sqlite_seat("Dilys Ashgrove").get("/my-children"))
    assert "3 decisions of NM-9001: OVERDUE, the first was due Wed 4 Mar" in page and "Decision 2" not in page
