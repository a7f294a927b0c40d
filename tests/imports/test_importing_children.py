"""Children imported on both databases: looked at by one person, brought in by another, all or nothing."""

from datetime import date

import pytest

from models import Allocation, Child, Import, ImportFile, ImportRow, PeriodOfCare, Person, Restriction
from models.errors import Moved, NotYours, Refusal
from tests.imports.files import DILYS, a_child, children, delivery, many_children
from tests.models.test_the_main_story import london
from tests.views.records import changes, everything

WILF = a_child(
    in_care_from="2024-06-03", legal_status="C2", social_worker="Amadi, Roz", team="harbour team", IRO=DILYS.upper()
)


@pytest.fixture
def fern(council):
    """Business support, who looks at files first."""
    return council.person("Fern Tolliver")


@pytest.fixture
def wren(council):
    """A manager of the quality service, who brings them in."""
    return council.person("Wren Halloran")


@pytest.fixture
def preview(fern):
    def of(*rows, kind="children", files=None):
        return Import.preview(fern, kind, files or [("children.csv", children(*rows))])

    return of


def said(plan):
    return [str(problem) for problem in plan.problems]


def found(plan):
    return [(step.outcome, step.what) for step in plan.steps]


def a_record(reference="TW-1001"):
    return Child.select().where(Child.reference == reference).get()


def test_a_child_comes_with_team_worker_officer_and_care(council, preview, wren):
    batch = preview(WILF)
    assert not Child.select().where(Child.reference == "TW-1001").exists()
    plan = batch.commit(wren, version=batch.foresee(wren).version)
    wilf = a_record()
    assert plan.counts == {"added": 1, "changed": 0, "left": 0}
    assert (wilf.name, wilf.born, wilf.team.name) == ("Wilf Tarn", date(2015, 5, 16), "Harbour team")
    assert (wilf.social_worker.name, wilf.iro.name, wilf.legal_status) == ("Roz Amadi", "Dilys Ashgrove", "Care order")
    assert wilf.status_on() == "in care"
    assert [(row.kind, row.recorded_by.name) for row in wilf.changes] == [
        (kind, "Wren Halloran") for kind in ("added", "reviewing officer", "came into care")
    ]
    assert wilf in council.person("Dilys Ashgrove").children_to_raise_for


def test_the_batch_can_be_looked_back_on_and_its_file_is_gone(preview, fern, wren):
    batch = preview(WILF)
    batch.commit(wren)
    batch = Import.get_by_id(batch.id)
    assert (batch.previewed_by, batch.committed_by, batch.counts["added"]) == (fern, wren, 1)
    assert [(row.row, row.identifier, row.outcome) for row in ImportRow.select()] == [(2, "TW-1001", "added")]
    assert not ImportFile.select().exists()


def test_whoever_looked_first_does_not_bring_it_in_nor_does_business_support(council, preview, fern, wren):
    batch = preview(WILF)
    with pytest.raises(NotYours):
        batch.commit(fern)
    own = Import.preview(wren, "children", [("a.csv", children(a_child("TW-2", "Moth Tarn")))])
    with pytest.raises(NotYours, match="another manager"):
        own.commit(wren)
    own.commit(council.person("Silas Rowan"))
    with pytest.raises(NotYours):
        Import.preview(council.person("Dilys Ashgrove"), "children", [("a.csv", b"")])


def test_the_same_file_twice_changes_nothing(preview, wren, clock):
    preview(WILF).commit(wren)
    before = everything()
    again = preview(WILF)
    assert again.committed_at is not None
    with pytest.raises(Moved, match="Wren Halloran imported this already"):
        again.commit(wren)
    assert changes(before, everything()) == []


def test_the_same_children_in_another_file_are_left_as_they_are(preview, wren):
    preview(WILF).commit(wren)
    before = everything()
    batch = preview(WILF, [])  # an empty row: other bytes, the same child
    assert found(batch.foresee(wren)) == [("left", ())]
    batch.commit(wren)
    assert changes(before, everything()) == ["board_revision", "import", "import_row"]


def test_a_child_who_is_here_changes_by_their_own_verbs_and_what_stood_before_is_kept(preview, wren, clock):
    preview(WILF).commit(wren)
    clock.move_to(london(2026, 5, 4, 9))
    moved = a_child(
        in_care_from="2024-06-03", legal_status="C1", team="Mill team", social_worker="Tamsin Quill",
        IRO="marcus.fenwick@northmere.example",
    )  # fmt: skip
    batch = preview(moved)
    assert found(batch.foresee(wren)) == [("changed", ("team", "social worker", "legal status", "IRO"))]
    batch.commit(wren)
    wilf = a_record()
    assert (wilf.team.name, wilf.social_worker.name, wilf.iro.name) == ("Mill team", "Tamsin Quill", "Marcus Fenwick")
    assert wilf.legal_status == "Interim care order"
    assert [(a.iro.name, a.until) for a in wilf.allocations.order_by(Allocation.id)] == [
        ("Dilys Ashgrove", date(2026, 5, 4)), ("Marcus Fenwick", None),
    ]  # fmt: skip
    assert ("team", "Harbour team", "Mill team") in [(c.kind, c.before, c.after) for c in wilf.changes]


