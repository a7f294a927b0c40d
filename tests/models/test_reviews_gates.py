"""What a gate asks for is said by that gate; who agreed is a person, and never whoever proposes it (req 2.34-2.39, 2.74-2.78)."""

from datetime import date

import pytest

from models.errors import GateShut
from models.review import Sitting
from tests.models.reviewing import at, newcomer

DAY = date(2026, 3, 2)


@pytest.fixture
def first(reviewing):
    """The first review of a child who came into care today, due on Monday 30 March 2026."""
    return newcomer(reviewing, DAY).next_review


def words(review, key):
    """An answer to everything that this gate asks."""
    return dict.fromkeys(review.procedure.gate(key).asks, "It is said.")


def test_a_gate_that_is_not_passed_says_what_it_asks_for_itself(reviewing, first, clock):
    dilys, marcus = reviewing.person("Dilys Ashgrove"), reviewing.person("Marcus Fenwick")
    clock.move_to(at(2026, 3, 26, 16))
    with pytest.raises(
        GateShut, match="“Chaired by a substitute IRO” has to be recorded: enter answers to its 2 questions"
    ) as shut:
        first.hold(dilys, Sitting(date(2026, 3, 26), chaired_by=marcus))
    assert shut.value.key == "substitute"
    both = r"who was consulted and on which day \(SQR Service Manager and Social worker’s Service Manager\) and answers to its 6"
    with pytest.raises(GateShut, match=both) as shut:
        first.adjourn(dilys, Sitting(date(2026, 3, 26)), at(2026, 4, 14, 10))
    assert shut.value.key == "adjourn-out-of-time"


def test_who_agreed_is_kept_as_a_person_by_name_and_day(reviewing, first):
    dilys, hal = reviewing.person("Dilys Ashgrove"), reviewing.person("Hal Okafor")
    row = first.pass_gate(dilys, "reasons-endorsed", {"team-manager": (hal, DAY)}, words(first, "reasons-endorsed"))
    assert row.people == {
        "team-manager": {"title": "Social worker’s manager", "name": "Hal Okafor", "on": "2026-03-02", "person": hal.id}
    }


def test_nobody_agrees_to_their_own_proposal_whatever_their_roles_and_however_they_spell_their_name(reviewing, first):
    wren = reviewing.person("Wren Halloran")  # the line manager records it and would agree to it
    asked = words(first, "reasons-endorsed")
    for who in (wren, "Wren Halloran", "W. Halloran", "Halloran, Wren"):
        with pytest.raises(GateShut, match="own proposal"):
            first.pass_gate(wren, "reasons-endorsed", {"team-manager": (who, DAY)}, asked)
    first.pass_gate(wren, "reasons-endorsed", {"team-manager": ("Ada Halloran", DAY)}, asked)


def test_what_only_the_reviewing_officer_agrees_to_the_officer_records(reviewing, first):
    dilys, wren = reviewing.person("Dilys Ashgrove"), reviewing.person("Wren Halloran")
    first.pass_gate(dilys, "delegate", {"iro": (dilys, DAY)}, words(first, "delegate"))
    with pytest.raises(GateShut, match="own proposal"):
        first.pass_gate(wren, "delegate", {"iro": (wren, DAY)}, words(first, "delegate"))
