"""A clock that cannot work is refused, by key path and in plain words."""

import pytest

from tests.procedures.files import problems_of, small

OVERALL = '\n[overall]\nkey = "o"\nlabel = "O"\nowed_by = "raiser"\nstarts = "first raised"\nstops = "ended"\n'

FAULTS = {
    "unknown role that owes": (
        small(('owed_by = "recipient"', 'owed_by = "nobody"')),
        "stages[0].clocks[0].owed_by",
        "“nobody” is not a role of this file. It may be: raiser, recipient, iro, manager, head.",
    ),
    "negative limit": (
        small(("5 working days", "-5 working days")),
        "stages[0].clocks[0].by_urgency.low",
        "“-5 working days” is no time at all. Write 1 or more, or “same day”.",
    ),
    "zero limit": (
        small(("5 working days", "0 hours")),
        "stages[0].clocks[0].by_urgency.low",
        "“0 hours” is no time at all. Write 1 or more, or “same day”.",
    ),
    "unknown unit": (
        small(("25 hours", "25 WH")),
        "stages[0].clocks[0].by_urgency.high",
        (
            "“wh” in “25 WH” is not a unit that limits are counted in. "
            "Use working days, days, weeks, months, hours or minutes."
        ),
    ),
    "no unit": (
        small(("25 hours", "25")),
        "stages[0].clocks[0].by_urgency.high",
        "“25” is not a limit. Write a number and a unit, such as “5 working days”.",
    ),
    "urgency without limit": (
        small((', high = "25 hours"', "")),
        "stages[0].clocks[0].by_urgency.high",
        "There is no limit for HIGH. Write one for each urgency.",
    ),
    "unknown urgency": (
        small((', high = "25 hours"', ', high = "25 hours", huge = "1 hour"')),
        "stages[0].clocks[0].by_urgency.huge",
        "“huge” is not an urgency of this file. It may be: low, high.",
    ),
    "by urgency where nobody is asked": (
        small(('raised_by = "iro"', 'raised_by = "iro"\nrated = false')),
        "stages[0].clocks[0].by_urgency",
        "The limit goes by urgency, but nobody is asked how urgent it is (rated = false).",
    ),
    "no limit at all": (
        small(('by_urgency = { low = "5 working days", high = "25 hours" }', "")),
        "stages[0].clocks[0]",
        "This clock has no limit. Write limit, by_urgency, choices, or agreed = true.",
    ),
    "shorter of one": (
        small(("by_urgency = ", "shorter_of_both = true\nby_urgency = ")),
        "stages[0].clocks[0].shorter_of_both",
        "The shorter of two needs both: limit and by_urgency.",
    ),
    "warning after the end": (
        small(("by_urgency = ", 'warnings = "1 hour"\nby_urgency = ')),
        "stages[0].clocks[0].warnings",
        "A warning comes before the end: write “1 hour before”.",
    ),
    "silence that agrees": (
        small(("by_urgency = ", 'at_end = "agreed"\nby_urgency = ')),
        "stages[0].clocks[0].at_end",
        "Silence agrees decisions of a review only. Write breach or prompt.",
    ),
    "hours from a date": (
        small(('starts = "sent"', 'starts = "origin"')),
        "stages[0].clocks[0]",
        "Hours need a time to start from, and an origin has only a date. Use working days or days.",
    ),
    "starts as it stops": (
        small(
            ('starts = "sent"', 'starts = "answered"'),
            ('stops = "answered"', 'stops = "sent"'),
            ('starts = "answered"', 'starts = "sent"'),
        ),
        "stages[0].clocks[0].stops",
        "The clock starts and stops with the same fact: “sent”.",
    ),
    "starts from nothing we know": (
        small(('starts = "sent"', 'starts = "send"')),
        "stages[0].clocks[0].starts",
        "“send” is not known here. Did you mean “sent”?",
    ),
    "starts from a clock that is not there": (
        small(('starts = "sent"', 'starts = "clock:plan"')),
        "stages[0].clocks[0].starts",
        "This stage has no clock “plan”. It has: answer.",
    ),
    "waits for itself": (
        small(('starts = "sent"', 'starts = "clock:answer"')),
        "stages[0].clocks[0].starts",
        "This clock waits for its own end, so it would never start.",
    ),
    "first stage waits for one before": (
        small(('starts = "sent"', 'starts = "previous stage ended"')),
        "stages[0].clocks[0].starts",
        "No stage comes before the first, so this clock would never start.",
    ),
    "misspelt key of a clock": (
        small(("by_urgency = ", "by_urgancy = ")),
        "stages[0].clocks[0].by_urgancy",
        "A clock has no such key. Did you mean “by_urgency”?",
    ),
    "words for a table": (
        small(('owner = "Quality"', 'owner = "Quality"\noverall = "20 working days"')),
        "overall",
        "This must be a table of keys and values, not words.",
    ),
    "a list for a table": (
        small(('by_urgency = { low = "5 working days", high = "25 hours" }', 'by_urgency = ["5 days"]')),
        "stages[0].clocks[0].by_urgency",
        "This must be a table of keys and values, not a list.",
    ),
    "overall from a stage": (
        small(more=OVERALL.replace("first raised", "sent") + 'limit = "20 working days"\n'),
        "overall.starts",
        "“sent” belongs to one stage. Write one of: first raised, identified, origin, first formal stage.",
    ),
    "overall without a limit": (
        small(more=OVERALL),
        "overall.limit",
        "The overall limit is a fixed one. Write limit, such as “20 working days”.",
    ),
    "overall owed by one recipient": (
        small(more=OVERALL.replace('"raiser"', '"recipient"') + 'limit = "20 working days"\n'),
        "overall.owed_by",
        "The overall limit is not owed by one stage's recipient. Write raiser or a role.",
    ),
    "overall that never stops": (
        small(more=OVERALL.replace('"ended"', '"told"') + 'limit = "20 working days"\n'),
        "overall.stops",
        'The overall limit stops when the case has ended. Write stops = "ended".',
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named_and_placed(fault):
    text, where, sentence = FAULTS[fault]
    (problem,) = problems_of(text)
    assert (problem.where, problem.sentence) == (where, sentence)
