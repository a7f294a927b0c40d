"""Published and imaginary protocols load as data: nine files that differ in everything, none known to any code."""

import re
from datetime import date

import pytest

from rules.limits import Limit
from rules.procedure import check, draw, load
from rules.procedure.likeness import written_clocks
from tests.procedures.files import FOLDER, NINE, OF_REVIEWS, named

COUNCILS = (
    "somerset",
    "blackpool",
    "brackenmoor",
    "eastwick",
    "hollinmoss",
    "marlowe",
    "merrow",
    "thornmere",
    "saltmere",
)


def test_there_are_nine():
    assert len(NINE) == 9


@pytest.mark.parametrize("path", NINE, ids=lambda path: path.stem)
class TestEachFile:
    def test_its_key_is_its_name(self, path):
        assert load(path).key == path.stem

    def test_it_is_drawn_whole(self, path):
        procedure = load(path)
        drawn = " ".join(draw(procedure).split())
        for stage in procedure.stages:
            assert f"{stage.label} ({stage.tier}" in drawn
            for recipient in stage.recipients:
                assert procedure.roles[recipient.role].title in drawn
        for _, _, clock in written_clocks(procedure.stages):
            for words in clock.limits() + clock.choices:
                assert words in drawn
        for heading in procedure.headings:
            assert heading.label in drawn

    def test_checking_it_names_places_that_exist(self, path):
        text = path.read_text()
        for caution in check(load(path), today=date(2026, 3, 2)):
            assert caution.where.split("[")[0].split(".")[0] in text
            assert caution.sentence[-1] in ".?"

    def test_every_stage_and_clock_cites_its_source(self, path):
        procedure = load(path)
        assert procedure.source
        assert all(stage.source for stage in procedure.stages)
        assert all(clock.source for _, _, clock in written_clocks(procedure.stages))

    def test_every_urgency_has_a_limit_on_every_clock_of_a_rated_stage(self, path):
        procedure = load(path)
        for stage in procedure.stages:
            for clock in stage.clocks:
                for urgency in procedure.urgencies:
                    limits = clock.limits(urgency.key) or clock.choices
                    assert clock.agreed or [Limit.parse(words) for words in limits]


def test_no_code_knows_any_of_them():
    known = re.compile("|".join([*COUNCILS, *(path.stem for path in NINE + OF_REVIEWS)]), re.IGNORECASE)
    code = [path for floor in ("rules", "models", "views", "tasks") for path in (FOLDER.parent / floor).rglob("*.py")]
    assert len(code) > 20
    assert {path.name: found[0] for path in code if (found := known.search(path.read_text()))} == {}


