"""A review of several meetings, adjourned, chaired by another, without a meeting: its story stays (req 2.3, 2.18, 2.30-2.36)."""

from datetime import date

import pytest

from models.errors import Incomplete, Questioned
from models.review import Sitting
from tests.models.reviewing import at, kinds, limits, newcomer, overdue, pass_by

ASKED = (
    "The child’s views", "The carer’s views", "The parents’ views, where appropriate",
    "What is gained by going on with little known, against the harm of delay", "The decision",
    "How the impact on the child was considered",
)  # fmt: skip
ADJOURN = {"adjourn": {"words": dict.fromkeys(ASKED, "It is said.")}}
BOTH = {
    "iro-service-manager": ("Silas Rowan", date(2026, 3, 24)),
    "service-manager": ("Sunniva Hart", date(2026, 3, 25)),
}
SUBSTITUTE = {"substitute": {"words": {"Who chaired": "Marcus Fenwick", "Why the review could not wait": "Illness."}}}


@pytest.fixture
def first(reviewing):
    """The first review of a child who came into care today, due on Monday 30 March 2026."""
    return newcomer(reviewing, date(2026, 3, 2)).next_review


def test_adjourned_in_time_its_own_limit_runs_and_the_next_is_counted_from_the_first_meeting(reviewing, first, clock):
    dilys = reviewing.person("Dilys Ashgrove")
    clock.move_to(at(2026, 3, 20, 16))
    with pytest.raises(Incomplete) as missing:
        first.adjourn(dilys, Sitting(date(2026, 3, 20)), at(2026, 3, 27, 10))
    assert "Adjourning" in missing.value.problems["gate"] and first.booked is None
    first.adjourn(dilys, Sitting(date(2026, 3, 20), gates=ADJOURN), at(2026, 3, 27, 10), "The school")
    assert limits(first)["adjournment"] == date(2026, 4, 21)  # Good Friday and Easter Monday are left out
    assert "review held" not in limits(first) and first.is_open
    clock.move_to(at(2026, 3, 27, 16))
    first.hold(dilys, Sitting(date(2026, 3, 27)))
    assert (first.held_on, first.last_on) == (date(2026, 3, 20), date(2026, 3, 27))
    assert limits(first)["decisions"] == date(2026, 4, 7)  # from the last meeting
    assert first.child.next_review.due_row.due == at(2026, 6, 19, 23, 59, 59)  # 91 days from the first
    assert [meeting.day for meeting in first.meetings] == [date(2026, 3, 20), date(2026, 3, 27)]
    assert "review held" not in overdue(first) and kinds(first).count("review adjourned") == 1


def test_adjourning_beyond_the_day_takes_both_service_managers_first(reviewing, first, clock):
    dilys, words = reviewing.person("Dilys Ashgrove"), dict.fromkeys(ASKED, "It is said.")
    clock.move_to(at(2026, 3, 26, 16))
    day, later = date(2026, 3, 26), at(2026, 4, 14, 10)
    with pytest.raises(Incomplete, match="beyond the time"):
        first.adjourn(dilys, Sitting(day, gates=ADJOURN), later)
    with pytest.raises(Incomplete) as missing:
        one = {"iro-service-manager": BOTH["iro-service-manager"]}
        first.adjourn(dilys, Sitting(day, gates={"adjourn-out-of-time": {"people": one, "words": words}}), later)
    assert set(missing.value.problems) == {"service-manager"}
    first.adjourn(dilys, Sitting(day, gates={"adjourn-out-of-time": {"people": BOTH, "words": words}}), later)
    [gate] = first.gates
    assert gate.people["service-manager"]["name"] == "Sunniva Hart" and gate.words["The decision"] == "It is said."
    pass_by(clock, 2026, 4, 28, 9)
    assert "adjournment" in overdue(first)


