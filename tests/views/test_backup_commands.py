"""`flask backup` and `flask restore`, as an administrator types them."""

import pytest

from app import create_app
from models import Escalation, database
from models.backup import keep
from tests.apps import settings_for
from tests.models.test_the_main_story import raised


@pytest.fixture
def run(council, tmp_path):
    """What a command says and its exit status, at Northmere."""
    return _running(council.url, tmp_path)


def _running(url, folder):
    runner = create_app(settings_for(url, folder)).test_cli_runner()

    def run(*arguments, typed=""):
        answer = runner.invoke(args=[*map(str, arguments)], input=typed)
        database.connect()
        return answer.exit_code, answer.output

    return run


def test_a_backup_is_made_and_tried_and_says_how_many_rows_were_equal(council, run, tmp_path):
    raised(council)
    status, said = run("backup", tmp_path / "monday.backup")
    assert status == 0
    assert "compared row by row" in said
    counts = [word for word in said.replace(".", " ").split() if word.replace(",", "").isdigit()]
    assert counts.count(counts[0]) == 2  # kept, and equal
    status, said = run("backup", tmp_path / "monday.backup")
    assert (status, "already" in said) == (1, True)


def test_in_a_folder_it_is_named_after_the_day(council, run, tmp_path):
    assert run("backup", tmp_path)[0] == 0
    [file] = tmp_path.glob("*.backup")
    assert file.name == "footprint-2026-03-02-100000.backup"


def test_a_database_in_use_is_replaced_only_by_somebody_who_types_that_they_mean_it(council, run, tmp_path):
    file = tmp_path / "monday.backup"
    keep(file)
    raised(council)
    for arguments, typed, what in (
        ((), "", "in use"),
        (("--replace",), "yes\n", "Nothing was changed"),
        (("--replace",), "", "Aborted"),
    ):
        status, said = run("restore", file, *arguments, typed=typed)
        assert (status, what in said) == (1, True), said
        assert Escalation.select().count() == 1
    status, said = run("restore", file, "--replace", typed="replace\n")
    assert status == 0 and "concerns 1" in said and "rows of" in said
    assert Escalation.select().count() == 0


def test_an_empty_machine_takes_a_backup_without_being_asked(northmere, tmp_path):
    raised(northmere)
    file = tmp_path / "monday.backup"
    keep(file)
    database.close()
    status, said = _running(f"sqlite:///{tmp_path / 'new.db'}", tmp_path)("restore", file)
    assert status == 0, said
    assert Escalation.get().number == 1


@pytest.mark.parametrize("content", [b"", b"hello", None])
def test_a_file_that_is_no_backup_is_refused_in_one_plain_line(run, tmp_path, content):
    file = tmp_path / "no.backup"
    if content is not None:
        file.write_bytes(content)
    status, said = run("restore", file)
    assert status == 1 and said.count("\n") == 1 and "Traceback" not in said
