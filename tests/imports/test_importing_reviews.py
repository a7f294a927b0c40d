"""History in, on both databases: reviews of before and the record system's due dates beside ours, all or nothing."""

from datetime import date

import pytest

from models import AwaitedDue, Import, ImportRow, Restriction, Review
from models.errors import Moved, NotYours, Refusal
from models.importing.foreseeing import foresee
from models.review import Sitting, remembering
from models.review.remembering import Past
from tests.imports.histories import a_review, many_reviews, reviews, with_history
from tests.models.reviewing import at, newcomer, overdue, pass_by
from tests.models.test_reviews_adjourned import ADJOURN
from tests.models.test_reviews_seen import asked, many
from tests.views.records import changes, everything

MOTH = "7002"
FIRST, SECOND, THIRD = date(2025, 2, 25), date(2025, 5, 20), date(2025, 11, 18)
HELD = [a_review(held=f"{day}", due=f"{day}", participation="PN1") for day in (FIRST, SECOND, THIRD)]


@pytest.fixture
def fern(reviewing):
    """Business support, who looks at files first."""
    return reviewing.person("Fern Tolliver")


@pytest.fixture
def wren(reviewing):
    """A manager of the quality service, who brings them in."""
    return reviewing.person("Wren Halloran")


@pytest.fixture
def preview(fern):
    def of(*rows, kind="reviews", files=None):
        files = files or [reviews(*rows)]
        return Import.preview(fern, kind, [(f"{n}.csv", data) for n, data in enumerate(files)])

    return of


@pytest.fixture
def child(reviewing):
    """In care since 3 February 2025; as far as the record knows, without one review."""
    return newcomer(reviewing, date(2025, 2, 3))


def said(plan):
    return [str(problem) for problem in plan.problems]


def test_children_and_their_reviews_come_together_and_the_next_is_planned_from_them(preview, wren, fern, clock):
    batch = preview(kind="ssd", files=with_history())
    plan = batch.foresee(wren)
    assert (said(plan), plan.doubts, plan.counts) == ([], [], {"added": 6, "changed": 0, "left": 1})
    assert "cla_reviews: 1 was cancelled, and is not brought in as a review." in plan.notes
    batch.commit(wren, version=plan.version)
    pass_by(clock, 2026, 3, 2, 10, 1)
    moth = next(review.child for review in Review.select().where(Review.brought_in))
    held = list(moth.reviews.where(Review.brought_in).order_by(Review.ordinal))
    assert [(each.ordinal, each.held_on, each.system_due) for each in held] == [
        (1, FIRST, date(2025, 3, 3)), (2, SECOND, date(2025, 5, 27)), (3, THIRD, date(2025, 11, 19)),
    ]  # fmt: skip
    assert [each.participation and each.participation.code for each in held] == ["PN1", "PN3", None]
    following = moth.next_review
    assert (following.ordinal, following.due_row.due) == (4, at(2026, 5, 18, 23, 59, 59))
    found = following.said_by_the_system
    assert (found.due_on, found.source, found.by) == (date(2026, 5, 26), f"Import {batch.id}: {batch.title[10:]}", wren)
    assert [(row.of_table, row.row, row.outcome) for row in ImportRow.select().where(ImportRow.of_table != "")] == [
        ("cla_reviews", 2, "added"), ("cla_reviews", 3, "added"), ("cla_reviews", 4, "left"), ("cla_reviews", 5, "added"),
        ("cla_reviews", 6, "added"),
    ]  # fmt: skip


@pytest.fixture
def many_came(monkeypatch):
    """One child stands for many, whose next reviews are left to the worker's pass."""
    monkeypatch.setattr(remembering, "FEW", 0)


def test_alone_for_a_child_who_is_here_what_was_thought_late_never_was(preview, wren, child, clock, many_came):
    pass_by(clock, 2026, 3, 2, 10, 1)
    blind = child.next_review
    assert overdue(blind) == ["review held"]
    preview(*HELD, a_review(due="2026-05-18")).commit(wren)
    assert AwaitedDue.select().count() == 1
    pass_by(clock, 2026, 3, 2, 10, 2)
    following = child.next_review
    assert overdue(blind) == [] and (following.ordinal, following.system_due) == (4, date(2026, 5, 18))
    assert following.compared.agrees
    assert AwaitedDue.get().review == following
    pass_by(clock, 2026, 3, 3, 6, 0)
    assert following.system_dues.count() == 1


def test_a_planned_review_gets_its_date_at_once_and_another_only_where_it_changes(preview, wren, child, clock):
    pass_by(clock, 2026, 3, 2, 10, 1)
    preview(*HELD).commit(wren)
    pass_by(clock, 2026, 3, 2, 10, 2)
    clock.move_to(at(2026, 3, 4, 9))
    preview(*HELD, a_review(due="2026-05-26")).commit(wren)
    assert child.next_review.system_due == date(2026, 5, 26)
    again = preview(*HELD, a_review(due="2026-05-26"), [])
    assert again.foresee(wren).counts == {"added": 0, "changed": 0, "left": 4}
    preview(*HELD, a_review(due="2026-05-18")).commit(wren)
    assert (child.next_review.system_due, child.next_review.system_dues.count()) == (date(2026, 5, 18), 2)
    assert [row.outcome for row in ImportRow.select().order_by(ImportRow.id.desc()).limit(1)] == ["changed"]


