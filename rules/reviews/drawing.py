"""A reviews procedure drawn as plain text that a council's officer can lay beside the printed page."""

from collections.abc import Iterable, Iterator, Sequence

from rules.procedure.layout import bullets, days, lines, listed
from rules.reviews.duties import Document, FollowUpRule, Gate, Participation, Point, PreparationRule
from rules.reviews.frequency import Cycle, PromptRule, Question
from rules.reviews.shapes import ReviewsProcedure

Said = Iterable[tuple[str, str]]


def draw(procedure: ReviewsProcedure) -> str:
    """How often, what changes that, what is owed before and after, and what is asked of whom."""
    parts = [
        (f"{procedure.title}, {procedure.version} ({procedure.key})", _head(procedure)),
        ("How often", (line for cycle in procedure.cycles for line in _cycle(cycle))),
        ("Restarts nothing", ((rule.fact, rule.why) for rule in procedure.resets_nothing)),
        ("Asked of the IRO", (line for question in procedure.questions for line in _question(question))),
        ("To be considered", (line for prompt in procedure.prompts for line in _prompt(prompt))),
        ("Before the meeting", (line for rule in procedure.before for line in _before(rule, procedure))),
        ("After the meeting", (line for rule in procedure.after for line in _after(rule, procedure))),
        ("Visits", _visits(procedure)),
        ("Again and again", ((r.label, f"every {r.every}, {_owed(r.owed_by, procedure)}") for r in procedure.regular)),
        ("Out of the ordinary", (line for gate in procedure.gates for line in _gate(gate, procedure))),
        ("Documents", (_document(document, procedure) for document in procedure.documents)),
        ("Agenda", (_point(point) for point in procedure.agenda)),
        ("The child’s wishes", (("", point.label) for point in procedure.preferences)),
        ("Participation", (_participation(each) for each in procedure.participation)),
        ("Asked each time", ((asked.label, ", ".join(asked.answers)) for asked in procedure.participation_questions)),
    ]
    drawn = [[title, *_lines(said)] for title, said in parts]
    drawn += [["Kept as the document has it", *bullets(procedure.notes)]] if procedure.notes else []
    return "\n\n".join("\n".join(part) for part in drawn if len(part) > 1)


def _lines(said: Said) -> Iterator[str]:
    """Names too long for their column go before what is said."""
    for name, words in said:
        yield from lines([(name, words) if len(name) < 16 else ("", f"{name}: {words}" if words else name)])


def _head(procedure: ReviewsProcedure) -> Said:
    yield "owner", procedure.owner
    yield "in force", days(procedure.in_force, procedure.review_by)
    yield "several meetings", f"the {procedure.series.counts} counts"
    if adjourned := procedure.adjournment:
        yield "adjourned", f"completed within {adjourned.limit} ({adjourned.source})"
    yield "record system", procedure.record_system
    yield "source", procedure.source


def _cycle(cycle: Cycle) -> Said:
    yield "rule", cycle.label + ("" if cycle.in_use else " (not used here)")
    limits = ", ".join(cycle.limits[:-1]) + ", then " * (len(cycle.limits) > 1) + cycle.limit(len(cycle.limits))
    yield "", f"from “{cycle.starts}”: {limits}{_while(cycle.during, cycle.unless)}"
    if cycle.names:
        yield "called", _quoted(cycle.names)
    if cycle.printed:
        yield "printed", _quoted(cycle.printed)
    yield "one reading of", cycle.choice
    yield "please note", cycle.note
    yield "source", f"{'the law, ' * (cycle.basis == 'law')}{cycle.source}"


def _question(question: Question) -> Said:
    yield "on", listed(question.facts)
    yield "", f"{question.label} {' / '.join(question.answers)}"
    yield "source", question.source


def _prompt(rule: PromptRule) -> Said:
    yield "", rule.label
    said = [f"review {rule.review}"] if rule.review else []
    said += ["every review"] if rule.every_review else []
    said += [f"the first review after turning {rule.birthday}"] if rule.birthday else []
    said += [f"{rule.falls} {', '.join(rule.limit)} after “{rule.counts_from}”"] if rule.limit else []
    said += [f"where “{rule.counts_from}” comes {rule.repeats} times"] if rule.repeats else []
    said += [f"in {' or '.join(rule.homes)}"] if rule.homes else []
    said += [f"while the legal status is {rule.legal_statuses[0]}"] if rule.legal_statuses else []
    said += [f"until “{rule.answered_by}”"] if rule.answered_by else []
    yield "on", f"{', '.join(said)}{_while(rule.during, rule.unless)}"
    yield "source", rule.source


