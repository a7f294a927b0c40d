"""A child comes into the record, is changed, goes from one officer to another; nothing that stood is lost."""

from datetime import date

import pytest

from models import Allocation, Child, Person
from models.errors import Incomplete, Moved, NotYours

BORN, INTO_CARE = date(2015, 5, 1), date(2026, 1, 12)


@pytest.fixture
def enter(council):
    """Business support adds a child: `enter(name="Wren Tarn")`."""

    def add(by="Fern Tolliver", reference="NM-9001", name="Wren Tarn", born=BORN, **more):
        return Child.enter(by and council.person(by), reference, name, born, team=council.teams["Harbour team"], **more)

    return add


def problems(verb, *given, **named):
    """What the record says is wrong with this."""
    with pytest.raises(Incomplete) as refusal:
        verb(*given, **named)
    return refusal.value.problems


def test_a_child_is_added_with_care_and_officer_at_once(council, enter):
    dilys = council.person("Dilys Ashgrove")
    care = {"in_care_since": INTO_CARE, "legal_status": "Section 20", "iro": dilys, "since": date(2026, 1, 14)}
    child = enter(name="  Wren \u00a0 Tarn ", reference=" NM-9001 ", **care)
    assert (child.name, child.reference, child.iro, child.legal_status) == ("Wren Tarn", "NM-9001", dilys, "Section 20")
    assert child.status_on() == "in care" and child.status_on(date(2026, 1, 11)) == "child in need"
    assert [change.kind for change in child.past()] == ["came into care", "reviewing officer", "added"]
    assert {change.recorded_by.name for change in child.past()} == {"Fern Tolliver"}
    assert child in dilys.children_to_raise_for


def test_what_stood_before_a_change_is_kept_with_who_and_when(council, enter):
    child, silas, jory = enter(), council.person("Silas Rowan"), council.person("Jory Penn")
    row = {"name": "Wren Holm", "born": date(2015, 5, 2), "team": council.teams["Mill team"], "social_worker": jory}
    kept = child.change(silas, **row, reference="NM-9001")
    assert [(change.kind, change.before, change.after) for change in kept] == [
        ("name", "Wren Tarn", "Wren Holm"),
        ("date of birth", "2015-05-01", "2015-05-02"),
        ("team", "Harbour team", "Mill team"),
        ("social worker", "", "Jory Penn"),
    ]
    assert {change.recorded_by for change in kept} == {silas}
    again = Child.get_by_id(child.id)
    assert (again.name, again.born, again.team.name, again.social_worker) == (
        "Wren Holm",
        row["born"],
        "Mill team",
        jory,
    )
    assert child.change(silas, name="Wren Holm") == []


def test_a_form_that_was_opened_before_somebody_elses_change_changes_nothing(council, enter):
    child, fern, silas = enter(), council.person("Fern Tolliver"), council.person("Silas Rowan")
    opened = child.version()
    child.change(silas, opened, name="Wren Holm")
    with pytest.raises(Moved) as refusal:
        child.change(fern, opened, name="Wren Tarrn")
    assert "Silas Rowan changed this child" in refusal.value.sentence
    assert Child.get_by_id(child.id).name == "Wren Holm"


def test_two_of_one_name_are_kept_apart_by_reference_and_a_reference_is_taken_once(council, enter):
    enter(reference="NM-9001", name="Wren Tarn")
    enter(reference="NM-9002", name="wren  TARN")
    assert [child.reference for child in Child.select().named("Wren Tarn").order_by(Child.id)] == ["NM-9001", "NM-9002"]
    assert "here already" in problems(enter, reference=" nm-9001")["reference"]
    other = Child.select().with_reference("NM-9002")
    assert "here already" in problems(other.change, council.person("Fern Tolliver"), reference="NM-9001")["reference"]
    assert other.change(council.person("Fern Tolliver"), reference="nm-9002")[0].before == "NM-9002"