def test_both_workings_stand_beside_each_other(reviewing, child):
    Review.remember(None, {child: [Past(FIRST), Past(SECOND), Past(THIRD)]})
    following = child.next_review
    assert following.compared is None
    following.note_system_due(None, date(2026, 5, 26), "Import 1: reviews")
    found = following.compared
    assert (found.agrees, found.apart, found.ours, found.theirs_by) == (False, "8 days later", date(2026, 5, 18), None)
    reached = {each.rule.due.words: (each.ours, each.number, each.is_theirs) for each in found.rules}
    assert reached == {"6 months": (181, 189, False), "183 days": (183, 189, False)}
    following.note_system_due(None, date(2026, 5, 20))
    assert following.compared.theirs_by.due.words == "183 days"
    following.note_system_due(None, date(2025, 11, 1))
    assert {each.number for each in following.compared.rules} == {0}


def test_the_same_file_twice_and_the_same_reviews_in_another_change_nothing(preview, wren, child):
    preview(*HELD).commit(wren)
    before = everything()
    with pytest.raises(Moved, match="Wren Halloran imported this already"):
        preview(*HELD).commit(wren)
    assert changes(before, everything()) == []
    other = preview(*HELD, [])
    assert other.foresee(wren).counts == {"added": 0, "changed": 0, "left": 3}
    other.commit(wren)
    assert changes(before, everything()) == ["board_revision", "import", "import_row"]


def test_whoever_looked_first_does_not_bring_it_in_and_all_of_it_comes_or_nothing(
    preview, wren, fern, child, reviewing
):
    own = Import.preview(wren, "reviews", [("a.csv", reviews(*HELD))])
    with pytest.raises(NotYours, match="another manager"):
        own.commit(wren)
    with pytest.raises(NotYours):
        preview(*HELD).commit(fern)
    with pytest.raises(NotYours):
        Import.preview(reviewing.person("Dilys Ashgrove"), "reviews", [("a.csv", b"")])
    before = everything()
    batch = preview(*HELD, a_review(held="2014-01-05"))
    with pytest.raises(Refusal, match="1 problems"):
        batch.commit(wren)
    assert set(changes(before, everything())) <= {"import", "import_file"}