def test_one_meeting_of_several_gives_its_reason_once(reviewing, first, clock):
    dilys = reviewing.person("Dilys Ashgrove")
    why = {
        "Why, by the child’s wishes": "One at a time.",
        "How professionals and parents who were not there were consulted": "By phone.",
    }
    clock.move_to(at(2026, 3, 18, 16))
    first.adjourn(dilys, Sitting(date(2026, 3, 18), gates={"series": {"words": why}}), at(2026, 3, 20, 10), series=True)
    clock.move_to(at(2026, 3, 20, 16))
    first.adjourn(dilys, Sitting(date(2026, 3, 20)), at(2026, 3, 24, 10), series=True)
    assert first.meetings.count() == 3 and first.gates.count() == 1
    assert limits(first)["adjournment"] == date(2026, 4, 17)  # of the first meeting


def test_a_substitute_chairs_and_the_allocation_stays(reviewing, first, clock):
    dilys, marcus = reviewing.person("Dilys Ashgrove"), reviewing.person("Marcus Fenwick")
    clock.move_to(at(2026, 3, 24, 16))
    with pytest.raises(Incomplete, match="substitute"):
        first.hold(dilys, Sitting(date(2026, 3, 24), chaired_by=marcus))
    meeting = first.hold(dilys, Sitting(date(2026, 3, 24), chaired_by=marcus, gates=SUBSTITUTE))
    assert (meeting.chaired_by, meeting.iro, first.child.iro) == (marcus, dilys, dilys)


def test_without_a_meeting_only_after_a_year_with_the_same_carers_and_the_line_manager(reviewing, clock):
    clock.move_to(at(2025, 2, 3, 10))
    dilys, child = reviewing.person("Dilys Ashgrove"), newcomer(reviewing, date(2025, 2, 3))
    clock.move_to(at(2025, 2, 28, 10))
    child.next_review.hold(dilys, Sitting(date(2025, 2, 28)))
    child.happened(dilys, "long-term foster placement", date(2025, 2, 28))
    clock.move_to(at(2025, 5, 28, 10))
    asks = ("How the child was consulted", "Who else was consulted", "What led to fewer meetings")
    words = dict.fromkeys(asks, "It is said.")
    gates = {"no-meeting": {"people": {"iro-line-manager": ("Wren Halloran", date(2025, 5, 26))}, "words": words}}
    with pytest.raises(Incomplete, match="12 months"):
        child.next_review.hold(dilys, Sitting(date(2025, 5, 28), is_meeting=False, gates=gates))
    child.next_review.hold(dilys, Sitting(date(2025, 5, 28)))
    clock.move_to(at(2026, 3, 10, 10))
    late = child.next_review
    own = {"no-meeting": gates["no-meeting"] | {"people": {"iro-line-manager": ("Dilys  Ashgrove", date(2025, 5, 26))}}}
    with pytest.raises(Incomplete, match="own proposal"):
        late.hold(dilys, Sitting(date(2026, 3, 10), is_meeting=False, gates=own))
    meeting = late.hold(dilys, Sitting(date(2026, 3, 10), is_meeting=False, gates=gates))
    assert meeting.is_meeting is False and late.without_meeting
    assert limits(late)["record"] == date(2026, 3, 31)  # the full record is owed all the same
    assert child.timeline().held[-1].meeting is False


def test_what_a_parent_who_was_not_there_is_sent_is_talked_over_by_two_by_name_and_kept(reviewing, first, clock):
    dilys = reviewing.person("Dilys Ashgrove")
    clock.move_to(at(2026, 3, 24, 16))
    first.hold(dilys, Sitting(date(2026, 3, 24)))
    two = {"social-worker": ("Roz Amadi", date(2026, 3, 24)), "iro": ("Dilys Ashgrove", date(2026, 3, 24))}
    words = {
        "Whether the full record is in the child’s interest": "Not in whole.",
        "What is sent instead": "Decisions.",
    }
    for missing, people, said in (
        ("social-worker", {"iro": two["iro"]}, words),
        ("asked 2", two, words | {"What is sent instead": " "}),
    ):
        with pytest.raises(Incomplete) as refused:
            first.pass_gate(dilys, "absent-parents", people, said)
        assert set(refused.value.problems) == {missing}
    first.pass_gate(dilys, "absent-parents", two, words, about="The father")
    kept = first.gates.get()
    assert (kept.about, kept.words) == ("The father", words)
    names = {role: who["name"] for role, who in kept.people.items()}
    assert names == {"social-worker": "Roz Amadi", "iro": "Dilys Ashgrove"}


