"""Each imaginary council's own way, walked as far as it goes without a meeting; no code knows any of them."""

from datetime import date

import pytest

from models import Consultation, Satisfaction
from models.cards import lay
from models.errors import Incomplete
from models.escalation.moves import moves
from models.post import Post
from tests.models.odd import CONSULTED, begun, loaded
from tests.models.test_the_main_story import clock_of, kinds, london


def told(card, kind):
    return [event.told for event in card.events if event.kind == kind][-1]


def answered(council, card, name, words="It is done."):
    reached = next(r for r in card.entry.answering if r.is_for(council.person(name)))
    reached.respond(council.person(name), words)


class TestEastwick:
    """A stage is passed over only once somebody has been consulted; somebody without a login keeps the record."""

    @pytest.fixture
    def version(self, council):
        return loaded("eastwick-on-sand")

    def test_whom_when_and_how_are_asked_before_a_stage_is_passed_over(self, council, version):
        with pytest.raises(Incomplete) as refused:
            begun(council, version, "step-b", opening={"bypass_words": "It cannot wait."})
        parts = ("who", "means", "on")
        assert set(refused.value.problems) == {f"consulted_{part}_practice-lead" for part in parts}
        tomorrow = {"practice-lead": CONSULTED | {"on": date(2026, 3, 3)}}
        with pytest.raises(Incomplete, match="today or in the past"):
            begun(council, version, "step-b", opening={"bypass_words": "Now.", "consulted": tomorrow})

    def test_it_is_walked_to_the_last_tier_with_each_of_them_consulted(self, council, version, clock):
        opening = {"bypass_words": "It cannot wait.", "consulted": {"practice-lead": CONSULTED}}
        card = begun(council, version, "step-b", opening=opening)
        assert told(card, "raised")["consulted"] == ["Hal Okafor, Practice Lead"]
        answered(council, card, "Hal Okafor")
        dilys = council.person("Dilys Ashgrove")
        passing = {"bypass_words": "A meeting would be too late.", "consulted": {"standards-manager": CONSULTED}}
        with pytest.raises(Incomplete):
            card.progress(dilys, "tier-1", "not accepted", "No dates.", bypass_words="Too late.")
        card.progress(dilys, "tier-1", "not accepted", "No dates.", **passing)
        assert [row.title for row in Consultation.select().order_by(Consultation.id)] == [
            "Practice Lead",
            "Safeguarding Standards Manager",
        ]
        heading, text = card.case_note()
        assert (
            heading == "Formal difference, Tier 1" and "Consulted: Hal Okafor, Safeguarding Standards Manager" in text
        )
        settled = clock_of(card, "overall")
        assert (settled.owed_by, settled.start_fact) == ("Wren Halloran", "first formal stage")
        for to, name in (("tier-2", "Maud Castellan"), ("tier-3", "Edda Thorne")):
            clock.move_to(clock_of(card, "overall").starts_at)
            card.progress(dilys, to, "not accepted" if card.entry.is_answered else "no answer", "No dates.")
            answered(council, card, name)
        card.entry.judge(dilys, "accepted", "")
        card.close(dilys, "resolved", "There is a plan.")
        assert card.entry.recorder_name == "the Review Administrator" and card.outcome


class TestHollinmoss:
    """Acknowledge, then plan; consents in their order; the whole runs from the review."""

    def test_it_is_walked_from_the_talk_to_the_last_level(self, council):
        card = begun(council, loaded("hollinmoss"))
        dilys = council.person("Dilys Ashgrove")
        card.entry.contact(dilys, "in person", london(2026, 3, 2, 10), with_whom="Roz Amadi, Social Worker")
        card.progress(dilys, "level-1", "no answer", "Nothing came of it.")
        assert clock_of(card, "send").met_at and clock_of(card, "plan") is None
        card.entry.answering[0].acknowledge(council.person("Hal Okafor"))
        assert clock_of(card, "plan").due == london(2026, 3, 16, 23, 59, 59)
        card.progress(dilys, "level-2", "no answer", "There is no plan.")
        assert card.entry.sent_at is None
        card.entry.consent(council.person("Wren Halloran"), "Agreed.")
        plan = [{"what": "Write the plan", "who": "Roz Amadi", "by_when": date(2026, 3, 20)}]
        card.entry.answering[0].plan(council.person("Sunniva Hart"), "It is under way.", plan)
        card.progress(dilys, "level-3", "not accepted", "It names no date.")
        with pytest.raises(Incomplete):
            card.entry.consent(council.person("Wren Halloran"), " ")
        card.entry.consent(council.person("Wren Halloran"), "Agreed.")
        card.entry.consent(council.person("Odile Pryce"), "Discussed.")
        assert [rule.key for rule in card.entry.consents_wanted] == ["second-agreement"]
        assert clock_of(card, "overall").start_fact == "origin"