def test_care_ends_and_begins_again_and_empty_cells_end_nothing(preview, wren):
    preview(WILF).commit(wren)
    preview(a_child()).commit(wren)
    assert a_record().iro.name == "Dilys Ashgrove"
    assert a_record().status_on() == "in care"
    preview(a_child(in_care_from="2024-06-03", in_care_to="2026-02-01")).commit(wren)
    assert a_record().status_on() == "child in need"
    preview(a_child(in_care_from="2026-03-01", legal_status="V2")).commit(wren)
    periods = [(p.began_on, p.ended_on) for p in a_record().periods_of_care.order_by(PeriodOfCare.id)]
    assert periods == [(date(2024, 6, 3), date(2026, 2, 1)), (date(2026, 3, 1), None)]


def test_another_beginning_of_the_same_care_is_left_with_a_warning(preview, wren):
    preview(WILF).commit(wren)
    plan = preview(a_child(in_care_from="2025-01-01")).foresee(wren)
    assert found(plan) == [("left", ())]
    assert "in care from 3 June 2024. That is left as it is" in plan.warnings[0].sentence


def test_another_name_or_birthday_is_a_conflict_that_somebody_confirms_row_by_row(preview, wren):
    preview(WILF).commit(wren)
    batch = preview(a_child(name="Moth Beck", born="2016-05-16"), a_child("TW-2", "Ash Fell"))
    plan = batch.foresee(wren)
    assert [conflict.key for conflict in plan.conflicts] == ["2.name", "2.date-of-birth"]
    for confirmed in ((), {"2.name"}):
        with pytest.raises(Refusal, match="not confirmed"):
            batch.commit(wren, confirmed)
    assert a_record().name == "Wilf Tarn"
    assert not Child.select().where(Child.reference == "TW-2").exists()
    batch.commit(wren, {"2.name", "2.date-of-birth"})
    assert (a_record().name, a_record().born) == ("Moth Beck", date(2016, 5, 16))


def test_a_name_in_the_other_order_is_no_conflict(preview, wren):
    preview(WILF).commit(wren)
    assert found(preview(a_child(name="TARN,  Wilf")).foresee(wren)) == [("left", ())]


def test_a_namesake_in_the_record_is_kept_apart_by_the_reference_with_a_warning(preview, wren):
    preview(WILF).commit(wren)
    batch = preview(a_child("TW-9", "Wilf Tarn"))
    assert "A child of this name is here as TW-1001" in batch.foresee(wren).warnings[0].sentence
    batch.commit(wren)
    assert Child.select().where(Child.name == "Wilf Tarn").count() == 2


def test_unknown_officers_and_teams_and_leavers_are_refused_with_a_suggestion(council, preview, wren):
    council.person("Jory Penn").disable(wren)
    rows = [
        a_child("TW-1", IRO="dilys.ashgrov@northmere.example"), a_child("TW-2", "Ash Fell", team="Harbor team"),
        a_child("TW-3", "Moth Beck", social_worker="Jory Penn"), a_child("TW-4", "Rowan Beck", IRO="Hal Okafor"),
        a_child("TW-5", "Nettle Beck", social_worker="roz.amadi@northmere.exampl"),
    ]  # fmt: skip
    batch = preview(*rows)
    assert said(batch.foresee(wren)) == [
        "Row 2, IRO: Nobody here has this address or name. Did you mean “dilys.ashgrove@northmere.example”?",
        "Row 3, team: There is no team of this name here. Did you mean “Harbour team”?",
        "Row 4, social worker: This person has left. Name whoever has the child now.",
        "Row 5, IRO: This person does not act as a reviewing officer today. Import or give them the post first.",
        "Row 6, social worker: Nobody here has this email address. Did you mean “roz.amadi@northmere.example”?",
    ]
    with pytest.raises(Refusal, match="5 problems have to be put right first"):
        batch.commit(wren)
    assert not Child.select().where(Child.reference.startswith("TW-")).exists()


def test_a_social_worker_by_name_whom_nobody_knows_is_added_once_as_somebody_who_is_only_named(preview, wren):
    batch = preview(a_child(social_worker="Amadee, Roz"), a_child("TW-2", "Ash Fell", social_worker="Roz Amadee"))
    [warning] = batch.foresee(wren).warnings
    assert "a person who is only named will be added. Did you mean “Roz Amadi”?" in warning.sentence
    batch.commit(wren)
    [added] = Person.select().where(Person.name == "Roz Amadee")
    assert (added.email, added.may_sign_in) == (None, False)
    assert {child.social_worker for child in Child.select().where(Child.reference.in_(["TW-1001", "TW-2"]))} == {added}