def test_a_route_to_permanence_that_is_not_viable_has_its_place_from_the_second_review_on(reviewing, first, clock):
    dilys, other = reviewing.person("Dilys Ashgrove"), "other-route"
    clock.move_to(at(2026, 3, 24, 16))
    first.hold(dilys, Sitting(date(2026, 3, 24)))
    with pytest.raises(Incomplete):
        first.note_agenda(dilys, other, "An aunt instead.")
    second = first.child.next_review
    clock.move_to(at(2026, 6, 16, 16))
    second.hold(dilys, Sitting(date(2026, 6, 16)))
    second.note_agenda(dilys, other, "An aunt instead, assessed by July.")
    [point] = [point for point in second.agenda if point.key == other]
    assert point.when == "the route that was chosen is not viable"
    assert second.agenda_by_key[other].words == "An aunt instead, assessed by July."


def test_days_on_which_no_review_can_have_been(reviewing, first, clock):
    dilys = reviewing.person("Dilys Ashgrove")
    clock.move_to(at(2026, 3, 24, 16))
    for wrong in (date(2026, 3, 25), date(2015, 4, 1)):
        with pytest.raises(Incomplete) as refused:
            first.hold(dilys, Sitting(wrong))
        assert set(refused.value.problems) == {"held_on"}
    with pytest.raises(Questioned) as question:
        first.hold(dilys, Sitting(date(2026, 2, 20)))
    assert [each.rule for each in question.value.questions] == ["review outside care"]
    assert first.is_open and not first.meetings.exists()
    first.hold(dilys, Sitting(date(2026, 3, 24)))
    second = first.child.next_review
    with pytest.raises(Incomplete, match="A review of this child was held that day"):
        second.hold(dilys, Sitting(date(2026, 3, 24)))


def test_how_the_child_took_part_goes_with_the_age_and_every_question_is_answered(reviewing, first, clock):
    dilys = reviewing.person("Dilys Ashgrove")
    clock.move_to(at(2026, 3, 24, 16))
    first.hold(dilys, Sitting(date(2026, 3, 24)))
    questions = first.procedure.participation_questions
    answers = {asked.key: asked.answers[0] for asked in questions}
    with pytest.raises(Incomplete) as refused:
        first.take_part(dilys, "PN0", answers)
    assert "under 4" in refused.value.problems["code"]
    with pytest.raises(Incomplete) as refused:
        first.take_part(dilys, "PN1")
    assert set(refused.value.problems) == {asked.key for asked in questions}
    first.take_part(dilys, "PN1", answers)
    first.take_part(dilys, "PN2", answers)
    assert first.participation.code == "PN2" and first.participations.count() == 2
    assert {code.code for code in first.codes} == {f"PN{n}" for n in range(1, 8)}
    assert "permanence" not in {point.key for point in first.agenda}  # from the second on
    first.note_agenda(dilys, "health", "The teeth are seen to.")
    with pytest.raises(Incomplete):
        first.note_agenda(dilys, "permanence", "Too early.")


def test_what_follows_a_review_is_not_done_before_its_last_meeting_but_for_what_may_be_between(reviewing, first, clock):
    dilys = reviewing.person("Dilys Ashgrove")
    clock.move_to(at(2026, 3, 20, 16))
    first.adjourn(dilys, Sitting(date(2026, 3, 20), gates=ADJOURN), at(2026, 3, 27, 10))
    clock.move_to(at(2026, 3, 30, 16))
    first.hold(dilys, Sitting(date(2026, 3, 27)))
    for key in ("copies", "record", "care-plan", "monitoring"):
        with pytest.raises(Incomplete, match="before the review was held, on 27 March 2026"):
            first.followed_up(dilys, key, date(2026, 3, 26))
    with pytest.raises(Incomplete, match="before the review was held, on 20 March 2026"):
        first.followed_up(dilys, "absent", date(2026, 3, 19))
    assert first.followed_up(dilys, "absent", date(2026, 3, 26)).done_on == date(2026, 3, 26)
    assert first.followed_up(dilys, "copies", date(2026, 3, 27)).done_on == date(2026, 3, 27)