class TestMarlowe:
    """How urgent it is says which level comes next."""

    @pytest.mark.parametrize(
        ("urgency", "following"), [("routine", "Level 1"), ("soon", "Level 2"), ("now", "Level 3")]
    )
    def test_the_next_level_goes_by_urgency(self, council, urgency, following):
        card = begun(council, loaded("marlowe-fen"), opening={"urgency": urgency})
        assert card.stages_ahead()[0].label == following

    def test_it_is_walked_from_level_0_to_level_3(self, council):
        card = begun(council, loaded("marlowe-fen"), opening={"urgency": "soon"})
        dilys = council.person("Dilys Ashgrove")
        card.progress(dilys, "level-2", "no answer", "Nobody replied.")
        answered(council, card, "Sunniva Hart")
        card.progress(dilys, "level-3", "not accepted", "It names no date.")
        assert clock_of(card, "answer").limit_words == "48 hours"
        answered(council, card, "Maud Castellan")
        card.entry.judge(dilys, "accepted", "")
        assert card.close(dilys, "resolved", "Settled.")


class TestMerrow:
    """Five kinds of case: what asks, what only tells, and what is about the chair."""

    @pytest.fixture
    def version(self, council):
        return loaded("port-merrow")

    def test_an_alert_is_walked_with_a_limit_chosen_at_each_stage(self, council, version):
        chosen = {"settled": {"answer": {"limit": "3 working days"}}}
        card = begun(council, version, kind="alert", opening=chosen)
        dilys = council.person("Dilys Ashgrove")
        for to in ("alert-2", "alert-3"):
            card.progress(dilys, to, "no answer", "Nobody replied.", **chosen)
            assert clock_of(card, "answer").limit_words == "3 working days"
        answered(council, card, "Maud Castellan")
        card.entry.judge(dilys, "accepted", "")
        assert card.close(dilys, "resolved", "Settled.")

    def test_a_dispute_waits_on_the_chairs_manager_with_the_date_agreed_for_the_panel(self, council, version):
        chosen = {"settled": {"answer": {"limit": "1 working day"}}}
        card = begun(council, version, "alert-2", kind="dispute", opening=chosen)
        dilys, panel = council.person("Dilys Ashgrove"), {"settled": {"panel": {"date": "2026-03-13"}}}
        with pytest.raises(Incomplete, match="Panel held by the date agreed"):
            card.progress(dilys, "dispute-1", "no answer", "Nobody replied.")
        card.progress(dilys, "dispute-1", "no answer", "Nobody replied.", **panel)
        [laid] = lay([card], council.person("Wren Halloran"))
        assert laid.waits_on == "waits on Wren Halloran, Chairs’ Manager, to take it over" and laid.waits_on_me
        card.entry.take_over(council.person("Wren Halloran"))
        assert {recipient.title for recipient in card.entry.answering} == {"Head of Service", "Director"}

    def test_24_hours_run_from_when_it_was_identified(self, council, version):
        card = begun(council, version, kind="safeguarding", identified_at=london(2026, 3, 1, 22, 30))
        assert clock_of(card, "answer").due == london(2026, 3, 2, 22, 30)

    def test_good_practice_asks_for_nothing_tells_and_is_ended_as_shared(self, council, version):
        words = {"asked_for": "", "headings": [], "what_is_wrong": "They rang every evening.", "risk": ""}
        card = begun(council, version, kind="good-practice", **words)
        dilys = council.person("Dilys Ashgrove")
        assert card.heading == "Good practice" and card.entry.sent_at
        assert [r.name for r in card.entry.recipients] == ["Roz Amadi, Social Worker", "Hal Okafor, Team Manager"]
        [laid] = lay([card], dilys)
        assert (laid.waits_on, laid.waits_on_me) == ("for information; waits for nobody", False)
        assert moves(card, dilys)[0].words == "Record the outcome"
        assert card.ends == {"resolved": "Shared"} and not card.entry.answering
        assert card.close(dilys, "resolved", "Read out at the clinic.").label == "Shared"

    def test_a_concern_about_a_chair_closes_once_the_team_manager_is_satisfied(self, council, version):
        card = begun(council, version, kind="about-chair", child=None, by="Silas Rowan")
        assert card.entry.sent_at and not card.entry.raisers
        card.entry.answering[0].type_in(
            council.person("Silas Rowan"), "Looked at.", "Wren Halloran", london(2026, 3, 2, 10), "in person"
        )
        card.entry.judge(council.person("Silas Rowan"), "accepted", "")
        with pytest.raises(Incomplete, match="Enter who is satisfied as Team Manager"):
            card.close(council.person("Silas Rowan"), "resolved", "Settled.")
        card.close(
            council.person("Silas Rowan"), "resolved", "Settled.", satisfied={"team-manager": "Hal Okafor, 2 March"}
        )
        assert told(card, "closed")["satisfied"] == ["Hal Okafor, 2 March, Team Manager"]
        assert Satisfaction.get().title == "Team Manager"


