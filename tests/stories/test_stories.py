"""Ten children, told in files that say every day; what the rules make of them is held against what stands there."""

from functools import cache
from pathlib import Path

import pytest

from rules.calendar import Calendar
from rules.london import london_date
from rules.reviews import (
    NoneDue,
    adjourning,
    after,
    before,
    lasted,
    load,
    next_review,
    prompts,
    questions,
)
from tests.rules.published import bank_holidays
from tests.stories.counting import listed
from tests.stories.reading import STORIES, days, steps

STEPS = list(steps())
PROCEDURES = Path("procedures")
procedure_named = cache(lambda key: load(PROCEDURES / f"{key}.toml"))


def steps_with(part):
    return [pytest.param(*told, id=name) for name, *told in STEPS if part in told[-1]]


def asked(story, timeline, step):
    """What the functions of the rules take."""
    return timeline, procedure_named(story["procedure"]), Calendar(), step["today"]


def workings():
    """Every working of every story: what it counts from, and the working itself."""
    for name, _, _, step in STEPS:
        for rule in step.get("next", {}).get("rules", ()):
            yield f"{name}-{rule['key']}-{rule['from']}", rule["from"], rule
        for prompt in step.get("prompts", ()):
            if "limit" in prompt:
                yield f"{name}-{prompt['key']}", prompt["from"], prompt
        for owed in step.get("before", {}).get("owed", ()):
            yield f"{name}-{owed['key']}", step["before"]["meeting_on"], owed
        for owed in step.get("after", {}).get("owed", ()):
            yield f"{name}-{owed['key']}", owed["from"], owed


def assert_same_working(due, written):
    assert due.words == written["limit"]
    assert london_date(due.at) == written["day"]
    assert sorted(due.counted) == days(written["counted"])
    assert sorted(skipped.date for skipped in due.skipped) == days(written.get("skipped", []))
    for skipped in due.skipped:
        weekend = {5: "Saturday", 6: "Sunday"}.get(skipped.date.weekday())
        assert skipped.why == weekend or (not weekend and skipped.date in bank_holidays())


def test_there_are_ten_stories_and_they_list_their_days():
    assert len(STORIES) == 10
    assert len(list(workings())) > 80


@pytest.mark.parametrize(("start", "written"), [pytest.param(*rest, id=name) for name, *rest in workings()])
def test_a_counter_of_its_own_lists_the_same_days(start, written):
    counted, skipped = listed(written["limit"], start)

    assert days(written["counted"]) == counted
    assert days(written.get("skipped", [])) == skipped
    assert written["day"] == (counted[0] if written["limit"].endswith("before") else counted[-1])


@pytest.mark.parametrize(("story", "timeline", "step"), steps_with("next"))
class TestTheNextReview:
    def test_is_the_one_of_the_story(self, story, timeline, step):
        found, written = next_review(*asked(story, timeline, step)), step["next"]

        assert (found.ordinal, found.day, found.ruling.rule.key) == (
            written["ordinal"], written["day"], written["ruling"],
        )  # fmt: skip
        assert not found.provisional

    def test_every_rule_is_weighed_with_its_working(self, story, timeline, step):
        found, written = next_review(*asked(story, timeline, step)), step["next"]["rules"]

        assert [rule.rule.key for rule in found.rules] == [rule["key"] for rule in written]
        for rule, expected in zip(found.rules, written, strict=True):
            assert rule.due.start == expected["from"]
            assert_same_working(rule.due, expected)
        assert found.due.parts == tuple(rule.due for rule in found.rules)

    def test_says_what_is_to_be_chosen_and_what_moved_nothing(self, story, timeline, step):
        found = next_review(*asked(story, timeline, step))

        if "choices" in step:
            assert [choice.label for choice in found.choices] == step["choices"]
        if "unmoved" in step:
            assert [each.fact.kind for each in found.unmoved] == step["unmoved"]
            assert all(each.why for each in found.unmoved)
        if "set_aside" in step:
            assert [each.rule.key for each in found.set_aside] == step["set_aside"]


@pytest.mark.parametrize(("story", "timeline", "step"), steps_with("none"))
def test_none_is_due_and_the_story_says_why(story, timeline, step):
    found = next_review(*asked(story, timeline, step))

    assert isinstance(found, NoneDue) and found.why == step["none"]


@pytest.mark.parametrize(("story", "timeline", "step"), steps_with("prompts"))
def test_the_prompts_stand_on_the_storys_reviews(story, timeline, step):
    found = prompts(*asked(story, timeline, step))

    assert [prompt.rule.key for prompt in found] == [written["key"] for written in step["prompts"]]
    for prompt, written in zip(found, step["prompts"], strict=True):
        assert (prompt.day, prompt.review, prompt.on_next) == (
            written.get("day"), written.get("review"), written["on_next"],
        ), written["key"]  # fmt: skip
        assert (prompt.due is not None) is ("limit" in written), written["key"]
        if prompt.due:
            assert prompt.due.start == written["from"]
            assert_same_working(prompt.due, written)
        if "since" in written:
            assert prompt.since == written["since"]
        if "lasted" in written:
            assert lasted(prompt.since, step["today"]) == written["lasted"]


@pytest.mark.parametrize(("story", "timeline", "step"), steps_with("questions"))
def test_nothing_is_asked_that_the_story_does_not_ask(story, timeline, step):
    found = questions(timeline, procedure_named(story["procedure"]))

    assert [question.rule.key for question in found] == step["questions"]


@pytest.mark.parametrize(("story", "timeline", "step"), steps_with("before"))
def test_what_is_owed_before_the_meeting(story, timeline, step):
    written, procedure = step["before"], procedure_named(story["procedure"])
    ordinal = next_review(*asked(story, timeline, step)).ordinal
    found = before(written["meeting_on"], ordinal, procedure, Calendar(), written["known_on"])
    dated = [owed for owed in found if owed.due]

    assert [owed.rule.key for owed in dated] == [owed["key"] for owed in written["owed"]]
    for owed, expected in zip(dated, written["owed"], strict=True):
        assert_same_working(owed.due, expected)
        assert owed.start_now is expected.get("start_now", False)


@pytest.mark.parametrize(("story", "timeline", "step"), steps_with("after"))
def test_what_is_owed_after_the_meeting(story, timeline, step):
    written, procedure = step["after"], procedure_named(story["procedure"])
    found = after(written["held_on"], procedure, Calendar(), written.get("received_on"), written.get("recorded_on"))
    dated = [owed for owed in found if owed.due]

    assert [owed.rule.key for owed in dated] == [owed["key"] for owed in written["owed"]]
    for owed, expected in zip(dated, written["owed"], strict=True):
        assert owed.due.start == expected["from"]
        assert_same_working(owed.due, expected)


@pytest.mark.parametrize(("story", "timeline", "step"), steps_with("adjourned"))
def test_what_an_adjournment_means(story, timeline, step):
    written, procedure = step["adjourned"], procedure_named(story["procedure"])
    following = next_review(*asked(story, timeline, step))
    found = adjourning(following, written["on"], written["resumes"], procedure, Calendar())

    assert (found.out_of_time, found.too_late) == (written["out_of_time"], written["too_late"])
    assert london_date(found.latest.at) == written["latest"]
