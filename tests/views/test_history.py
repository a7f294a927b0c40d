"""The history reads as sentences, and the sentences carry nothing that people wrote themselves."""

import ast
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from jinja2 import StrictUndefined

from models import CaseloadHandover, ClosureDay, Deadline, Email, Escalation, Event, ProcedureVersion
from models.base import now
from tests.emails.sink import emailing, free_port
from tests.models.odd import loaded, sent
from tests.models.test_the_main_story import CONCERN, london, raised
from tests.models.whole_review import go_through_a_review

OF_REVIEWS = ("review", "visit", "child")
HERE = Path(__file__).parents[2]
WRITTEN = "Something that a person wrote"
TAGS = re.compile(r"<[^>]*>")


def kinds_told(of_reviews=False):
    """Every kind of event that the record's code tells of reviews, or of all else; read from the code."""
    found = set()
    for file in (file for file in (HERE / "models").rglob("*.py") if (file.parent.name in OF_REVIEWS) is of_reviews):
        for function in (node for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.FunctionDef)):
            assigned = [
                node.value for node in ast.walk(function) if isinstance(node, ast.Assign) and _names(node, "kind")
            ]
            for call in ast.walk(function):
                if isinstance(call, ast.Call) and getattr(call.func, "attr", "") == "tell":
                    first = call.args[0]
                    found |= (
                        set(_texts(first))
                        if isinstance(first, ast.Constant)
                        else {t for a in assigned for t in _texts(a)}
                    )
    return found


def _names(assignment, name):
    return any(getattr(target, "id", "") == name for target in assignment.targets)


def _texts(node):
    """The texts that this expression may give: not the keys it looks up, nor what it compares with."""
    if isinstance(node, ast.Constant):
        yield node.value
    elif isinstance(node, ast.Dict):
        for value in node.values:
            yield from _texts(value)
    elif isinstance(node, ast.IfExp):
        yield from (*_texts(node.body), *_texts(node.orelse))
    elif isinstance(node, ast.BoolOp):
        for value in node.values:
            yield from _texts(value)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        yield from _texts(node.func.value)
    elif isinstance(node, ast.Subscript):
        yield from _texts(node.value)


@pytest.fixture
def sentence(seat):
    """The sentence of an event as the board and the card say it; a word that is missing is an error."""
    strict = seat.app.jinja_env.overlay(undefined=StrictUndefined)
    return lambda event: strict.get_template(event.template).render(event=event)


def the_long_story(council, clock):
    """A card to which nearly everything happens, and after it one with an aim."""
    officer, manager = council.person("Dilys Ashgrove"), council.person("Hal Okafor")
    card = raised(council, stage="early", urgency=None)
    card.entry.contact(officer, "phone", now(), reached=False, words=WRITTEN, with_whom=WRITTEN)
    ClosureDay.create(day=date(2026, 3, 5), why="Flood")
    Deadline.recompute_open()
    clock.move_to(london(2026, 3, 11, 9))
    Deadline.ring_everything_due()
    card.progress(officer, "stage-1", "no answer", WRITTEN, urgency="red", asked_for=WRITTEN)
    [recipient] = card.entry.answering
    recipient.acknowledge(by=manager)
    clock.move_to(london(2026, 3, 12, 11))
    Deadline.ring_everything_due()
    recipient.type_in(officer, WRITTEN, WRITTEN, london(2026, 3, 12, 9), "phone")
    card.agree(officer, WRITTEN, WRITTEN, date(2026, 3, 20))
    card.mark_done(officer, card.actions()[0])
    card.entry.rate(officer, "green", WRITTEN)
    how = {"urgency": "amber", "bypass_reason": "other", "bypass_words": WRITTEN}
    entry = card.progress(officer, "stage-4", "not accepted", WRITTEN, **how)
    entry.consent(council.person("Wren Halloran"), WRITTEN)
    entry.consent(council.person("Odile Pryce"), WRITTEN)
    card.add_to(officer, WRITTEN)
    card.file_case_note(officer, "Issues Resolution", WRITTEN)
    card.inform(officer, ["complaint"], date(2026, 3, 12))
    card.inform(officer, ["advocate"], why_not=WRITTEN)
    card.file(officer, [f"{entry.position}.form"])
    card.record_what_came(officer, card.refer(officer, "beside", WRITTEN, consulted=WRITTEN), WRITTEN, now().date())
    card.refer(officer, "advice", WRITTEN)
    card.seek_advice(officer, WRITTEN, date(2026, 3, 12), said=WRITTEN)
    card.share_advice(officer, card.advice[0])
    card.close(officer, "resolved", WRITTEN)
    card.reopen(officer, WRITTEN)
    card.close(officer, "withdrawn", WRITTEN)
    return card