class TestWhatTheySay:
    def test_blackpool_raiser_and_recorder_change_with_the_stage(self):  # req 2.119-2.123, O20
        stages = [named("blackpool-issues-resolution").stage(f"stage-{n}") for n in (1, 2, 3, 4)]
        expected = ["chair", "safeguarding-team-manager", "sqr-service-manager", "sqr-head-of-service"]
        assert [stage.raised_by for stage in stages] == [(role,) for role in expected]
        assert [stage.recorded_by for stage in stages] == [(role,) for role in expected]
        assert {stage.clock("answer").limits() for stage in stages} == {("5 working days",)}

    def test_blackpool_agrees_a_date_informally(self):  # req 2.116
        clock = named("blackpool-issues-resolution").stage("informal").clock("agreed")
        assert clock.agreed and not clock.limit and clock.at_end == "prompt"

    def test_blackpool_keeps_its_slip(self):  # req 2.122, O2
        stage = named("blackpool-issues-resolution").stage("stage-3")
        assert stage.case_note == "Stage 3 Formal Issues resolution" and "Stage 2" in stage.note

    def test_blackpool_managers_speak_within_24_hours_of_the_concern(self):  # req 2.107, O4
        procedure = named("blackpool-issues-resolution")
        clock = procedure.stages_for("immediate")[0].clock("contact")
        assert (clock.limits(), clock.printed, clock.starts) == (("24 hours",), "24 hrs", "identified")
        assert procedure.stages_for("issue")[0].key == "informal"

    def test_blackpool_refers_children_in_care_only(self):  # req 2.124, 2.129
        referral = named("blackpool-issues-resolution").referral
        assert referral.in_care_only and referral.consult[0] == "sqr-service-manager"

    def test_six_stages_end_with_the_court_service(self):  # req 4.2-4.12
        procedure = named("six-stage-dispute-resolution")
        assert [stage.key for stage in procedure.stages] == ["informal", *(f"stage-{n}" for n in range(1, 7))]
        assert (procedure.stages[-1].form, procedure.stages[-1].tier) == ("referral", "outside")
        assert procedure.after("stage-6") is None
        assert not any(stage.rated for stage in procedure.stages)

    def test_six_stages_keep_five_days_as_printed(self):  # req 4.5, O6
        procedure = named("six-stage-dispute-resolution")
        assert procedure.stage("stage-1").clock("answer").limits() == ("5 days",)
        for n in (2, 3, 4, 5):
            clock = procedure.stage(f"stage-{n}").clock("meeting")
            assert clock.limits() == ("5 working days",) and clock.stops == "meeting held"  # O28

    def test_eastwick_has_three_pre_formal_and_three_formal_tiers(self):
        tiers = [stage.tier for stage in named("eastwick-on-sand").stages]
        assert tiers == ["informal", *["pre-formal"] * 3, *["formal"] * 3]

    def test_eastwick_consults_before_each_bypass(self):
        procedure = named("eastwick-on-sand")
        assert procedure.bypass == "consult" and all(stage.consult for stage in procedure.stages[1:])

    def test_thornmere_changes_the_raiser_and_lets_any_of_three_answer(self):
        stages = named("thornmere-vale").stages
        assert len({stage.raised_by for stage in stages}) == len(stages) == 4
        answering = [[who for who in stage.recipients if who.part == "answers"] for stage in stages]
        assert [len(people) for people in answering] == [3, 3, 3, 3]
        assert [stage.answered_by for stage in stages] == ["any", "any", "any", "each"]

    def test_port_merrow_lets_the_raiser_choose(self):
        clock = named("port-merrow").stage("alert-1").clock("answer")
        assert clock.choices == ("1 working day", "3 working days", "10 working days")
        assert clock.limits() == () and clock.limits(chosen="3 working days") == ("3 working days",)

    def test_port_merrow_has_stages_for_each_kind_of_case(self):
        procedure = named("port-merrow")
        firsts = {kind: procedure.stages_for(kind)[0].key for kind in procedure.kinds}
        assert firsts == {
            "alert": "alert-1",
            "dispute": "alert-1",
            "safeguarding": "safeguarding",
            "good-practice": "thanks",
            "about-chair": "about-chair",
        }
        assert procedure.after("alert-2", kind="alert").key == "alert-3"
        assert procedure.after("alert-2", kind="dispute").key == "dispute-1"
        assert procedure.may_be_about("about-chair") == ("person",)
        assert procedure.may_be_about("alert") == ("child", "children")

    def test_hollinmoss_has_two_limits_in_a_stage_and_one_on_the_raiser(self):
        clocks = {clock.key: clock for clock in named("hollinmoss").stage("level-1").clocks}
        assert (clocks["send"].owed_by, clocks["send"].limits()) == ("raiser", ("3 working days",))
        assert clocks["plan"].after == "acknowledge" and clocks["plan"].aim == ("5 working days",)

    def test_marlowe_branches_by_urgency_and_by_status(self):
        procedure = named("marlowe-fen")
        follows = procedure.after
        assert follows("notice", urgency="routine", status="in care").key == "level-1"
        assert follows("notice", urgency="soon", status="in care").key == "level-2"
        assert follows("notice", urgency="soon", status="CP plan").key == "level-1"
        assert follows("notice", urgency="now", status="CP plan").key == "level-3"
        assert follows("notice", urgency="now", status="child in need").key == "panel"

    def test_marlowe_prints_hours_that_are_working_days(self):
        clock = named("marlowe-fen").stage("notice").clock("answer")
        assert clock.limits("soon") == ("2 working days",) and clock.in_print("soon") == "48 hours"
        assert clock.in_print("now") == ""

    def test_marlowe_takes_the_shorter_of_two(self):
        clock = named("marlowe-fen").stage("level-1").clock("answer")
        assert clock.limits("soon") == ("5 working days", "48 hours")

    def test_brackenmoor_begins_formally_and_has_no_overall_limit(self):
        procedure = named("brackenmoor")
        assert procedure.overall is None and "informal" not in {stage.tier for stage in procedure.stages}
        assert procedure.stage("step-3").clocks == ()
