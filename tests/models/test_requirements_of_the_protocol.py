"""What North Somerset's protocol asks of the record, where no other story happens to show it (req 1)."""

from dataclasses import replace
from datetime import date

import pytest

from models import Deadline, Notice, ProcedureVersion
from models.base import now
from models.errors import Incomplete
from models.escalation.moves import moves
from models.period_of_care import ChildChange, PeriodOfCare
from tests.models.test_the_main_story import clock_of, london, raised
from tests.views.reading import text_of

EARLY = {"stage": "early", "urgency": None}
FORMAL = ("stage-1", "stage-2", "stage-3", "stage-4")


def page(seat, name, path="/escalations/1"):
    return text_of(seat(name).get(path).get_data(as_text=True))


def test_a_card_keeps_the_version_it_was_raised_under(council):  # req 1.1
    before = raised(council)
    text = council.version.text.replace('version = "August 2024"', 'version = "August 2026"')
    council.version = ProcedureVersion.load_text(text.replace('amber = "3 working days"', 'amber = "2 working days"'))
    after = raised(council, child="Juniper Wold")
    assert (before.procedure.version, after.procedure.version) == ("August 2024", "August 2026")
    before.entry.rate(council.person("Dilys Ashgrove"), "green", "Calmer.")
    before.entry.rate(council.person("Dilys Ashgrove"), "amber", "Not so calm.")
    assert clock_of(before, "answer").due == london(2026, 3, 5, 23, 59, 59)
    assert clock_of(after, "answer").due == london(2026, 3, 4, 23, 59, 59)


def test_a_standard_is_told_as_not_met_on_the_card_and_in_the_note(council, seat):  # req 0.4
    card = raised(council, standards=["The plan fits the child’s needs"], headings=["safeguarding-planning"])
    assert "Standards not met The plan fits the child’s needs" in page(seat, "Dilys Ashgrove")
    assert "Standard not met: The plan fits the child’s needs" in card.case_note()[1]


def test_the_childs_status_is_kept_as_it_was_that_day(council):  # req 1.10
    child = council.children["Alder Brook"]
    PeriodOfCare.update(ended_on=date(2026, 2, 1)).where(PeriodOfCare.child == child).execute()
    ChildChange.create(child=child, kind="CP plan began", happened_on=date(2026, 2, 1))
    card = raised(council)
    ChildChange.create(child=child, kind="CP plan ended", happened_on=date(2026, 3, 2))
    assert [row.status for row in card.concerning] == ["CP plan"]
    assert clock_of(card, "overall").due == london(2026, 3, 30, 23, 59, 59)
    assert [row.status for row in raised(council, child="Juniper Wold").concerning] == ["in care"]


@pytest.mark.parametrize("origin", ["early", "systemic"])
def test_both_doors_in_are_offered_and_stand_on_the_card(council, seat, origin):  # req 1.11
    label = council.version.procedure.origins[origin]
    raised(council, origin=origin)
    assert label in page(seat, "Dilys Ashgrove", "/escalations/new")
    assert f"How it came up {label}" in page(seat, "Dilys Ashgrove")


def test_a_concern_under_every_heading_is_taken_and_dated(council):  # req 1.13, 1.21
    labels = [
        "Immediate safety", "Quality of assessment", "Absence or delays in assessment",
        "Quality of planning – safeguarding", "Quality of planning – independence/transition",
        "Absence or delays in planning including permanence", "Participation", "Statutory compliance",
        "Stability of placement", "Suitability of placement", "Quality of relationships in placement",
        "Quality of professional relationships", "Case management and oversight",
        "Direct practice with children and families", "Other",
    ]  # fmt: skip
    headings = council.version.procedure.headings
    cards = [raised(council, headings=[heading.key], heading_words="Contact") for heading in headings]
    assert [card.heading for card in cards] == labels
    assert all(clock_of(card, "answer") and clock_of(card, "overall") for card in cards)


@pytest.mark.parametrize(
    ("urgency", "label", "risk", "due"),
    [
        ("green", "GREEN", "Low risk", (2026, 3, 9, 23, 59, 59)),
        ("amber", "AMBER", "Moderate risk", (2026, 3, 5, 23, 59, 59)),
        ("red", "RED", "High or immediate risk", (2026, 3, 3, 11)),
    ],
)
def test_each_urgency_has_its_words_and_its_time(council, urgency, label, risk, due):  # req 1.28-1.30
    card = raised(council, urgency=urgency)
    assert (card.entry.urgency.label, card.entry.urgency.risk) == (label, risk)
    assert clock_of(card, "answer").due == london(*due)


def test_red_on_a_friday_evening_is_due_on_saturday_and_says_whom_to_ring(council, clock, seat, monkeypatch):  # O1
    clock.move_to(london(2026, 3, 6, 18, 30))
    card = raised(council, urgency="red")
    desk = replace(card.procedure, out_of_hours="the night desk, extension 999")
    monkeypatch.setattr(type(card), "procedure", desk)
    shown = page(seat, "Hal Okafor")
    assert clock_of(card, "answer").due == london(2026, 3, 7, 19, 30)
    assert "Sat 7 Mar 19:30" in page(seat, "Hal Okafor", "/escalations/1/clocks")
    assert "Out of hours: the night desk, extension 999" in shown


