"""What is missing, wrong or tampered with when a concern is raised: named, kept, and nothing written."""

import pytest

from models import Child, Draft, Escalation
from tests.cast import Seat
from tests.views.writing import AT_STAGE_1, TOLD, WHOLE, checked, opened, press, text


@pytest.fixture
def dilys(northmere, northmere_app):
    return Seat(northmere_app, northmere.people["Dilys Ashgrove"])


@pytest.fixture
def kestrel(northmere):
    return Child.get(Child.name == "Kestrel Moss")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"children": None}, "Choose the child or children this is about"),
        ({"headings": None}, "Choose what kind of concern it is"),
        ({"headings": "other"}, "Enter what kind of concern it is"),
        ({"headings": ["participation", "oversight"]}, "Choose one kind of concern"),
        ({"what_is_wrong": "\u00a0 \u200b"}, "Enter what is wrong"),
        ({"impact": " "}, "Enter what this means for the child"),
        ({"risk": ""}, "Enter what the risk to the child is"),
        ({"asked_for": ""}, "Enter what you ask for"),
        ({"asked_by-day": "31", "asked_by-month": "2", "asked_by-year": "2026"}, "must be a real date"),
        ({"asked_by-day": "1", "asked_by-month": "3", "asked_by-year": "2026"}, "The date must be today or later"),
        (TOLD | {"told_how": None}, "Choose how you told them"),
        (TOLD | {"told_at": "24:00"}, "must be a time, like"),
        (TOLD | {"told_at": "10:01"}, "must be in the past"),
        (TOLD | {"said": ""}, "Enter what was said"),
        ({"starts": "later"}, "Choose a stage that comes next"),
        (AT_STAGE_1 | {"stage": "alert-2"}, "Choose from what the list offers"),
        (AT_STAGE_1 | {"urgency": None}, "Choose how urgent it is"),
        (AT_STAGE_1 | {"urgency": "crimson"}, "Choose from what the list offers"),
        (AT_STAGE_1 | {"bypass_reason": None}, "Say why the stage is bypassed"),
        (AT_STAGE_1 | {"bypass_reason": "other", "bypass_words": "."}, "Say in your own words why"),
        ({"safe_by-day": "9", "safe_by-month": "3", "safe_by-year": "2026"}, "Enter why the child must be safe"),
        ({"safe_why": "A contact visit."}, "Enter the date by which the child must be safe"),
        (
            {"safe_by-day": "30", "safe_by-month": "3", "safe_by-year": "2026", "safe_why": "x"},
            "It must be resolved by 30 March 2026 anyway",
        ),
        ({"impact": "a" * 10_001}, "must be 10,000 characters or fewer"),
        ({"impact": "a\x00b"}, "remove characters that cannot be stored"),
    ],
)
def test_what_is_missing_or_wrong_is_named_and_every_word_is_kept(dilys, kestrel, fields, sentence):
    wishes = "<b hx-get=/drafts hx-trigger=load>{{7*7}}</b>"
    sent = WHOLE | {"children": str(kestrel.id), "wishes": wishes} | fields
    answer = press(dilys, "continue", opened(dilys), **sent)
    page = text(answer)
    assert answer.status_code == 422
    assert sentence in page and "govuk-error-summary" in page and "<title>Error: " in page
    assert "&lt;b hx-get=/drafts hx-trigger=load&gt;{{7*7}}&lt;/b&gt;" in page
    assert "A permanence planning meeting." in page or fields.get("asked_for") == ""
    assert not Escalation.select().exists()


def test_a_field_that_the_form_does_not_have_is_refused(dilys, kestrel):
    for name in ("raised_by", "due_at", "card[stage]"):
        assert press(dilys, "continue", opened(dilys), **WHOLE, **{name: "1"}).status_code == 400
    assert press(dilys, "continue", opened(dilys) | {"procedure": "nowhere"}, **WHOLE).status_code == 400
    key, _ = checked(dilys, kestrel)
    form = dilys.form(f"/drafts/{key}/check")
    assert dilys.client.post("/escalations", data=form | {"stage": "stage-4"}).status_code == 400
    assert not Escalation.select().exists()


@pytest.mark.parametrize("name", ["Roz Amadi", "Hal Okafor", "Edda Thorne", "Fern Tolliver", "Gil Sandoval"])
def test_who_may_not_raise_is_told_so_everywhere(northmere, northmere_app, name):
    other = Seat(northmere_app, northmere.people[name])
    token = other.form("/waiting")["csrf_token"]
    for path in ("/escalations/new", "/drafts", "/drafts/abcdefghijklmnop", "/drafts/abcdefghijklmnop/check"):
        assert other.get(path).status_code == 403
    for path in ("/escalations", "/drafts/abcdefghijklmnop", "/drafts/abcdefghijklmnop/removal"):
        assert other.client.post(path, data={"csrf_token": token}).status_code == 403
    assert not Draft.select().exists() and not Escalation.select().exists()
