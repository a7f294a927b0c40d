"""Stages that cannot work are refused, by key path and in plain words."""

import pytest

from tests.procedures.files import problems_of, small

STAGE = '\n[[stages]]\nkey = "three"\nlabel = "Stage 3"\nraised_by = "iro"\nrecipients = [{ role = "head" }]\n'
CONSENT = '\n[[stages.consents]]\nkey = "c"\nlabel = "Agreement"\nrole = "iro"\n'

FAULTS = {
    "unknown role": (
        small(('role = "manager"', 'role = "manger"')),
        "stages[0].recipients[0].role",
        "“manger” is not a role of this file. Did you mean “manager”?",
    ),
    "consents to oneself": (
        small(more=CONSENT),
        "stages[1].consents[0].role",
        "“iro” raises this stage and cannot also consent to it. Name another role.",
    ),
    "cycle": (
        small(('raised_by = "iro"', 'raised_by = "iro"\nbranches = [{ to = "one", urgency = "low" }]')),
        "stages[0].branches[0].to",
        "This goes round in a circle: “one” leads to “one” again. Stages only go forward.",
    ),
    "cycle over two stages": (
        small(("last = true", 'branches = [{ to = "one", status = "in care" }]')),
        "stages[1].branches[0].to",
        "This goes round in a circle: “one” leads to “two” again. Stages only go forward.",
    ),
    "unreachable after the last": (
        small(more=STAGE),
        "stages[2]",
        "No way leads to “Stage 3”. Let a stage lead to it, or take it out.",
    ),
    "unreachable because always passed": (
        small(
            ("last = true", ""), ('raised_by = "iro"', 'raised_by = "iro"\nbranches = [{ to = "three" }]'), more=STAGE
        ),
        "stages[1]",
        "No way leads to “Stage 2”. Let a stage lead to it, or take it out.",
    ),
    "branch to nowhere": (
        small(("last = true", 'branches = [{ to = "three" }]')),
        "stages[1].branches[0].to",
        "“three” is not a stage of this file. It may be: one, two.",
    ),
    "branch out of its kind": (
        small(
            ('owner = "Quality"', 'owner = "Quality"\nkinds = { alert = "Alert", thanks = "Thanks" }'),
            ('raised_by = "iro"', 'raised_by = "iro"\nbranches = [{ to = "three", kind = "alert" }]'),
            more=STAGE + 'kinds = "thanks"\n',
        ),
        "stages[0].branches[0].to",
        "“three” is not a stage of every kind of case that this branch takes there.",
    ),
    "kind without a stage": (
        small(
            ('owner = "Quality"', 'owner = "Quality"\nkinds = { alert = "Alert", thanks = "Thanks" }'),
            ('raised_by = "iro"', 'raised_by = "iro"\nkinds = "alert"'),
        ),
        "kinds.thanks",
        "No stage is for this kind of case.",
    ),
    "like a later stage": (
        small(('raised_by = "iro"', 'raised_by = "iro"\nlike = "two"')),
        "stages[0].like",
        "“two” is not an earlier stage. The file has none.",
    ),
    "nobody answers": (
        small(('{ role = "head" }', '{ role = "head", part = "told" }')),
        "stages[1].recipients",
        'Nobody answers here. Name a role that does, or write form = "notice".',
    ),
    "a notice that is answered": (
        small(("last = true", 'last = true\nform = "notice"')),
        "stages[1].recipients",
        'A notice waits for nobody. Write part = "told" for each, or another form.',
    ),
    "written to twice": (
        small(('{ role = "head" }', '{ role = "head" }, { role = "head", part = "copied" }')),
        "stages[1].recipients[1].role",
        "“head” is written to twice here. Keep one of them.",
    ),
    "referral to nobody": (
        small(("last = true", 'last = true\nform = "referral"')),
        "stages[1].form",
        "This stage is a referral, but [referral] does not name “last stage” among its modes.",
    ),
    "consult nobody": (
        small(('owner = "Quality"', 'owner = "Quality"\nbypass = "consult"')),
        "bypass",
        "No stage says whom to consult before it is bypassed. Write consult at the stages.",
    ),
    "consulted for nothing": (
        small(("last = true", 'last = true\nconsult = "head"')),
        "stages[1].consult",
        "Nobody would be consulted: bypass is not “consult” in this file.",
    ),
    "two stages of one key": (
        small(('key = "two"', 'key = "one"')),
        "stages[1].key",
        "“one” stands here twice. Keep one.",
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_named_and_placed(fault):
    text, where, sentence = FAULTS[fault]
    (problem,) = problems_of(text)
    assert (problem.where, problem.sentence) == (where, sentence)


@pytest.mark.parametrize("stages", ["stages = []\n", ""])
def test_no_stages(stages):
    head = small().split("[[stages]]")[0].replace("[roles]", f"{stages}[roles]")
    (problem,) = problems_of(head)
    expected = "There are no stages. A procedure needs at least one." if stages else "This key is missing."
    assert (problem.where, problem.sentence) == ("stages", expected)
