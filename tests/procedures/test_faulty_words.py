"""A word, key or value that cannot stand in a file is refused, by key path and in plain words."""

import pytest

from tests.procedures.files import problems_of, small

LONG = "x" * 10_000

FAULTS = {
    "acts as nothing we know": (
        small(('acts_as = "TM"', 'acts_as = "Boss"')),
        "roles.manager.acts_as",
        "“Boss” is not known here. It may be: IRO, SW, TM, SM, HoS, AD, DCS, MD, QTM, QSM, QHoS, BS, outside.",
    ),
    "label of ten thousand letters": (
        small(('label = "Stage 1"', f'label = "{LONG}"')),
        "stages[0].label",
        "This text is 10,000 characters long. It may have 150 at most.",
    ),
    "label with HTML": (
        small(('label = "Stage 1"', 'label = "<script>alert(1)</script>"')),
        "stages[0].label",
        "“<script>alert(1)</script>” contains HTML. Write plain text.",
    ),
    "label that is empty": (
        small(('label = "Stage 1"', 'label = "  "')),
        "stages[0].label",
        "This text is empty. Write the words that people will see.",
    ),
    "label that turns the writing round": (
        small(('label = "Stage 1"', 'label = "Stage \\u202E1"')),
        "stages[0].label",
        "This text holds an invisible character (U+202E). Take it out.",
    ),
    "key that is none": (
        small(('key = "small"', 'key = "Small Protocol"')),
        "key",
        "“Small Protocol” is not a key. Use small letters, digits and hyphens, 60 at most: “stage-1”.",
    ),
    "misspelt key": (
        small(("raised_by = ", "raisd_by = ")),
        "stages[0].raisd_by",
        "A stage has no such key. Did you mean “raised_by”?",
    ),
    "missing key": (small(('label = "Stage 1"\n', "")), "stages[0].label", "This key is missing."),
    "number for words": (
        small(('version = "1"', "version = 1")),
        "version",
        "This must be words in quotes, not a number.",
    ),
    "words for true": (
        small(("last = true", 'last = "yes"')),
        "stages[1].last",
        "This must be true or false, without quotes, not words.",
    ),
    "words for a date": (
        small(('owner = "Quality"', 'owner = "Quality"\nreview_by = "August"')),
        "review_by",
        "This must be a date such as 2024-08-01, no quotes, not words.",
    ),
    "a time for a date": (
        small(('owner = "Quality"', 'owner = "Quality"\nreview_by = 2026-08-31T10:00:00Z')),
        "review_by",
        "This must be a date such as 2024-08-01, no quotes, not a date or time.",
    ),
    "a table for a list": (
        small(('recipients = [{ role = "head" }]', 'recipients = { role = "head" }')),
        "stages[1].recipients",
        "This must be a list in square brackets, not a table.",
    ),
    "prefix in words": (
        small(('owner = "Quality"', 'owner = "Quality"\nwords = { prefix = "issue" }')),
        "words.prefix",
        "The prefix stands before a number, as in IR-41. Use one to six capital letters.",
    ),
    "more headings than a form can hold": (
        small(more="".join(f'\n[[headings]]\nkey = "h{n}"\nlabel = "H"\n' for n in range(61))),
        "headings",
        "There are 61 of these. There may be 60 at most.",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named_and_placed(fault):
    text, where, sentence = FAULTS[fault]
    (problem,) = problems_of(text)
    assert (problem.where, problem.sentence) == (where, sentence)
