"""Children on screen: found without a name in any address, added, changed, kept apart."""

import pytest

from models import Child, ChildChange, Reading
from tests.views.records import everything, raised, words

NEW = {
    "reference": "NM-9001", "name": "Wren Tarn", "born-day": "1", "born-month": "5", "born-year": "2015",
    "team": "", "social_worker": "", "in_care_since-day": "12", "in_care_since-month": "1",
    "in_care_since-year": "2026", "legal_status": "Section 20", "since-day": "14", "since-month": "1",
    "since-year": "2026",
}  # fmt: skip


@pytest.fixture
def kestrel(northmere):
    return northmere.children["Kestrel Moss"]


def at(child, noun=""):
    """The address of this child's page, or of a form on it."""
    return f"/children/{child.id}{noun and '/' + noun}"


def test_an_officer_sees_her_caseload_and_finds_by_name_or_reference_with_neither_in_an_address(sqlite_seat, northmere):
    dilys = sqlite_seat("Dilys Ashgrove")
    page = words(dilys.get("/children"))
    assert "Your caseload (10)" in page and "Kestrel Moss" in page and "Rook Larkspur" not in page
    found = dilys.send("/children", {"find": "EASTwind"})
    assert found.status_code == 200 and "Found (2)" in words(found) and "Clover Eastwind" in words(found)
    assert "NM-2001" in words(dilys.send("/children", {"find": "nm-2001"}))
    assert "Nobody here matches" in words(dilys.send("/children", {"find": "Larkspur"}))
    for short in ("", "k", " \u200b "):
        assert dilys.send("/children", {"find": short}).status_code == 422
    assert "Nobody here matches" in words(dilys.send("/children", {"find": "%%"}))


def test_business_support_finds_any_child_and_sees_names_and_dates_but_no_concern(sqlite_seat, northmere, kestrel):
    card = raised(northmere, child="Kestrel Moss")
    fern = sqlite_seat("Fern Tolliver")
    assert "Kestrel Moss" not in words(fern.get("/children"))
    assert "Found (1)" in words(fern.send("/children", {"find": "kestrel"}))
    page = words(fern.get(at(kestrel)))
    assert "Kestrel Moss" in page and "Dilys Ashgrove" in page
    assert card.reference not in page and "Concerns" not in page
    assert card.reference in words(sqlite_seat("Dilys Ashgrove").get(at(kestrel)))


def test_a_childs_page_is_found_by_whom_the_matrix_lets_see_the_child_and_every_look_is_kept(
    sqlite_seat, northmere, kestrel
):
    opened = {"Dilys Ashgrove", "Wren Halloran", "Silas Rowan", "Odile Pryce", "Fern Tolliver"}
    opened |= {"Roz Amadi", "Hal Okafor", "Sunniva Hart", "Maud Castellan"}  # the child's own, and of their service
    others = {"Marcus Fenwick", "Jory Penn", "Tamsin Quill", "Petra Lindqvist", "Idris Marlowe", "Bram Ellery"}
    for name in northmere.people:
        answer = sqlite_seat(name).get(at(kestrel))
        expected = 200 if name in opened else 404 if name in others else 403
        assert answer.status_code == expected, name
        assert ("Kestrel Moss" in answer.text) is (name in opened)
    looks = {(look.person.name, look.found) for look in Reading.select().where(Reading.number == f"child {kestrel.id}")}
    assert looks == {(name, "yes") for name in opened} | {(name, "no") for name in others}
    gone = sqlite_seat("Marcus Fenwick").get("/children/99999")
    assert gone.text.count("Page not found") and gone.status_code == 404


def test_no_title_and_no_address_names_a_child(sqlite_seat, kestrel):
    fern = sqlite_seat("Fern Tolliver")
    for noun in ("", "details", "officer", "care", "happened"):
        page = fern.get(at(kestrel, noun))
        title = page.text.split("<title>")[1].split("</title>")[0]
        assert page.status_code == 200 and "Kestrel" not in title and "Moss" not in title


def test_a_child_is_added_once_with_everything_that_is_known(sqlite_seat, northmere):
    fern, iro = sqlite_seat("Fern Tolliver"), northmere.person("Marcus Fenwick")
    team = northmere.teams["Mill team"]
    opened = fern.form("/children/new")
    more = {"iro": str(iro.id), "team": str(team.id), "social_worker": str(northmere.person("Tamsin Quill").id)}
    first = fern.send("/children/new", NEW | more, opened)
    second = fern.send("/children/new", NEW | more, opened)
    child = Child.get(Child.reference == "NM-9001")
    assert first.status_code == second.status_code == 303
    assert first.location == second.location == at(child)
    assert (child.iro, child.team, child.legal_status) == (iro, team, "Section 20")
    page = words(fern.get(at(child)))
    assert (
        "NM-9001 is added." in page
        and "Since 12 January 2026" in page
        and "Legal status Section 20" in page
        and "14 January 2026" in page
    )


def test_an_officer_adds_to_her_own_caseload(sqlite_seat, northmere):
    dilys = sqlite_seat("Dilys Ashgrove")
    assert 'name="iro"' not in dilys.get("/children/new").text
    assert dilys.send("/children/new", NEW | {"iro": "1"}).status_code == 400
    assert dilys.send("/children/new", NEW).status_code == 303
    assert Child.get(Child.reference == "NM-9001").iro == northmere.person("Dilys Ashgrove")