def test_dates_that_cannot_be_are_refused_by_the_rules_of_the_record(preview, wren):
    plan = preview(
        a_child("TW-1", born="2027-01-01"), a_child("TW-2", "Ash Fell", born="1980-01-01"),
        a_child("TW-3", "Moth Beck", in_care_from="2015-01-01"),
    ).foresee(wren)  # fmt: skip
    assert [each.split(":")[0] for each in said(plan)] == [
        "Row 2, date of birth", "Row 3, date of birth", "Row 4, in care from",
    ]  # fmt: skip


def test_a_record_that_is_closed_to_whoever_imports_is_left_and_not_told_of(preview, fern, wren):
    preview(WILF).commit(wren)
    Restriction.create(child=a_record(), reason="A colleague’s family", review_by=date(2026, 6, 1), set_by=wren)
    batch = preview(a_child(name="Moth Beck", team="Mill team"))
    plan = batch.foresee(fern)
    assert found(plan) == [("left", ())]
    assert not plan.conflicts
    assert "not yours to change" in plan.warnings[0].sentence
    batch.commit(wren)
    assert a_record().name == "Wilf Tarn"


def test_whoever_looked_at_an_older_record_is_told_to_look_again(preview, wren):
    preview(WILF).commit(wren)
    batch = preview(a_child(team="Mill team"))
    seen = batch.foresee(wren).version
    a_record().change(wren, name="Wilf Tarnside")
    with pytest.raises(Moved, match="The record has changed"):
        batch.commit(wren, version=seen)
    assert a_record().team.name == "Harbour team"


def test_one_wrong_row_of_five_thousand_and_nothing_is_imported(preview, wren):
    batch = preview(files=[("many.csv", many_children(5_000, wrong=4_998))])
    plan = batch.foresee(wren)
    assert said(plan) == ["Row 4999, date of birth: This is empty. Fill it in."]
    before = everything()
    with pytest.raises(Refusal):
        batch.commit(wren)
    assert changes(before, everything()) == []


def test_a_delivery_of_the_standard_safeguarding_dataset_is_one_batch(preview, wren):
    batch = preview(kind="ssd", files=[(f"{name}.csv", data) for name, data in delivery().items()])
    plan = batch.foresee(wren)
    assert said(plan) == []
    assert plan.counts == {"added": 2, "changed": 0, "left": 0}
    batch.commit(wren)
    wilf = a_record("7001")
    assert (wilf.social_worker.name, wilf.team.name, wilf.iro.name) == ("Roz Amadi", "Harbour team", "Dilys Ashgrove")
    assert wilf.allocation.since == date(2024, 6, 5)
    assert [(p.began_on, p.ended_on) for p in wilf.periods_of_care.order_by(PeriodOfCare.began_on)] == [
        (date(2022, 3, 1), date(2023, 1, 10)), (date(2024, 6, 3), None),
    ]  # fmt: skip
    before = everything()
    changed = delivery(person=delivery()["person"] + b"7004,Another,Adult,F,1980-01-01\r\n")
    later = preview(kind="ssd", files=list(changed.items()))
    assert later.foresee(wren).counts == {"added": 0, "changed": 0, "left": 2}
    later.commit(wren)
    assert changes(before, everything()) == ["board_revision", "import", "import_row"]


def test_files_that_nobody_brings_in_are_dropped_after_a_week_or_when_thrown_away(preview, fern, wren, clock):
    old, thrown = preview(WILF), preview(a_child("TW-2"))
    thrown.throw_away(fern)
    assert ImportFile.select().count() == 1
    clock.move_to(london(2026, 3, 10, 9))
    preview(a_child("TW-3"))
    assert [file.batch_id for file in ImportFile.select()] == [Import.select().order_by(Import.id.desc()).first().id]
    for batch in (old, thrown):
        with pytest.raises(Moved, match="thrown away"):
            batch.commit(wren)


def test_what_was_taken_back_of_care_is_none_to_a_file_which_twice_changes_nothing(preview, wren):
    preview(WILF).commit(wren)
    wilf = a_record()
    wilf.leave_care(wren, date(2026, 2, 1))
    wilf.take_back_care(wren, wilf.periods_of_care.get(), "Another child left care")
    again = a_child(in_care_from="2024-06-03", legal_status="C2")
    assert found(preview(again).foresee(wren)) == [("left", ())]
    wilf.take_back_care(wren, wilf.period_of_care, "Another child came into care")
    assert found(preview(again).foresee(wren)) == [("changed", ("in care from",))]
    preview(again).commit(wren)
    assert a_record().period_of_care.began_on == date(2024, 6, 3)
    assert found(preview(again, a_child("TW-9", "Moth Beck")).foresee(wren))[0] == ("left", ())
