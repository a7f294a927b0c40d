"""`flask import`: a dry run with the same problems, then the import; status 1 where there is a problem."""

from datetime import date

import pytest
from flask import Flask

import commands
from models import Child, Import, ProcedureVersion, Review
from tests.cast import REVIEWS
from tests.imports.files import DILYS, a_child, a_person, children, delivery, people_file
from tests.imports.histories import a_review, cla_reviews, reviews
from tests.models.reviewing import newcomer
from tests.views.records import changes, everything

NOT_IN_CARE = "The review of 1 February 2024: the child was not in care that day, as far as is known."


@pytest.fixture
def run(council):
    app = Flask("footprint")
    commands.register(app)
    return lambda *words: app.test_cli_runner().invoke(args=["import", *map(str, words)])


@pytest.fixture
def file(tmp_path):
    def of(data, name="children.csv"):
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return of


def test_a_dry_run_says_what_would_happen_and_writes_nothing(run, file):
    before = everything()
    done = run("children", file(children(a_child(born="25/12/2015", IRO=DILYS))))
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "date of birth: 25/12/2015 was read day first: Friday 25 December 2015.",
        "1 to add, 0 to change, 0 to leave as they are.",
        "Nothing is imported yet: do it with --commit.",
    ]
    assert changes(before, everything()) == []


def test_with_commit_it_is_imported_and_a_second_time_it_is_said_that_it_was(run, file):
    path = file(children(a_child(IRO=DILYS)))
    done = run("children", path, "--commit")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == "Imported as import 1."
    assert Import.get().committed_by is None
    before = everything()
    again = run("children", path, "--commit")
    assert again.stdout == "Already imported on 2 March 2026, as import 1. Nothing was changed.\n"
    assert (again.exit_code, changes(before, everything())) == (0, [])


def test_problems_go_to_standard_error_without_a_name_and_the_status_is_one(run, file):
    done = run(
        "children",
        file(children(a_child(IRO="somebody@elsewhere.example"), a_child("TW-2", born="Wilf Tarn"))),
        "--commit",
    )
    assert done.exit_code == 1
    assert done.stderr.splitlines() == [
        "Row 2, IRO: Nobody here has this address or name.",
        "Row 3, date of birth: This is not a date. Write it like 2026-04-03.",
        "Nothing was imported.",
    ]
    assert "Tarn" not in done.output
    assert not Import.select().exists()


def test_another_name_is_confirmed_by_its_row_and_column(run, file):
    run("children", file(children(a_child())), "--commit")
    other = file(children(a_child(name="Moth Beck")), "other.csv")
    refused = run("children", other, "--commit")
    assert refused.exit_code == 1
    assert "confirm 2.name where the file is right" in refused.stderr
    assert "Moth" not in refused.output
    assert run("children", other, "--commit", "--confirm", "2.name").exit_code == 0
    assert Child.select().with_reference("TW-1001").name == "Moth Beck"


def test_a_folder_with_the_tables_of_the_dataset_and_a_file_of_people(run, file, tmp_path):
    for name, data in delivery().items():
        file(data, f"{name}.csv")
    done = run("ssd", tmp_path, "--commit")
    assert (done.exit_code, done.stderr) == (0, "")
    assert Child.select().with_reference("7002").iro.name == "Dilys Ashgrove"
    staff = file(
        people_file(a_person("Lee Alban", "lee@northmere.example", "Administrator", "SA", "Harbour team")), "staff.txt"
    )
    assert run("people", staff).exit_code == 0
    (tmp_path / "empty").mkdir()
    assert run("ssd", tmp_path / "empty").stderr == "There are no CSV files in this folder.\n"
    assert run("children", tmp_path / "nowhere.csv").exit_code != 0


def test_reviews_are_questioned_by_the_name_of_a_rule_and_come_with_a_folder_too(run, file, tmp_path, council):
    ProcedureVersion.load_text(REVIEWS.read_text())
    newcomer(council, date(2025, 2, 3))
    path = file(reviews(a_review(held="2024-02-01"), a_review(held="2025-02-25", cancelled="N")), "history.txt")
    refused = run("reviews", path, "--commit")
    assert (refused.exit_code, refused.stderr.splitlines()) == (
        1,
        [
            f"Row 2, held on: {NOT_IN_CARE} Confirm review-outside-care where the file is right.",
            "Nothing was imported.",
        ],
    )
    assert run("reviews", path, "--commit", "--confirm", "review-outside-care").exit_code == 0
    assert Review.select().where(Review.brought_in).count() == 2
    for name, data in (delivery() | {"cla_reviews": cla_reviews()}).items():
        file(data, f"{name}.csv")
    done = run("ssd", tmp_path, "--commit")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "cla_reviews: 1 was cancelled, and is not brought in as a review." in done.stdout
    assert Review.select().where(Review.brought_in).count() == 5