def a_card_with_an_aim(council, clock):
    text = (HERE / "procedures" / "hollinmoss.toml").read_text()
    version = ProcedureVersion.load_text(text)
    concern = {**CONCERN, "headings": [version.procedure.headings[0].key]}
    card = Escalation.raise_for(
        [council.children["Alder Brook"]], council.person("Dilys Ashgrove"), version, "level-1", concern,
        {"bypass_reason": "serious", "bypass_words": "It is serious."},
    )  # fmt: skip
    clock.shift(timedelta(days=30))
    Deadline.ring_everything_due()
    return card


def a_card_with_meetings(council):
    """A meeting called off and one held, after which the actions are agreed."""
    officer, first, second = council.person("Dilys Ashgrove"), london(2026, 4, 20, 9), now()
    version = loaded("brackenmoor", lambda text: text.replace('bypass = "never"', 'bypass = "reason"'))
    card = sent(council, version, "step-2")
    card.entry.arrange(officer, first, WRITTEN, WRITTEN)
    card.entry.call_off(officer, WRITTEN)
    card.entry.hold(officer, second, WRITTEN, WRITTEN)
    card.entry.agree_actions(officer, second, WRITTEN, [{"what": WRITTEN, "who": WRITTEN}])
    card.progress(officer, "step-3", "not accepted", WRITTEN)
    return card


def a_card_that_changes_hands(council, clock):
    """Sent on, more time asked for, the child corrected; a caseload handed over, planned, taken back and not possible."""
    card = raised(council)
    hal, wren, dilys, marcus = (
        council.person(name) for name in ("Hal Okafor", "Wren Halloran", "Dilys Ashgrove", "Marcus Fenwick")
    )
    card.entry.answering[0].ask_for_time(hal, date(2026, 5, 1), WRITTEN)
    card.entry.answering[0].send_on(hal, council.posts["Petra Lindqvist"], WRITTEN)
    card.correct_child(dilys, council.children["Alder Brook"], council.children["Kestrel Moss"], WRITTEN)
    tomorrow = now().date() + timedelta(days=1)
    CaseloadHandover.arrange(wren, dilys, marcus, tomorrow, WRITTEN).take_back(wren)
    CaseloadHandover.arrange(wren, marcus, dilys, tomorrow, WRITTEN)
    council.person("Dilys Ashgrove").disable()
    clock.shift(timedelta(days=1))
    CaseloadHandover.carry_out_everything_due()
    council.person("Dilys Ashgrove").enable()
    CaseloadHandover.arrange(wren, dilys, marcus, tomorrow, WRITTEN)


def a_card_with_an_email_tried_again(council, clock):
    """An email that was given up after days at a mail server that is away, and that somebody has tried once more."""
    with emailing(free_port()):
        raised(council)
        clock.shift(timedelta(days=3))
        Email.deliver_everything()
        Email.try_all_again(council.person("Wren Halloran"))


def test_every_kind_that_the_record_tells_reads_as_a_sentence(council, clock, sentence):
    the_long_story(council, clock)
    a_card_with_an_aim(council, clock)
    a_card_with_meetings(council)
    a_card_with_an_email_tried_again(council, clock)
    a_card_that_changes_hands(council, clock)
    events = list(Event.select())
    assert {event.kind for event in events} >= kinds_told() > {"raised", "breached", "prompted", "closed", "withdrawn"}
    each_reads_as_a_sentence(events, sentence)


def test_every_kind_that_reviews_and_visits_tell_reads_as_a_sentence(council, clock, sentence):
    go_through_a_review(council, clock, WRITTEN)
    events = list(Event.select())
    assert (
        {event.kind for event in events} >= kinds_told(of_reviews=True) > {"review planned", "decided", "visit noted"}
    )
    each_reads_as_a_sentence(events, sentence)


