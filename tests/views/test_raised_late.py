"""What came up long ago is raised with the reason why only now, and the card shows it."""

from pathlib import Path

import pytest

from models import Child, Escalation, ProcedureVersion
from tests.views.records import words
from tests.views.writing import WHOLE, opened, press, send, text

WAY = "/escalations/new?procedure=hollinmoss"
WHY = "The school told us only on Friday."


@pytest.fixture
def dilys(northmere, sqlite_seat):
    ProcedureVersion.load_text(Path("procedures/hollinmoss.toml").read_text())
    return sqlite_seat("Dilys Ashgrove")


def came_up(day, month, year=2026):
    child = str(Child.get(Child.name == "Kestrel Moss").id)
    fields = WHOLE | {"headings": "permanence", "standards": None, "children": child, "urgency": None}
    return fields | {"origin_on-day": day, "origin_on-month": month, "origin_on-year": year}


def test_up_to_seven_days_back_nothing_more_is_asked(dilys):
    for day, month in ((23, 2), (2, 3)):
        answer = press(dilys, "continue", opened(dilys, WAY), **came_up(day, month), raised_late="")
        assert answer.status_code == 303, text(answer)


def test_further_back_the_reason_is_asked_for_and_shown_on_the_card(dilys):
    hidden = opened(dilys, WAY)
    asked = press(dilys, "continue", hidden, **came_up(22, 2), raised_late=" \u200b")
    assert asked.status_code == 422
    assert "Enter why it is raised only now: it came up more than 7 days ago" in words(asked)
    assert 'value="22"' in asked.text
    press(dilys, "continue", hidden, **came_up(22, 2), raised_late=WHY)
    assert WHY in text(dilys.get(f"/drafts/{hidden['key']}/check"))
    assert send(dilys, hidden["key"]).status_code == 303
    page = words(dilys.get("/escalations/1"))
    assert f"It came up on Sun 22 Feb; raised only then because: “{WHY}”." in page
    assert Escalation.get().raised_late == WHY


def test_a_reason_that_nobody_asked_for_is_not_kept(dilys):
    hidden = opened(dilys, WAY)
    press(dilys, "continue", hidden, **came_up(27, 2), raised_late=WHY)
    send(dilys, hidden["key"])
    assert Escalation.get().raised_late == "" and WHY not in text(dilys.get("/escalations/1"))


def test_a_day_that_is_still_to_come_is_refused(dilys):
    answer = press(dilys, "continue", opened(dilys, WAY), **came_up(3, 3))
    assert answer.status_code == 422 and "The date it came up must be today or earlier" in words(answer)


def test_the_council_says_after_how_long(dilys):
    file = Path("procedures/hollinmoss.toml").read_text().replace('version = "2026/1"', 'version = "2026/2"')
    ProcedureVersion.load_text(file.replace("[words]", 'ask_why_after = "2 working days"\n\n[words]', 1))
    answer = press(dilys, "continue", opened(dilys, WAY), **came_up(25, 2), raised_late="")
    assert answer.status_code == 422 and "it came up more than 2 working days ago" in words(answer)


def test_a_new_version_leaves_open_cards_as_they_are(dilys):
    hidden = opened(dilys, WAY)
    press(dilys, "continue", hidden, **came_up(27, 2))
    send(dilys, hidden["key"])
    [before] = [d.due for d in Escalation.get().deadlines if d.clock == "overall"]
    file = (
        Path("procedures/hollinmoss.toml").read_text().replace('limit = "60 working days"', 'limit = "9 working days"')
    )
    ProcedureVersion.load_text(file.replace('version = "2026/1"', 'version = "2026/2"'))
    card = Escalation.get()
    assert (card.procedure.version, [d.due for d in card.deadlines if d.clock == "overall"]) == ("2026/1", [before])
    assert "Procedure Practice Concern Procedure, 2026/1" in words(dilys.get("/escalations/1"))
