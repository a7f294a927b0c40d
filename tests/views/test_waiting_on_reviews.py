"""What reviews ask of each, on Waiting on you: late first, then by day, each with the one link that does it."""

from datetime import date, timedelta

import pytest

from models import Child, ProcedureVersion, RegularReturn, Restriction, RestrictionName, Visit
from models.database import db
from models.review import Sitting
from tests.cast import REVIEWS
from tests.models.reviewing import alone, at, newcomer, pass_by
from tests.models.test_the_main_story import raised
from tests.views.records import words


@pytest.fixture
def review(northmere):
    """The first review of a child who came into care today, Monday 2 March 2026: due by 30 March."""
    ProcedureVersion.load_text(REVIEWS.read_text())
    alone(northmere)
    return newcomer(northmere, date(2026, 3, 2)).next_review


def lines(seat):
    """[(heading, what, where it leads)] of what reviews ask, as the page has them."""
    page, found = seat.get("/waiting").text, []
    if 'id="asked"' not in page:
        return found
    for group in page.split('id="asked"')[1].split("</section>")[0].split("<h3")[1:]:
        heading = words_of(group.split("</h3>")[0].partition(">")[2])
        for row in group.split("<li>")[1:]:
            text, _, link = row.partition("<a ")
            found.append((heading, words_of(text), link.partition('href="')[2].partition('"')[0]))
    return found


def words_of(html):
    import re

    return " ".join(re.sub(r"<[^>]*>", " ", html).split()).replace(" ;", ";").replace(" ,", ",")


def test_each_reads_what_they_owe_by_when_and_goes_to_the_form_that_does_it(review, northmere, sqlite_seat):
    of = "NM-9001 · W.T., review 1"
    assert lines(sqlite_seat("Roz Amadi")) == [
        (
            "Start now",
            f"Purpose discussed with child, parents and carers, and the child asked whom to invite {of}",
            f"/reviews/{review.id}/preparation/consultation",
        ),
    ]
    fern = sqlite_seat("Fern Tolliver")
    assert lines(fern) == [
        (
            "By the end of Mon 16 Mar 10 working days left",
            f"Invitations sent {of}",
            f"/reviews/{review.id}/invitations",
        ),
    ]
    assert "Waiting on you (1)" in words(fern.get("/waiting"))
    assert "See the board" not in fern.get("/waiting").text
    assert fern.get("/").location == "/waiting" and ">Waiting on you</a>" in fern.get("/reviews").text
    review.invite(northmere.person("Fern Tolliver"), "professional", "A teacher")
    assert lines(fern)[0][2] == f"/reviews/{review.id}/invitations/sending"
    dilys = sqlite_seat("Dilys Ashgrove")
    assert lines(dilys) == []
    assert "3 more things fall due after Mon 16 Mar, more than 10 working days from now" in words(dilys.get("/waiting"))


def test_what_is_late_comes_first_and_says_so_and_what_cannot_be_in_time_never_does(
    review, northmere, sqlite_seat, clock
):
    pass_by(clock, 2026, 3, 26, 9)
    late = lines(sqlite_seat("Roz Amadi"))
    assert [(heading, what.split(" NM-")[0]) for heading, what, _ in late] == [
        ("Overdue", "OVERDUE Papers sent to the IRO"), ("Start now", "Purpose discussed with child, parents and carers, and the child asked whom to invite"),
    ]  # fmt: skip
    assert "was due Wed 25 Mar, overdue by 1 working day" in late[0][1]
    assert late[0][2] == f"/reviews/{review.id}/papers"
    dilys = lines(sqlite_seat("Dilys Ashgrove"))
    assert [(heading[:26], link) for heading, _, link in dilys] == [
        ("By the end of Fri 27 Mar 1", f"/reviews/{review.id}/preparation/preparation"),
        ("By the end of Sun 29 Mar 1", f"/children/{review.child_id}/visits/new"),
        ("By the end of Mon 30 Mar 2", f"/reviews/{review.id}/booking"),
    ]
    assert "1 OVERDUE" in words(sqlite_seat("Roz Amadi").get("/waiting"))


def test_after_the_review_each_has_the_next_thing_and_the_manager_hears_what_silence_means(
    review, northmere, sqlite_seat, clock
):
    dilys, roz = northmere.person("Dilys Ashgrove"), northmere.person("Roz Amadi")
    Visit.record(dilys, review.child, date(2026, 3, 2), "The foster home", True)
    note = lines(sqlite_seat("Dilys Ashgrove"))[0]
    assert note[1] == "Note of the visit NM-9001 · W.T., visited Mon 2 Mar; aim Wed 4 Mar"
    assert note[2] == f"/visits/{Visit.get().id}/note"
    review.book(dilys, at(2026, 3, 26, 10))
    clock.move_to(at(2026, 3, 26, 16))
    held = [link for _, what, link in lines(sqlite_seat("Dilys Ashgrove")) if link.endswith("/holding")]
    assert held == [f"/reviews/{review.id}/holding"]
    review.hold(dilys, Sitting(date(2026, 3, 26)))
    decision = review.decide(dilys, "The dentist is seen.", date(2026, 4, 1), roz)
    circulate = [link for _, _, link in lines(sqlite_seat("Dilys Ashgrove")) if link.endswith("/circulation")]
    assert circulate == [f"/reviews/{review.id}/circulation"]
    review.circulate(dilys, date(2026, 3, 26), "Everybody")
    [(heading, what, link)] = lines(sqlite_seat("Hal Okafor"))
    assert heading.startswith("By the end of Thu 2 Apr") and link == f"/reviews/{review.id}/reply"
    assert what.endswith("without an answer by then the decisions count as agreed")
    of_roz = {link for _, _, link in lines(sqlite_seat("Roz Amadi"))}
    assert f"/reviews/{review.id}/decisions/{decision.id}/standing" in of_roz
    assert f"/reviews/{review.id}/follow-up/care-plan" in of_roz