IMPOSSIBLE = {
    "before birth": (a_review(held="2014-01-05"), "held on: The review is before the child was born."),
    "due before birth": (a_review(held="2025-02-25", due="2014-01-05"), "due date: The due date is before the child was born."),
    "in the future": (a_review(held="2026-03-03"), "held on: The review must be today or in the past."),
    "nobody": (a_review("NM-0000", held="2025-02-25"), "reference: No child here has this reference."),
    "too old for the code": (
        a_review(held="2025-02-25", participation="PN0"),
        "participation: PN0 is for children under 4. The child was older at the review.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("why", IMPOSSIBLE)
def test_what_cannot_be_is_refused_by_its_row(preview, wren, child, why):
    row, sentence = IMPOSSIBLE[why]
    plan = preview(HELD[1], row).foresee(wren)
    assert (said(plan), plan.doubts) == ([f"Row 3, {sentence}"], [])
    assert [step.row for step in plan.steps] == [2]


def test_after_the_eighteenth_birthday_nothing_is_held_or_due(preview, wren, reviewing):
    newcomer(reviewing, date(2025, 2, 3), born=date(2008, 2, 1))
    assert said(preview(a_review(held="2026-02-02")).foresee(wren)) == [
        "Row 2, held on: The child had turned 18 by the day of the review."
    ]
    plan = preview(a_review(held="2025-12-01"), a_review(due="2026-06-02")).foresee(wren)
    assert (said(plan), plan.counts["added"]) == ([], 1)
    assert "No review is due here, so nothing is compared" in plan.warnings[0].sentence


QUESTIONED = {
    "review outside care": a_review(held="2024-02-01"),
    "review in the future": a_review(held="2026-03-09", due="2026-03-20"),
    "review cancelled and held": a_review(held="2025-06-09", cancelled="Y"),
    "not a participation code": a_review(held="2025-02-25", participation="PN9"),
}


@pytest.mark.parametrize("rule", QUESTIONED)
def test_what_may_be_wrong_is_confirmed_by_the_name_of_its_rule(preview, wren, child, rule):
    batch = preview(QUESTIONED[rule])
    plan = batch.foresee(wren)
    assert (said(plan), [doubt.rule for doubt in plan.doubts]) == ([], [rule])
    before = everything()
    with pytest.raises(Refusal, match="1 questions about reviews are not confirmed"):
        batch.commit(wren, {"another rule"})
    assert changes(before, everything()) == []
    batch.commit(wren, {rule.replace(" ", "-")})
    past = Review.select().where(Review.brought_in)
    assert past.count() == (rule in ("review outside care", "not a participation code"))
    if past.count():
        assert ImportRow.get().what == f"confirmed: {rule}" and past.get().participation is None


def test_what_the_record_says_otherwise_is_asked_about_and_never_put_right_silently(
    preview, wren, child, reviewing, clock
):
    Review.remember(None, {child: [Past(FIRST, "PN1"), Past(THIRD)]})
    plan = preview(a_review(held="2025-03-04"), a_review(held=f"{FIRST}", participation="PN2")).foresee(wren)
    assert [doubt.rule for doubt in plan.doubts] == ["review before one held here"]
    assert "Here the code is PN1" in plan.warnings[0].sentence
    plan = preview(a_review(held="2025-12-01")).foresee(wren)
    assert [doubt.rule for doubt in plan.doubts] == ["review held on another day here"]
    assert "Here a review was held on 18 November 2025" in plan.doubts[0].sentence


def test_reviews_that_are_kept_here_are_not_brought_in_beside_without_a_question(
    preview, wren, child, reviewing, clock
):
    Review.remember(None, {child: [Past(FIRST), Past(SECOND), Past(date(2025, 9, 20))]})
    dilys, following = reviewing.person("Dilys Ashgrove"), child.next_review
    following.book(dilys, at(2026, 3, 2, 14))
    plan = preview(a_review(held="2026-03-02")).foresee(wren)
    assert [doubt.rule for doubt in plan.doubts] == ["next review booked here"]
    assert "The meeting would be called off" in plan.doubts[0].sentence
    following.adjourn(dilys, Sitting(date(2026, 3, 2), gates=ADJOURN), at(2026, 3, 9, 14))
    plan = preview(a_review(held="2026-03-02"), []).foresee(wren)
    assert plan.counts["left"] == 1
    clock.move_to(at(2026, 3, 6, 9))
    plan = preview(a_review(held="2026-03-05")).foresee(wren)
    assert "was adjourned here. Complete it on its page first" in said(plan)[0]
    clock.move_to(at(2026, 3, 9, 16))
    following.hold(dilys, Sitting(date(2026, 3, 9)))
    clock.move_to(at(2026, 4, 10, 9))
    plan = preview(a_review(held="2026-04-09")).foresee(wren)
    assert [doubt.rule for doubt in plan.doubts] == ["review kept here"]


def test_each_meeting_that_would_be_called_off_is_confirmed_by_itself(preview, wren, child, reviewing):
    Review.remember(None, {child: [Past(FIRST), Past(SECOND)]})
    following = child.next_review
    following.book(reviewing.person("Fern Tolliver"), at(2026, 3, 26, 14), confirmed=["meeting after its day"])
    following.note_system_due(None, date(2026, 4, 6))
    older, later = preview(a_review(held="2025-03-29")), preview(a_review(held=f"{THIRD}"))
    older.commit(wren, {"review-held-on-another-day-here.2", "review-before-one-held-here"})
    assert child.next_review == following and following.booked and child.next_review.ordinal == 4
    with pytest.raises(Refusal, match="1 questions about reviews are not confirmed"):
        later.commit(wren, {"next-review-booked-here"})
    later.commit(wren, {"next-review-booked-here.2"})
    anew = child.next_review
    assert (anew.ordinal, anew.system_due, Review.get_by_id(following.id).booked) == (5, date(2026, 4, 6), None)


def test_of_several_dates_to_come_the_earliest_after_the_last_review_counts(preview, wren, child):
    rows = (a_review(due="2025-08-01"), a_review(due="2026-05-26"), a_review(due="2026-11-20"))
    plan = preview(*HELD, *rows).foresee(wren)
    assert [(step.row, step.outcome) for step in plan.steps][-3:] == [(5, "left"), (6, "added"), (7, "left")]
    assert plan.steps[-2].words == "next review: due 26 May 2026 by the record system, by our rules 18 May 2026"
    assert [warning.row for warning in plan.warnings] == [5, 7]


def test_a_child_whose_record_is_closed_is_left_out(preview, wren, child, reviewing):
    odile = reviewing.person("Odile Pryce")
    Restriction.create(child=child, reason="A colleague’s family", review_by=date(2026, 6, 1), set_by=odile)
    plan = preview(*HELD).foresee(wren)
    assert plan.counts["left"] == 3 and "not yours to change" in plan.warnings[0].sentence


def test_without_a_reviews_procedure_the_file_is_refused(council):
    [problem] = foresee("reviews", [reviews(a_review(held="2025-02-25"))]).problems
    assert problem.is_of_the_file and "No reviews procedure is in force here" in problem.sentence


def test_looking_at_five_times_as_many_asks_no_more(reviewing):
    counts = []
    for number in (5, 25):
        references = [child.reference for child in many(reviewing, number, date(2024, 1, 15))]
        plan, questions = asked(lambda references=references: foresee("reviews", [many_reviews(references)]))
        assert (said(plan), plan.counts["added"]) == ([], 3 * number)
        counts.append(questions)
    assert counts[0] == counts[1]