def test_dates_that_cannot_be_are_named(council, enter):
    dilys = council.person("Dilys Ashgrove")
    assert problems(enter, reference=" ", name="", born=date(2026, 3, 3)) == {
        "reference": "Enter the child’s reference",
        "name": "Enter the child’s name",
        "born": "The date of birth must be in the past",
    }
    assert "last 25 years" in problems(enter, born=date(2001, 3, 1))["born"]
    wrong = {"in_care_since": date(2015, 4, 30), "iro": dilys, "since": date(2015, 4, 30)}
    assert problems(enter, **wrong) == {
        "in_care_since": "The period of care cannot begin before the child was born",
        "since": "The allocation cannot begin before the child was born",
    }
    late = {"born": date(2008, 2, 29), "in_care_since": date(2026, 3, 1)}
    assert problems(enter, **late) == {
        "in_care_since": "The period of care cannot begin after the child’s 18th birthday"
    }
    future = {"in_care_since": date(2026, 3, 3), "iro": dilys, "since": date(2026, 3, 3)}
    assert set(problems(enter, **future)) == {"in_care_since", "since"}
    assert "came into care" in problems(enter, legal_status="Section 20")["in_care_since"]
    assert Child.select().with_reference("NM-9001") is None  # nothing is half there
    child = enter(in_care_since=INTO_CARE, iro=dilys, since=INTO_CARE)
    assert "after the day" in problems(child.change, dilys, born=date(2026, 2, 1))["born"]


def test_periods_of_care_follow_one_another_and_a_legal_status_has_its_dates(council, enter):
    child, fern = enter(in_care_since=INTO_CARE, legal_status="Section 20"), council.person("Fern Tolliver")
    assert "in care already" in problems(child.come_into_care, fern, date(2026, 2, 1))["began_on"]
    assert "before" in problems(child.change_legal_status, fern, "Care order", date(2026, 1, 1))["since"]
    child.change_legal_status(fern, "Interim care order", date(2026, 2, 2))
    assert child.legal_status == "Interim care order"
    assert "before it began" in problems(child.leave_care, fern, date(2026, 1, 11))["ended_on"]
    child.leave_care(fern, date(2026, 2, 20))
    assert (child.period_of_care, child.legal_status, child.status_on()) == (None, "", "child in need")
    assert "before the last one ended" in problems(child.come_into_care, fern, date(2026, 2, 19))["began_on"]
    child.come_into_care(fern, date(2026, 2, 25), "Section 20")
    assert child.legal_status == "Section 20"
    child.happened(fern, "CP plan began", date(2026, 2, 26))
    assert child.status_on() == "in care and CP plan"
    assert problems(child.happened, fern, "other", date(2026, 2, 26))["words"] == "Enter what happened"
    assert "today or in the past" in problems(child.happened, fern, "moved", date(2026, 3, 3))["on"]


def test_one_officer_follows_another_and_nobody_is_allocated_who_has_left(council, enter):
    child, fern = enter(), council.person("Fern Tolliver")
    dilys, marcus = council.person("Dilys Ashgrove"), council.person("Marcus Fenwick")
    first = child.allocate(fern, dilys, date(2026, 1, 12))
    assert child.allocate(fern, dilys, date(2026, 2, 1)) == first
    assert "before that of Dilys Ashgrove" in problems(child.allocate, fern, marcus, date(2026, 1, 11))["since"]
    assert "not a reviewing officer" in problems(child.allocate, fern, fern, date(2026, 2, 2))["iro"]
    child.allocate(fern, marcus, date(2026, 2, 2))
    assert child.iro == marcus and Allocation.get_by_id(first.id).until == date(2026, 2, 2)
    with pytest.raises(NotYours):
        child.change(dilys, name="Mine no longer")
    dilys.disable()
    gone = Person.get_by_id(dilys.id)
    assert problems(child.allocate, fern, gone, date(2026, 2, 3))["iro"].startswith("Dilys Ashgrove has left")


def test_an_officer_adds_to_their_own_caseload_and_a_manager_adds_nobody(council, enter):
    dilys = council.person("Dilys Ashgrove")
    assert enter(by="Dilys Ashgrove", since=date(2026, 3, 2)).iro == dilys
    assert problems(enter, by="Dilys Ashgrove", reference="NM-9002") == {
        "since": "Enter the date from which they are allocated"
    }
    with pytest.raises(NotYours):
        enter(by="Dilys Ashgrove", reference="NM-9003", iro=council.person("Marcus Fenwick"), since=date(2026, 3, 2))
    for name in ("Hal Okafor", "Roz Amadi", "Gil Sandoval", "Clinic Screen"):
        with pytest.raises(NotYours):
            enter(by=name, reference="NM-9004")
    assert enter(by=None, reference="NM-9005").past().first().recorded_by is None  # the command line