def _before(rule: PreparationRule, procedure: ReviewsProcedure) -> Said:
    limit = listed(rule.limit) or "no limit"
    first = f", {listed(rule.limit_at_first)} a first review" if rule.limit_at_first else ""
    yield "", rule.label
    yield "by", f"{limit}{first}, {_owed(rule.owed_by, procedure)}{_if(rule.when)}"
    yield "printed", _quoted([rule.printed] if rule.printed else [])
    yield "source", rule.source


def _after(rule: FollowUpRule, procedure: ReviewsProcedure) -> Said:
    limit = listed(rule.limit) or "no limit"
    aim = f", aim {listed(rule.aim)}" if rule.aim else ""
    end = {"agreed": "; silence is agreement", "prompt": "; at its end a prompt"}.get(rule.at_end, "")
    yield "", rule.label
    yield "by", f"{limit}{aim} from “{rule.starts}”, {_owed(rule.owed_by, procedure)}{_if(rule.when)}{end}"
    yield "", "may be done between the meetings of one review" if rule.between else ""
    yield "printed", _quoted([rule.printed] if rule.printed else [])
    yield "source", rule.source


def _visits(procedure: ReviewsProcedure) -> Said:
    if visits := procedure.visits:
        aim = f"aim {listed(visits.aim)}, " if visits.aim else ""
        limit = f"limit {listed(visits.limit)}" if visits.limit else "no limit"
        yield "note", f"{visits.heading}: {aim}{limit}, {_owed(visits.owed_by, procedure)}"
        yield "its parts", listed(visits.parts)
        yield "that day", "questioned on the day of a review" if visits.own_day else ""
        yield "the first", "questioned where the child does not live" if visits.first_at_home else ""
        yield "source", visits.source


def _gate(gate: Gate, procedure: ReviewsProcedure) -> Said:
    yield "", gate.label
    yield "agreed by", _titles(gate.agreed_by, procedure)
    yield "discussed with", _titles(gate.discussed_with, procedure)
    yield "when", listed(["beforehand" if gate.beforehand else "", _while(gate.during, "").lstrip(", "), *gate.lasted])
    yield "asks", listed(gate.asks)
    yield "filed on", listed(gate.filed_on)
    yield "source", gate.source


def _document(document: Document, procedure: ReviewsProcedure) -> tuple[str, str]:
    due_with = [procedure.preparation(key).label for key in document.due_with]
    said = ["a plan" if document.plan else "", "read by the IRO" if document.read else "", *due_with]
    late = "late is information" if document.late == "information" else ""
    return document.label, listed([*said, late, document.when]) or "considered"


def _point(point: Point) -> tuple[str, str]:
    later = f"from review {point.from_review} on" if point.from_review > 1 else ""
    said = listed(
        [
            later,
            "with a date" if point.timescale else "",
            "also before the meeting" if point.beforehand else "",
            "missing until it is said" if point.needed else "",
            f"until “{point.answered_by}”" if point.answered_by else "",
            _while(point.during, "").lstrip(", "),
            _if(point.when).lstrip(", "),
        ]
    )
    return "", f"{point.label}{f' ({said})' if said else ''}"


def _participation(each: Participation) -> tuple[str, str]:
    ages = [f"from turning {each.from_birthday}"] if each.from_birthday else []
    ages += [f"until turning {each.until_birthday}"] if each.until_birthday else []
    return each.code, f"{each.label}{f' ({listed(ages)})' if ages else ''}"


def _while(during: str, unless: str) -> str:
    return (f", during “{during}”" if during else "") + (f", but not during “{unless}”" if unless else "")


def _if(when: str) -> str:
    return f", if {when}" if when else ""


def _quoted(words: Sequence[str]) -> str:
    return ", ".join(f"“{said}”" for said in words)


def _owed(role: str, procedure: ReviewsProcedure) -> str:
    return f"owed by the {procedure.roles[role].title}"


def _titles(roles: Sequence[str], procedure: ReviewsProcedure) -> str:
    return " and ".join(procedure.roles[role].title for role in roles)
