"""The same screen asks what each council's procedure asks."""

from pathlib import Path

import pytest

from models import Child, Escalation, ProcedureVersion
from tests.cast import Seat
from tests.procedures.files import NINE
from tests.views.writing import WHOLE, opened, press, send, text

PROCEDURES = [file.stem for file in NINE]


@pytest.fixture
def dilys(northmere, northmere_app):
    return Seat(northmere_app, northmere.people["Dilys Ashgrove"])


@pytest.fixture
def kestrel(northmere):
    return Child.get(Child.name == "Kestrel Moss")


@pytest.mark.parametrize("key", PROCEDURES)
def test_every_procedure_asks_its_own_questions(dilys, key):
    version = ProcedureVersion.load_text(Path(f"procedures/{key}.toml").read_text())
    for kind in version.procedure.kinds or ("",):
        path = f"/escalations/new?procedure={key}&kind={kind}"
        page = text(dilys.get(path))
        assert version.procedure.title in page
        asks = version.procedure.asks(kind or None)
        assert all((heading.label in page) is asks for heading in version.procedure.headings)
        answer = press(dilys, "continue", opened(dilys, path))
        wanted = "Enter what is wrong" if asks else "Enter what happened"
        assert answer.status_code == 422 and wanted in text(answer)


def test_where_several_procedures_are_in_force_one_is_chosen_first(dilys):
    ProcedureVersion.load_text(Path("procedures/port-merrow.toml").read_text())
    page = text(dilys.get("/escalations/new"))
    assert "procedure=port-merrow&amp;kind=safeguarding" in page and "procedure=north-somerset-isro" in page
    assert dilys.get("/escalations/new?procedure=nowhere").status_code == 404


def test_a_limit_that_the_raiser_chooses_is_asked_for_and_kept(dilys, kestrel):
    ProcedureVersion.load_text(Path("procedures/port-merrow.toml").read_text())
    path = "/escalations/new?procedure=port-merrow&kind=alert"
    sent = WHOLE | {"headings": "plan", "standards": None, "children": str(kestrel.id)}
    refused = press(dilys, "continue", opened(dilys, path), **sent)
    assert "Choose how long for: Answer in the time chosen" in text(refused)
    hidden = opened(dilys, path)
    press(dilys, "continue", hidden, **sent, chosen_answer="3 working days")
    send(dilys, hidden["key"])
    answer = next(d for d in Escalation.get().deadlines if d.clock == "answer")
    assert (answer.limit_words, answer.due.date().isoformat()) == ("3 working days", "2026-03-05")


def test_a_date_agreed_with_the_social_worker_is_asked_for_and_kept(dilys, kestrel):
    ProcedureVersion.load_text(Path("procedures/six-stage-dispute-resolution.toml").read_text())
    version = ProcedureVersion.current("six-stage-dispute-resolution")
    path = f"/escalations/new?procedure={version.key}"
    [clock] = [clock for clock in version.procedure.stages[0].clocks if clock.agreed]
    sent = WHOLE | {"headings": None, "standards": None, "heading_words": "Delay", "children": str(kestrel.id)}
    refused = press(dilys, "continue", opened(dilys, path), **sent)
    assert f"Enter the date agreed for: {clock.label}" in text(refused)
    agreed = {f"agreed_{clock.key}-{part}": value for part, value in (("day", "6"), ("month", "3"), ("year", "2026"))}
    hidden = opened(dilys, path)
    press(dilys, "continue", hidden, **sent, **agreed)
    send(dilys, hidden["key"])
    assert [d.agreed_on.isoformat() for d in Escalation.get().deadlines if d.clock == clock.key] == ["2026-03-06"]
