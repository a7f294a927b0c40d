"""Faults of a reviews file that no single key shows."""

from collections.abc import Iterator

from rules.reviews.frequency import Cycle, PromptRule
from rules.reviews.shapes import ReviewsProcedure

Fault = tuple[str, str]  # the key path, and a sentence


def faults(procedure: ReviewsProcedure) -> Iterator[Fault]:
    """Each fault of the whole, told where it is written."""
    if not any(cycle.starts == "came into care" and cycle.in_use for cycle in procedure.cycles):
        yield "cycles", "No cycle starts at “came into care”, so no review would ever be due. Write one."
    for n, cycle in enumerate(procedure.cycles):
        yield from _of_cycle(cycle, f"cycles[{n}]")
    for n, standstill in enumerate(procedure.resets_nothing):
        if any(cycle.starts == standstill.fact and cycle.in_use for cycle in procedure.cycles):
            yield f"resets_nothing[{n}].fact", f"A cycle starts at “{standstill.fact}”. Keep one of the two."
        if any(standstill.fact == earlier.fact for earlier in procedure.resets_nothing[:n]):
            yield f"resets_nothing[{n}].fact", f"“{standstill.fact}” stands here twice. Keep one."
    for n, prompt in enumerate(procedure.prompts):
        yield from _of_prompt(prompt, f"prompts[{n}]")
    yield from _of_questions(procedure)
    yield from _of_silence(procedure)
    yield from _of_gates(procedure)
    yield from _of_participation(procedure)


def _of_cycle(cycle: Cycle, where: str) -> Iterator[Fault]:
    if not cycle.limits:
        yield f"{where}.limits", "This cycle has no limits. Write at least one, such as “20 working days”."
    if cycle.names and len(cycle.names) != len(cycle.limits):
        sentence = f"There are {len(cycle.limits)} limits and {len(cycle.names)} names. Write one for each limit."
        yield f"{where}.names", sentence
    if cycle.printed and len(cycle.printed) != len(cycle.limits):
        sentence = f"There are {len(cycle.limits)} limits and {len(cycle.printed)} printed. Write one for each limit."
        yield f"{where}.printed", sentence
    if cycle.during and cycle.during == cycle.unless:
        yield f"{where}.unless", "It is during and unless the same, so it would never hold. Take one of them out."


def _of_prompt(prompt: PromptRule, where: str) -> Iterator[Fault]:
    if not (prompt.review or prompt.birthday or prompt.every_review or prompt.limit):
        yield where, "Nothing says on which review. Write review, birthday, every_review, or counts_from and limit."
    if prompt.limit and not prompt.counts_from:
        yield f"{where}.limit", "A limit needs counts_from, the fact that it is counted from."
    if prompt.counts_from and not (prompt.limit or prompt.repeats):
        yield f"{where}.counts_from", "Nothing is counted from this fact. Write limit or repeats, or take it out."
    if prompt.repeats and not prompt.counts_from:
        yield f"{where}.repeats", "Which fact repeats? Write it in counts_from."


def _of_questions(procedure: ReviewsProcedure) -> Iterator[Fault]:
    for n, question in enumerate(procedure.questions):
        if not question.facts:
            yield f"questions[{n}].facts", "No fact leads to this question, so it would never be asked. Name one."


def _of_silence(procedure: ReviewsProcedure) -> Iterator[Fault]:
    for n, rule in enumerate(procedure.after):
        if rule.at_end == "agreed" and rule.starts != "decisions received":
            sentence = "Silence agrees the decisions of a review, and nothing else. Write breach or prompt."
            yield f"after[{n}].at_end", sentence


def _of_gates(procedure: ReviewsProcedure) -> Iterator[Fault]:
    for n, gate in enumerate(procedure.gates):
        if gate.lasted and not gate.during:
            yield f"gates[{n}].lasted", "What is to have lasted so long? Write it in during."


def _of_participation(procedure: ReviewsProcedure) -> Iterator[Fault]:
    codes = [participation.code for participation in procedure.participation]
    for n, participation in enumerate(procedure.participation):
        first, last = participation.from_birthday, participation.until_birthday
        if participation.code in codes[:n]:
            yield f"participation[{n}].code", f"“{participation.code}” stands here twice. Keep one."
        if first and last and first > last:
            yield f"participation[{n}].from_birthday", "It begins after it has ended, so it would fit no child."
