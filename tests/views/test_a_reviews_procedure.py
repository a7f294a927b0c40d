"""A reviews procedure stands beside those of concerns: checked and shown like them, and nothing is raised under it."""

from pathlib import Path

import pytest

from models import ProcedureVersion
from models.people.first_steps import first_steps

FILE = Path("procedures/blackpool-reviews.toml")


@pytest.fixture
def loaded(northmere):
    return ProcedureVersion.load_text(FILE.read_text())


def test_the_administrator_sees_its_notes_and_doubts(loaded, sqlite_seat):
    page = sqlite_seat("Gil Sandoval").get("/council").text

    assert "Our Children’s Reviews" in page
    assert "The earlier is proposed, and both are shown." in page


def test_nothing_is_raised_under_it_and_it_has_no_board(loaded, sqlite_seat):
    dilys = sqlite_seat("Dilys Ashgrove")

    assert "Our Children’s Reviews" not in dilys.get("/board").text
    assert "Our Children’s Reviews" not in dilys.get("/escalations/new").text
    assert dilys.get("/escalations?procedure=blackpool-reviews").status_code == 404


def test_by_itself_it_leaves_the_first_step_to_be_done(sqlite_url):
    ProcedureVersion.load_text(FILE.read_text())

    assert {step.key: step.is_done for step in first_steps()}["procedure"] is False


def test_the_command_line_checks_loads_and_draws_it(app, tmp_path):
    run = app.test_cli_runner().invoke
    broken = tmp_path / "broken.toml"
    broken.write_text(FILE.read_text().replace('"183 days"', '"183 dais"', 1))

    checked = run(args=["procedure", "check", str(FILE), str(broken)])
    assert checked.exit_code == 1
    assert "blackpool-reviews.toml: Our Children’s Reviews" in checked.output and "no problems" in checked.output
    assert "broken.toml: line " in checked.output and "“dais” in “183 dais” is not a unit" in checked.output
    assert run(args=["procedure", "load", str(FILE)]).exit_code == 0
    assert "20 working days, 91 days, then 183 days" in run(args=["procedure", "show", "blackpool-reviews"]).output