def test_who_sees_names_and_dates_of_a_review_reads_no_word_of_what_was_said(council, clock, seat):
    review = go_through_a_review(council, clock, WRITTEN)
    for name, reads in (("Dilys Ashgrove", True), ("Hal Okafor", True), ("Fern Tolliver", False)):
        page = seat(name).get(f"/reviews/{review.id}").text
        assert "called off the meeting that was booked" in page and (WRITTEN in page) is reads, name
        assert WRITTEN not in seat(name).get("/waiting").text


def each_reads_as_a_sentence(events, sentence):
    for event in events:
        said = sentence(event)
        assert re.fullmatch(r"[A-Z“].*[a-z0-9”)]\.", said), f"{event.kind}: {said!r}"
        assert "  " not in said and not TAGS.search(said), said
        assert WRITTEN not in said, said


def test_the_sentences_say_who_did_what_at_which_stage(council, clock, sentence):
    card = the_long_story(council, clock)
    said = [sentence(event) for event in card.events.order_by(card.events.model.id)]
    for words in (
        "Dilys Ashgrove raised this at Early resolution, under Immediate safety.",
        "Early resolution was sent to Roz Amadi, Social Worker.",
        "Dilys Ashgrove phoned, without getting through, about Early resolution.",
        "Dilys Ashgrove moved it from Early resolution to Stage 1 because there was no answer.",
        "Hal Okafor acknowledged it as Team Manager at Stage 1.",
        "“Answer”, owed by Hal Okafor, falls due soon.",
        (
            "“Answer”, owed by Hal Okafor, became overdue on Thu 12 Mar 10:00"
            " (noticed Thu 12 Mar 11:00, when the clocks were next checked)."
        ),
        "“Answer” was done in time after all, on Thu 12 Mar 09:00, so it no longer counts as overdue.",
        "The Team Manager answered at Stage 1 (phone, Thu 12 Mar 09:00), recorded Thu 12 Mar 11:00 by Dilys Ashgrove.",
        "Dilys Ashgrove changed the urgency from RED to GREEN at Stage 1.",
        (
            "Dilys Ashgrove moved it from Stage 1 to Stage 4 because the answer was not accepted,"
            " bypassing Stage 2 and Stage 3."
        ),
        "Wren Halloran recorded for Stage 4: Agreement of the QA Team Manager.",
        "Dilys Ashgrove recorded the outcome at Stage 4: Resolved.",
        "Dilys Ashgrove opened it again at Stage 4.",
    ):
        assert words in said, "\n".join(said)


def test_what_was_entered_later_says_when_it_was_and_when_it_was_recorded(council, clock, sentence):
    card, officer = raised(council), council.person("Dilys Ashgrove")
    at = now()
    clock.move_to(london(2026, 3, 3, 9, 12))
    card.entry.contact(officer, "email", at)
    event = card.events.order_by(card.events.model.id.desc()).first()
    assert sentence(event) == (
        "Dilys Ashgrove sent an email about Stage 1 (Mon 2 Mar 10:00, recorded Tue 3 Mar 09:12)."
    )
    clock.move_to(london(2026, 3, 9, 8))
    Deadline.ring_everything_due()
    late = [sentence(e) for e in card.events if e.kind == "breached"]
    assert (
        "“Answer”, owed by Hal Okafor, became overdue on Thu 5 Mar 23:59"
        " (noticed Mon 9 Mar 08:00, when the clocks were next checked)."
    ) in late


def test_the_card_tells_it_by_london_day_with_the_last_first_and_the_words_beneath(council, clock, seat):
    card = the_long_story(council, clock)
    page = seat("Dilys Ashgrove").get(f"/escalations/{card.number}").get_data(as_text=True)
    history = page.split("History</h2>")[1]
    days = re.findall(r'fp-history__day">(.*?)<', history)
    assert days == ["Thu 12 Mar", "Wed 11 Mar", "Tue 10 Mar", "Mon 2 Mar"]
    assert history.index("withdrew it at Stage 4") < history.index("raised this at Early resolution")
    assert WRITTEN in history


def test_what_is_told_to_the_raisers_side_is_in_nobody_elses_history(council, clock, seat):
    card = raised(council)
    card.tell("added to", council.person("Dilys Ashgrove"), audience="raiser", words="Advice was sought.")
    assert "Advice was sought." in seat("Dilys Ashgrove").get(f"/escalations/{card.number}").get_data(as_text=True)
    page = seat("Hal Okafor").get(f"/escalations/{card.number}").get_data(as_text=True)
    assert "raised this at Stage 1" in page and "Advice was sought." not in page
