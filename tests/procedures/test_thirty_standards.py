"""The thirty standards of appendix 1, each known by a word or two that only it has (req 0.6-0.35)."""

import pytest

from tests.procedures.files import named

TELLING = {
    "immediate-safety": ("safety plan", "immediate harm", "ISRO is told"),
    "quality-of-assessment": ("as good as expected", "match", "equality"),
    "delay-in-assessment": ("conferences and reviews", "up to date", "section 47"),
    "safeguarding-planning": ("no gaps", "core group", "needs"),
    "independence-planning": ("early teens", "pathway plan", "adult services", "proof of identity"),
    "delay-in-planning": ("permanence", "midway", "section 20", "leaving care", "CAMHS", "Legal action"),
    "participation": ("mentor", "additional needs", "voice", "friends"),
    "statutory-compliance": ("dentist", "Papers", "child is seen", "Statutory meetings"),
}


@pytest.mark.parametrize("key", TELLING)
def test_a_heading_has_its_standards_in_the_order_of_the_appendix(key):
    standards = named("north-somerset-isro").heading(key).standards
    assert len(standards) == len(TELLING[key])
    for telling, standard in zip(TELLING[key], standards, strict=True):
        assert telling in standard


def test_no_other_heading_has_any():
    headings = named("north-somerset-isro").headings
    assert [heading.key for heading in headings if heading.standards] == list(TELLING)
    assert sum(len(heading.standards) for heading in headings) == 30