def test_it_stands_beside_the_concerns(review, northmere, sqlite_seat, clock):
    northmere.children["Wren Tarn"] = review.child
    raised(northmere, child="Wren Tarn")
    clock.move_to(at(2026, 3, 26, 16))
    dilys = northmere.person("Dilys Ashgrove")
    review.hold(dilys, Sitting(date(2026, 3, 26)))
    review.decide(dilys, "The dentist is seen.", date(2026, 5, 1), owner_name="Northmere fostering")
    review.circulate(dilys, date(2026, 3, 26), "Everybody")
    page = words(sqlite_seat("Hal Okafor").get("/waiting"))
    assert "Waiting on you (2)" in page
    assert page.index("Concerns (1)") < page.index("Reviews and visits (1)")


def test_a_decision_of_somebody_who_may_not_fill_in_the_form_leads_to_the_review(review, northmere, sqlite_seat, clock):
    clock.move_to(at(2026, 3, 26, 16))
    dilys = northmere.person("Dilys Ashgrove")
    review.hold(dilys, Sitting(date(2026, 3, 26)))
    review.decide(dilys, "The dentist is seen.", date(2026, 4, 1), northmere.person("Maud Castellan"))
    assert lines(sqlite_seat("Maud Castellan"))[0][2] == f"/reviews/{review.id}"


def test_a_regular_return_is_recorded_as_sent_by_whoever_arranges_reviews(review, northmere, sqlite_seat, clock):
    pass_by(clock, 2026, 3, 2, 11)
    clock.move_to(at(2026, 3, 25, 9))
    fern, regular = sqlite_seat("Fern Tolliver"), RegularReturn.get()
    [(_, what, link)] = [row for row in lines(fern) if "returns" in row[2]]
    assert link == f"/returns/{regular.id}" and "April 2026" in what
    assert regular.reference in words(fern.get(link))
    assert fern.send(link).status_code == 303
    assert RegularReturn.get().sent_on == date(2026, 3, 25)
    assert not [row for row in lines(fern) if "returns" in row[2]]
    assert fern.get("/returns/4711").status_code == 404
    for name in ("Dilys Ashgrove", "Hal Okafor", "Gil Sandoval"):
        assert sqlite_seat(name).get(link).status_code in (403, 404)


def test_a_child_who_is_closed_to_somebody_asks_nothing_of_them(review, northmere, sqlite_seat, clock):
    silas = northmere.person("Silas Rowan")
    restriction = Restriction.create(child=review.child, reason="Kin", review_by=date(2026, 6, 1), set_by=silas)
    RestrictionName.create(restriction=restriction, person=silas)
    pass_by(clock, 2026, 3, 25, 9)
    for name in ("Dilys Ashgrove", "Roz Amadi", "Fern Tolliver", "Hal Okafor"):
        assert "NM-9001" not in sqlite_seat(name).get("/waiting").text


def test_without_a_reviews_procedure_nothing_of_it_is_there(northmere, sqlite_seat):
    page = sqlite_seat("Fern Tolliver").get("/waiting")
    assert "Nothing waits on you." in page.text and 'id="asked"' not in page.text


def test_seventy_children_ask_the_database_no_more_than_three_and_come_fifty_to_a_page(
    review, northmere, sqlite_seat, monkeypatch, clock
):
    clock.move_to(at(2026, 3, 10, 9))
    seats = [sqlite_seat(name) for name in ("Dilys Ashgrove", "Fern Tolliver", "Roz Amadi")]
    asked, execute = [], db.obj.execute_sql

    def counted(*arguments, **more):
        asked.append(arguments[0])
        return execute(*arguments, **more)

    def questions():
        found = []
        for seat in seats:
            with monkeypatch.context() as patched:
                patched.setattr(db.obj, "execute_sql", counted)
                asked.clear()
                assert seat.get("/waiting").status_code == 200
            found.append(len(asked))
        return found

    for number in range(3):
        newcomer(northmere, date(2026, 3, 2) + timedelta(days=number), reference=f"NM-7{number:03}")
    few = questions()
    for number in range(3, 70):
        newcomer(northmere, date(2026, 3, 2) + timedelta(days=number % 4), reference=f"NM-7{number:03}")
    assert questions() == few
    fern = sqlite_seat("Fern Tolliver")
    assert len(lines(fern)) == 50 and "page=2" in fern.get("/waiting").text
    second = fern.get("/waiting?page=2").text
    assert second.count("Invitations") >= 20 and "page=1" in second
    for strange in ("0", "-1", "x", "9" * 30):
        assert fern.get(f"/waiting?page={strange}").status_code == 200
    assert Child.select().count() > 70
