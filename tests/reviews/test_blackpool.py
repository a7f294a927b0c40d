"""Blackpool's reviews as its file has them: every part with its source, and what each limit is."""

import re
from collections.abc import Iterator

import pytest

from rules.procedure.marks import did_you_mean
from rules.reviews import check, draw, load
from rules.reviews.vocabulary import FACTS, SPELLS
from tests.procedures.files import OF_REVIEWS
from tests.reviews.files import named

BLACKPOOL = named("blackpool-reviews")
CYCLES = {cycle.key: cycle for cycle in BLACKPOOL.cycles}
REQ = re.compile(r"req ((?:2\.\d+(?:-2\.\d+)?(?:, )?)+)")
LISTS = (
    "cycles", "resets_nothing", "questions", "prompts", "before", "after", "regular", "gates", "documents", "agenda",
    "preferences", "participation", "participation_questions",
)  # fmt: skip
# Of 2.1 to 2.98 what is context, a practice or a matter of the record and the screens, and so no part of a file.
NOT_IN_THE_FILE = {5, 19, 26, 42, 49, 56, 70, 93, 94, 95}


def parts(procedure) -> Iterator:
    for name in LISTS:
        yield from getattr(procedure, name)


def cited() -> set[int]:
    """The numbers after `2.` of every requirement that a part of the file names."""
    found = set()
    sources = [part.source for part in parts(BLACKPOOL)] + [role.source for role in BLACKPOOL.roles.values()]
    sources += [BLACKPOOL.series.source, BLACKPOOL.adjournment.source, BLACKPOOL.visits.source]
    for names in REQ.findall(" ".join(sources).replace("; ", " ")):
        for name in names.removesuffix(", ").split(", "):
            first, _, last = name.partition("-")
            found |= set(range(int(first[2:]), int((last or first)[2:]) + 1))
    return found


@pytest.mark.parametrize("path", OF_REVIEWS, ids=lambda path: path.stem)
class TestEachFile:
    def test_every_part_says_where_it_comes_from(self, path):
        assert all(part.source for part in parts(load(path)))

    def test_its_key_is_its_name(self, path):
        assert load(path).key == path.stem

    def test_it_is_drawn_whole(self, path):
        procedure = load(path)
        drawn = " ".join(draw(procedure).split())
        for part in parts(procedure):
            assert part.label in drawn or part.why in drawn
        for cycle in procedure.cycles:
            assert all(limit in drawn for limit in cycle.limits)


def test_each_requirement_that_is_data_is_cited():
    assert set(range(1, 99)) - cited() == NOT_IN_THE_FILE


def test_the_limits_as_printed():  # req 2.8-2.10, 2.12-2.15
    assert CYCLES["in-care"].limits == ("20 working days", "91 days", "183 days")
    assert (
        CYCLES["in-care"].in_print(2) == "3 months (91 days)" and CYCLES["in-care"].in_print(9) == "6 months (183 days)"
    )
    assert CYCLES["change-of-carer"].limit(1) == "20 working days"
    assert CYCLES["placement-order"].limits == ("3 months", "6 months")
    assert CYCLES["placement-order-anew"].limits == CYCLES["in-care"].limits


def test_the_law_stands_beside_it():
    by_law = {cycle.starts: cycle.limits for cycle in BLACKPOOL.cycles if cycle.basis == "law"}

    assert by_law == {
        "came into care": ("20 working days", "3 months", "6 months"),
        "placement order": ("3 months", "6 months"),
        "placed for adoption": ("4 weeks", "3 months", "6 months"),
        "short breaks began": ("3 months", "6 months"),
    }


def test_gates_name_who_is_asked():  # req 2.35, 2.37, 2.38, 2.78
    titles = {role: BLACKPOOL.roles[role].acts_as for role in BLACKPOOL.roles}

    assert [titles[role] for role in BLACKPOOL.gate("adjourn-out-of-time").discussed_with] == ["QSM", "SM"]
    assert [titles[role] for role in BLACKPOOL.gate("no-meeting").agreed_by] == ["QTM"]
    assert BLACKPOOL.gate("no-meeting").lasted == ("12 months",)
    assert BLACKPOOL.gate("not-inviting").discussed_with == ("iro",)
    assert BLACKPOOL.gate("excluding-carer").discussed_with == ("social-worker", "iro")


def test_thirteen_wishes_nine_matters_and_three_timescales():  # req 2.21, 2.31, 2.33
    assert len(BLACKPOOL.preferences) == 13
    assert len([point for point in BLACKPOOL.agenda if "req 2.31" in point.source]) == 9
    assert len([point for point in BLACKPOOL.agenda if point.timescale]) == 3


def test_what_an_administrator_is_told():
    said = {caution.where: caution.sentence for caution in check(BLACKPOOL)}

    assert "law’s “6 months”" in said["cycles[4].limits"] or "law’s “3 months”" in said["cycles[4].limits"]
    assert (
        said["before[4].limit"] == "“3 days before” counts weekends too, beside limits in working days. Is that meant?"
    )


def test_every_word_of_the_vocabulary_can_be_told_and_every_spell_begins_and_ends_with_one():
    for begins, ends in SPELLS.values():
        assert {*begins, *ends} <= set(FACTS), did_you_mean(begins[0], list(FACTS))


def test_the_councils_words_are_on_the_screen():
    assert (BLACKPOOL.word("review"), named("saltmere-reviews").word("initial")) == (
        "Our Children’s Review",
        "first review",
    )