def test_what_is_wrong_is_said_beside_its_field_and_what_was_typed_stays(sqlite_seat, northmere):
    fern = sqlite_seat("Fern Tolliver")
    before = everything()
    wrong = NEW | {
        "reference": "nm-2001", "name": "\u200b", "born-day": "31", "born-month": "2", "legal_status": "Kept as typed",
    }  # fmt: skip
    answer = fern.send("/children/new", wrong)
    page = words(answer)
    assert answer.status_code == 422 and answer.text.count("<title>Error:")
    assert "Enter the child’s name" in page and "The date of birth must be a real date" in page
    assert "Kept as typed" in answer.text
    taken = fern.send(
        "/children/new", NEW | {"reference": "nm-2001", "since-day": "", "since-month": "", "since-year": ""}
    )
    assert taken.status_code == 422 and "A child with this reference is here already" in words(taken)
    future = words(fern.send("/children/new", NEW | {"born-year": "2027"}))
    assert "The date of birth must be in the past" in future
    assert everything() == before


def test_a_second_child_of_the_same_name_is_added_only_when_somebody_says_so(sqlite_seat, northmere):
    fern, twin = (
        sqlite_seat("Fern Tolliver"),
        NEW | {"name": "kestrel moss", "since-day": "", "since-month": "", "since-year": ""},
    )
    asked = fern.send("/children/new", twin)
    assert asked.status_code == 422 and "There is a child of this name here already" in words(asked)
    assert "NM-2001" in words(asked)
    assert fern.send("/children/new", twin | {"same_name": "no"}).status_code == 422
    assert fern.send("/children/new", twin | {"same_name": "yes"}).status_code == 303
    assert Child.select().named("Kestrel Moss").count() == 2
    assert "another child here has this name" in words(fern.send("/children", {"find": "kestrel"}))
    assert "Another child has this name: NM-9001" in words(fern.get(at(northmere.children["Kestrel Moss"])))


def test_a_changed_name_keeps_the_one_before_with_who_and_when(sqlite_seat, northmere, kestrel):
    dilys = sqlite_seat("Dilys Ashgrove")
    stands = {
        "reference": "NM-2001", "name": "Kestrel Holm", "team": str(kestrel.team_id), "social_worker": "",
        "born-day": str(kestrel.born.day), "born-month": str(kestrel.born.month), "born-year": str(kestrel.born.year),
    }  # fmt: skip
    old_tab = dilys.form(at(kestrel, "details"))
    assert dilys.send(at(kestrel, "details"), stands).status_code == 303
    page = words(dilys.get(at(kestrel)))
    assert "Name: Kestrel Holm, until then Kestrel Moss" in page and "by Dilys Ashgrove" in page
    assert "Social worker: none, until then Roz Amadi" in page
    late = sqlite_seat("Fern Tolliver").send(at(kestrel, "details"), stands | {"name": "Too late"}, old_tab)
    assert late.status_code == 409 and "Too late" not in words(dilys.get(at(kestrel)))  # opened by another person
    late = dilys.send(at(kestrel, "details"), stands | {"name": "Too late"}, old_tab)
    assert late.status_code == 409 and "Dilys Ashgrove changed this child since you opened it" in words(late)
    assert "Too late" in late.text and Child.get_by_id(kestrel.id).name == "Kestrel Holm"
    assert "K.H." in dilys.get(at(kestrel)).text


def test_care_a_legal_status_and_what_happened_are_dated_rows(sqlite_seat, kestrel):
    fern = sqlite_seat("Fern Tolliver")
    on = {"on-day": "1", "on-month": "3", "on-year": "2026"}
    assert fern.send(at(kestrel, "care"), {"what": "status", "legal_status": "Placement order"} | on).status_code == 303
    assert "Placement order" in words(fern.get(at(kestrel)))
    none = fern.send(at(kestrel, "care"), {"what": "status", "legal_status": ""} | on)
    assert none.status_code == 422 and "Enter the legal status" in words(none)
    early = fern.send(at(kestrel, "care"), {"what": "ended", "legal_status": ""} | on | {"on-year": "2001"})
    assert early.status_code == 422 and "cannot end before it began" in words(early)
    assert fern.send(at(kestrel, "care"), {"what": "ended", "legal_status": ""} | on).status_code == 303
    assert "Not in care" in words(fern.get(at(kestrel)))
    again = {"began_on-day": "2", "began_on-month": "3", "began_on-year": "2026", "legal_status": "Remand"}
    assert fern.send(at(kestrel, "care"), again).status_code == 303
    assert fern.send(at(kestrel, "happened"), {"kind": "CP plan began", "words": ""} | on).status_code == 303
    assert "In care and CP plan" in words(fern.get(at(kestrel)))
    assert fern.send(at(kestrel, "happened"), {"kind": "other", "words": " "} | on).status_code == 422
    assert ChildChange.select().where(ChildChange.child == kestrel).count() == 4


def test_who_gives_a_child_away_is_led_back_to_the_list(sqlite_seat, northmere, kestrel):
    dilys, marcus = sqlite_seat("Dilys Ashgrove"), northmere.person("Marcus Fenwick")
    on = {"since-day": "2", "since-month": "3", "since-year": "2026"}
    answer = dilys.send(at(kestrel, "officer"), {"iro": str(marcus.id)} | on)
    assert (answer.status_code, answer.location) == (303, "/children")
    assert (
        dilys.get(at(kestrel)).status_code == 404 and sqlite_seat("Marcus Fenwick").get(at(kestrel)).status_code == 200
    )
    assert sqlite_seat("Fern Tolliver").send(at(kestrel, "officer"), {"iro": "99999"} | on).status_code == 422