def test_a_breach_is_told_and_shown_to_both_sides(council, clock, seat):  # req 1.23
    raised(council)
    clock.move_to(london(2026, 3, 6, 9))
    Deadline.ring_everything_due()
    for name in ("Dilys Ashgrove", "Hal Okafor"):
        told = [notice.event.told["label"] for notice in Notice.latest_for(council.person(name))
                if notice.event.kind == "breached"]  # fmt: skip
        assert "Answer" in told
        assert "OVERDUE by 1 working day" in page(seat, name)


def test_talking_and_emailing_the_social_worker_are_two_dated_facts(council, clock):  # req 1.33
    card, officer = raised(council, **EARLY), council.person("Dilys Ashgrove")
    assert moves(card, officer)[0].words == "Record that you talked and emailed"
    card.entry.contact(officer, "phone", london(2026, 3, 2, 9, 15), with_whom="Roz Amadi")
    assert moves(card, officer)[0].words == "Record that you emailed"
    clock.move_to(london(2026, 3, 3, 9))
    card.entry.contact(officer, "email", now(), with_whom="Roz Amadi")
    assert (card.entry.told("talked"), card.entry.told("emailed")) == (london(2026, 3, 2, 9, 15), now())
    assert moves(card, officer)[0] is None


def test_what_was_not_settled_early_becomes_formal_with_an_urgency(council, seat):  # req 1.35
    card, officers = raised(council, **EARLY), seat("Dilys Ashgrove")
    with pytest.raises(Incomplete, match="Choose how urgent it is"):
        card.progress(officers.person, "stage-1", "no answer", "")
    card.progress(officers.person, "stage-1", "no answer", "", urgency="amber", asked_for="The plan, by Friday.")
    assert card.entry.bypassed == [] and clock_of(card, "answer").is_running
    form = page(seat, "Dilys Ashgrove", "/escalations/1/form")
    assert "Stage 1 Opened Mon 2 Mar 10:00 by Dilys Ashgrove, AMBER: Moderate risk." in form
    assert "Asked for: The plan, by Friday." in form


@pytest.mark.parametrize(
    ("stage", "name"),
    [
        ("stage-1", "Hal Okafor, Team Manager"),
        ("stage-2", "Maud Castellan, Head of Service"),
        ("stage-3", "Corin Vass, Assistant Director"),
        ("stage-4", "Edda Thorne, Director of Children’s Services"),
    ],
)
def test_each_stage_is_written_to_the_person_in_that_post(council, stage, name):  # req 1.37-1.40
    assert [recipient.name for recipient in raised(council, stage=stage).entry.answering] == [name]


def test_a_stage_may_be_bypassed_from_every_stage(council):  # req 1.24, 1.41, O18
    for here, there in (("early", "stage-2"), ("stage-1", "stage-3"), ("stage-2", "stage-4")):
        card = raised(council, stage=here, urgency=None if here == "early" else "green")
        with pytest.raises(Incomplete, match="Say why the stage is bypassed"):
            card.progress(council.person("Dilys Ashgrove"), there, "no answer", "", urgency="red")
        why = {"bypass_reason": "other", "bypass_words": "The Director decided it."}
        card.progress(council.person("Dilys Ashgrove"), there, "no answer", "", urgency="red", **why)
        assert len(card.entry.bypassed) == 1


def test_every_formal_stage_is_told_by_phone_and_email_on_its_day(council, clock):  # req 1.43
    for stage in FORMAL[:3]:
        card, officer = raised(council, stage=stage), council.person("Dilys Ashgrove")
        assert clock_of(card, "tell").due == london(2026, 3, 2, 23, 59, 59)
        card.entry.contact(officer, "phone", now())
        assert clock_of(card, "tell").met_at is None
        card.entry.contact(officer, "email", now())
        assert clock_of(card, "tell").met_at == now()
    raised(council)
    clock.move_to(london(2026, 3, 3, 0, 0, 1))
    Deadline.ring_everything_due()
    assert clock_of(card, "tell").breached_at is None
    assert Deadline.select().where(Deadline.clock == "tell", Deadline.breached_at.is_null(False)).count() == 1


def test_the_answer_goes_to_whoever_raised_it_first_too(council):  # req 1.44
    card, quality = raised(council), council.person("Wren Halloran")
    card.progress(quality, "stage-2", "no answer", "", urgency="green")
    card.entry.answering[0].respond(council.person("Maud Castellan"), "The plan is shared.")
    for name in ("Dilys Ashgrove", "Wren Halloran"):
        assert "answered" in [notice.event.kind for notice in Notice.latest_for(council.person(name))]