class TestThornmere:
    """Another raiser at each stage, any of three answers, and at the end each of them must."""

    def test_it_is_walked_by_four_raisers_to_an_end_with_which_the_unit_manager_is_satisfied(self, council):
        Post.create(title="Duty Manager", acts_as="TM", team=council.teams["Children in Care service"])
        card = begun(council, loaded("thornmere-vale"), identified_at=london(2026, 2, 27, 9))
        dilys = council.person("Dilys Ashgrove")
        assert clock_of(card, "overall").starts_at == london(2026, 2, 27, 9)
        card.entry.answering[0].type_in(dilys, "Soon.", "Roz Amadi", london(2026, 3, 2, 10), "phone")
        assert card.entry.is_answered
        for to, raiser in (("second", "Wren Halloran"), ("third", "Silas Rowan"), ("last", "Odile Pryce")):
            verdict = "not accepted" if card.entry.is_answered else "no answer"
            card.progress(dilys, to, verdict, "No date.")
            assert raiser in card.entry.raiser_name and card.entry.sent_at is None
            card.entry.take_over(council.person(raiser))
            assert card.entry.recorder_name == "the Review Coordinator"
        answered(council, card, "Maud Castellan")
        answered(council, card, "Corin Vass")
        assert not card.entry.is_answered
        answered(council, card, "Edda Thorne")
        assert card.entry.is_answered and kinds(card).count("taken over") == 3
        card.entry.judge(council.person("Odile Pryce"), "accepted", "")
        with pytest.raises(Incomplete, match="Unit Manager"):
            card.close(dilys, "resolved", "There is a plan.")
        card.close(council.person("Silas Rowan"), "resolved", "There is a plan.")  # the Unit Manager himself
        assert [(said.who, said.title) for said in card.outcome.satisfactions] == [("Silas Rowan", "Unit Manager")]


class TestBrackenmoor:
    """Begins formally, each must answer, and its manager raises the second step."""

    def test_the_challenge_is_answered_by_each_and_the_meeting_waits_on_the_conference_manager(self, council):
        card = begun(council, loaded("brackenmoor"))
        dilys = council.person("Dilys Ashgrove")
        answered(council, card, "Hal Okafor")
        card.entry.answering[1].type_in(dilys, "We agree.", "The head teacher", london(2026, 3, 2, 10), "email")
        card.progress(dilys, "step-2", "not accepted", "No dates.")
        assert card.entry.raiser_name == "Wren Halloran, Conference Manager"
        assert clock_of(card, "hold").owed_by == "Wren Halloran"
        card.entry.take_over(council.person("Wren Halloran"))
        assert card.entry.sent_at

    def test_a_child_whom_it_is_not_written_for_needs_a_reason_and_is_not_refused(self, council):
        with pytest.raises(Incomplete) as refused:
            begun(council, loaded("brackenmoor"), outside_why=" ")
        assert refused.value.problems == {
            "outside_why": "This procedure is for children: CP plan. Say why you use it for A.B. (in care)"
        }
        card = begun(council, loaded("brackenmoor"), outside_why="A sister is on a plan.")
        assert card.outside_why == "A sister is on a plan."
