"""What a person may do with a card now: the one thing first, the rest after it."""

from dataclasses import dataclass

from models.escalation.meeting_moves import meeting_moves
from models.escalation.outside_moves import outside_moves


@dataclass(frozen=True)
class Move:
    name: str  # the noun that the screens know it by
    words: str


def moves(escalation, person):
    """The moves this person may make now, the main one first; `None` first where nothing is theirs to do."""
    ways = _ended(escalation, person) if escalation.outcome else _open(escalation, escalation.entry, person)
    found = [(main, Move(name, words)) for may, main, name, words in ways if may]
    main = next((move for is_main, move in found if is_main), None)
    return main, [move for _, move in found if move is not main]


def _ended(escalation, person):
    yield (
        escalation.opens("file a case note", person),
        False,
        "case_notes",
        "Case note for the child’s record",
    )
    yield from _records(escalation, person)
    yield from outside_moves(escalation, person)
    yield escalation.opens("reopen", person), False, "reopenings", "Open it again"
    yield from _corrects(escalation, person)
    yield (
        escalation.opens("add to", person),
        False,
        "addenda",
        "Add a note or a correction",
    )


def _open(escalation, entry, person):
    mine = next((r for r in entry.answering if r.is_for(person)), None)
    yield entry.can_take_over(person), True, "handovers", "Take it over and send it"
    rule = entry.consent_for(person)
    can_ack = mine is not None and entry.sent_at is not None and mine.can_acknowledge(person)
    yield can_ack, True, "acknowledgements", "Acknowledge"
    can_answer = mine is not None and mine.can_respond(person)
    yield can_answer, not mine or not mine.is_answered, "responses", "Answer now"
    yield (
        mine is not None and mine.can_plan(person),
        not (mine and mine.is_answered),
        "plans",
        "Send the plan of action",
    )
    yield from _sends_on(mine, person)
    yield rule is not None, True, "consents", f"Record: {rule.label}" if rule else ""
    yield from meeting_moves(entry, person)
    yield from _raisers(escalation, entry, person)
    yield from outside_moves(escalation, person)
    for deadline in escalation.owed_beside_by(person):
        yield True, True, "contacts", f"Record: {deadline.label}"
    yield from _records(escalation, person, files_next=mine is not None and mine.is_answered)
    yield (
        escalation.opens("record a contact", person),
        False,
        "contacts",
        "Record a call, a talk or an email",
    )
    yield (
        escalation.opens("add to", person),
        False,
        "addenda",
        "Add a note or a correction",
    )
    yield from _corrects(escalation, person)


def _corrects(escalation, person):
    """The correction of the child, for whoever raised it and the quality service."""
    may_correct = bool(escalation.children) and escalation.opens("correct the child", person)
    yield may_correct, False, "child_corrections", "It is about another child"


def _sends_on(mine, person):
    """What somebody may do who was written to and cannot answer, or not yet."""
    can_send_on = mine is not None and mine.can_send_on(person)
    yield can_send_on, False, "readdressings", "Not mine, send to…"
    yield can_send_on, False, "more_time", "Say that I need more time"


def _records(escalation, person, files_next=False):
    """What belongs on the child's file, and who is told; whoever has answered files next (req 1.45)."""
    yield bool(escalation.filings_for(person)), files_next, "filings", "Say what is on the child’s file"
    tells = escalation.opens("record a contact", person) and bool(escalation.open_duties())
    yield tells, False, "duties", "Record who was told and advised"


def _raisers(escalation, entry, person):
    """The moves of the raiser's side."""
    verdict = entry.verdict.verdict if entry.verdict else None
    untold = entry.untold if entry.sent_at else []
    is_raiser = person.id in (entry.raiser.id, escalation.raiser.id)
    ahead = escalation.stages_ahead()
    time_is_up = entry.sent_at is not None and any(
        d.at_end == "prompt" and d.breached_at and d.is_running for d in entry.deadlines
    )
    has_told = entry.stage.form == "notice" and entry.sent_at is not None and not untold
    if escalation.opens("judge", person):
        judges = entry.is_answered and verdict is None and not entry.is_referral
        asked = "Say whether the meeting settled it" if entry.is_meeting else "Say whether you accept the answer"
        yield judges, is_raiser, "verdicts", asked
        first = f"Move it to {ahead[0].label}" if ahead else ""
        yield (
            bool(ahead),
            is_raiser and (verdict == "not accepted" or (time_is_up and verdict != "accepted") or has_told),
            "stages",
            first,
        )
        tell = is_raiser and bool(untold) and not entry.is_answered
        yield (
            tell,
            tell,
            "contacts",
            f"Record that you {entry.untold_words}",
        )
        can_type = entry.sent_at is not None and any(r.can_type_in(person) for r in entry.answering)
        yield (
            can_type,
            False,
            "typed_answers",
            "Type in an answer that came by phone or email",
        )
        yield entry.stage.rated, False, "ratings", "Change how urgent it is"
        can_close = escalation.can_close(person)
        is_given = has_told and not ahead
        is_referred = entry.is_referral and entry.is_answered
        yield (
            can_close,
            verdict == "accepted" or (is_raiser and (is_given or is_referred)),
            "outcomes",
            "Record the outcome",
        )
        yield can_close, False, "withdrawals", "Withdraw it"
        yield True, False, "actions", "Add an action that was agreed"
        yield True, False, "case_notes", "Case note for the child’s record"
