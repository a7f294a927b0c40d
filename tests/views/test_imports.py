"""Importing on screen: looked at by one, brought in by another, with every problem said."""

import io
from datetime import date

import pytest

from models import Child, Confirmation, Import, ImportFile, Person, Post, Session, Team
from tests.apps import app_on
from tests.cast import Seat
from tests.imports.files import DILYS, a_child, a_person, children, delivery, many_children, people_file
from tests.imports.pressing import commit, upload
from tests.views.records import changes, everything, token_of, words

UNCHANGED = ("reading", "session")


@pytest.fixture
def fern(sqlite_seat):
    return sqlite_seat("Fern Tolliver")


@pytest.fixture
def wren(sqlite_seat):
    return sqlite_seat("Wren Halloran")


def test_one_looks_and_another_imports(fern, wren):
    looked = upload(
        fern, children(a_child(team="Harbour team", IRO=DILYS, in_care_from="2024-06-03", legal_status="C2"))
    )
    assert looked.status_code == 303
    page = words(fern.get(looked.location))
    assert "Would be added 1" in page
    assert (
        "Wilf Tarn, born 16 May 2015, Harbour team, IRO Dilys Ashgrove, in care from 3 June 2024 (Care order)" in page
    )
    assert "Only a manager of the quality service can import children. Ask one of them. Nobody imports" in page
    assert "Import 1 row" not in page
    done = commit(wren, looked.location)
    assert done.location == looked.location
    assert "Imported: 1 added, 0 changed, 0 left as they were." in words(wren.get(done.location))
    assert Child.select().with_reference("TW-1001").name == "Wilf Tarn"
    assert "Imported Mon 2 Mar 10:00 by Wren Halloran" in words(fern.get("/imports"))
    rows = fern.get(f"{looked.location}/rows?of=added")
    assert "Row 2 (TW-1001)" in words(rows)
    assert "Tarn" not in words(rows)


def test_the_same_file_again_is_said_to_be_in_and_changes_nothing(fern, wren):
    file = children(a_child())
    commit(wren, upload(fern, file).location)
    before = everything(but=UNCHANGED)
    again = upload(fern, file, name="other name.csv")
    assert "This file was imported already. Nothing was changed." in words(fern.get(again.location))
    assert changes(before, everything(but=UNCHANGED)) == []


def test_a_second_press_imports_once_and_the_one_who_comes_late_is_told_who_was_first(fern, wren, sqlite_seat):
    address = upload(fern, children(a_child())).location
    silas = sqlite_seat("Silas Rowan")
    opened = silas.get(address).get_data(as_text=True).split(f'action="{address}/commit"')[1]
    first = commit(wren, address)
    before = everything(but=UNCHANGED)
    from tests.cast import HIDDEN, NAMED, VALUE

    hidden = {NAMED.search(t)[1]: (VALUE.search(t) or [0, ""])[1] for t in HIDDEN.findall(opened.split("</form>")[0])}
    late = silas.client.post(f"{address}/commit", data=hidden)
    assert (late.status_code, "Wren Halloran imported this already" in words(late)) == (409, True)
    assert changes(before, everything(but=UNCHANGED)) == []
    assert first.status_code == 303


def test_problems_are_shown_by_row_with_the_cell_and_downloaded_without_a_name(fern):
    file = children(a_child("TW-1", born="Wilf Tarn"), a_child("Wilf Tarn", "Moth Beck", IRO="dilys"), a_child("TW-3"))
    address = upload(fern, file).location
    page = words(fern.get(address))
    assert "Row 2, date of birth (TW-1)This is not a date. Write it like 2026-04-03. It says Wilf Tarn." in page
    assert "Row 3, IRO" in page
    assert page.index("This cannot be imported yet: see the problems.") < page.index("Would be added")
    download = fern.get(f"{address}/problems.csv")
    assert download.headers["Content-Disposition"] == "attachment; filename=import-1-problems.csv"
    lines = download.get_data().decode("utf-8-sig").splitlines()
    assert lines[0] == "table,row,column,reference,problem"
    assert lines[1] == ",2,date of birth,TW-1,This is not a date. Write it like 2026-04-03."
    assert lines[2].startswith(",3,IRO,,Nobody here has this address or name.")
    assert "Tarn" not in download.get_data(as_text=True)


def test_a_problem_put_right_in_the_record_is_gone_when_the_page_is_opened_again(fern, wren):
    address = upload(fern, children(a_child(team="Quay team"))).location
    assert "There is no team of this name here" in words(fern.get(address))
    Team.create(name="Quay team", parent=Team.get(Team.name == "Children in Care service"))
    assert "Problems 0" in words(fern.get(address))
    assert commit(wren, address).status_code == 303


def test_another_name_is_ticked_row_by_row_or_nothing_is_imported(fern, wren):
    commit(wren, upload(fern, children(a_child())).location)
    address = upload(fern, children(a_child(name="Moth Beck"), a_child("TW-2", "Ash Fell"))).location
    refused = commit(wren, address)
    assert refused.status_code == 422
    assert "1 changes of a name or a date of birth are not confirmed" in words(refused)
    assert "Row 2, TW-1001: name “Wilf Tarn” becomes “Moth Beck”" in words(refused)
    assert not Child.select().with_reference("TW-2")
    assert commit(wren, address, confirm="2.name").status_code == 303
    assert Child.select().with_reference("TW-1001").name == "Moth Beck"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty."),
        (b"PK\x03\x04...", "This is an Excel workbook or a zip folder, not a CSV file. In Excel choose File"),
        (b"name,colour\nWilf Tarn,red\n", "The column “reference” is missing."),
        (b"reference,name,dob\n1,Wilf Tarn", "Row 2, date of birth"),
        (b"\x81" * 20, "This file is not UTF-8 CSV"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_beside_the_field(fern, data, sentence):
    if sentence.startswith("Row"):
        assert upload(fern, data).status_code == 303
        return
    answer = upload(fern, data)
    assert answer.status_code == 422
    assert sentence in words(answer)
    assert 'href="#files"' in answer.text
    assert not Import.select().exists()


def test_nothing_chosen_and_too_many_chosen_are_said(fern):
    form = fern.form("/imports/new")
    assert "Choose a CSV file" in words(fern.client.post("/imports/new", data=form | {"kind": "children"}))
    assert "Choose one file" in words(upload(fern, children(a_child()), children(a_child("TW-2"))))


def test_fifty_megabytes_are_refused_with_the_form_and_nothing_is_kept(fern):
    before = everything(but=UNCHANGED)
    answer = upload(fern, b"x" * 50_000_000)
    assert answer.status_code == 413
    assert "This is too much at once: 20 megabytes at most" in words(answer)
    assert changes(before, everything(but=UNCHANGED)) == []
    assert "The file is too large: 10 megabytes at most" in words(upload(fern, b"reference\n" * 1_100_000))


def test_others_may_not_send_more_than_a_form_holds(sqlite_seat):
    dilys = sqlite_seat("Dilys Ashgrove")
    token = {"csrf_token": token_of(dilys.get("/board"))}
    sent = {"files": [(io.BytesIO(b"x" * 2_000_000), "a.csv")]}
    assert dilys.client.post("/imports/new", data=token | sent).status_code in (403, 413)


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "x" * 300 + ".csv", "\u202egpj.csv", "<script>alert(1)</script>.csv", ""]
)
def test_a_file_name_is_only_ever_shown(fern, name, tmp_path):
    answer = upload(fern, children(a_child()), name=name or " ")
    page = fern.get(answer.location).get_data(as_text=True)
    assert "<script>alert" not in page
    assert len(Import.get().files[0]["name"]) <= 100
    assert not [path for path in tmp_path.rglob("*") if path.suffix == ".csv"]


def test_markup_and_formulas_in_a_name_stand_on_the_page_as_text(fern, wren):
    names = ['=HYPERLINK("http://x.example","Wilf")', "<img src=x onerror=alert(1)>", "{{7*7}}"]
    rows = [a_child(f"TW-{n}", name, f"2015-05-{n + 10}") for n, name in enumerate(names)]
    address = upload(fern, children(*rows)).location
    page = fern.get(address).get_data(as_text=True)
    assert "&lt;img src=x" in page
    assert "{{7*7}}" in page
    commit(wren, address)
    assert [Child.select().with_reference(f"TW-{n}").name for n in range(3)] == names


def test_thrown_away_it_is_gone_and_is_not_imported_after_all(fern, wren):
    address = upload(fern, children(a_child())).location
    page = wren.get(address).get_data(as_text=True)
    fern.client.post(f"{address}/removal", data={"csrf_token": token_of(fern.get(address))})
    assert not ImportFile.select().exists()
    assert "Thrown away" in words(fern.get(address))
    assert wren.client.post(f"{address}/commit", data={"csrf_token": token_of(wren.get(address)), "key": "k" * 20, "version": "1"}).status_code == 409  # fmt: skip
    assert fern.get(f"{address}/problems.csv").status_code == 404
    assert "Import 1 row" in page


def test_five_thousand_rows_are_shown_a_hundred_at_a_time(fern, wren):
    address = upload(fern, many_children(5_000, wrong=4_998)).location
    page = words(fern.get(address))
    assert "Would be added 4,999" in page
    assert "Row 4999, date of birth (MANY-4998)" in page
    assert "Page 2 of 50" in words(fern.get(f"{address}/rows?of=added&page=2"))
    for odd in ("-1", "999999", "x", "٣"):
        assert fern.get(f"{address}/rows?of=added&page={odd}").status_code == 200


def test_looking_writes_nothing(fern):
    address = upload(fern, children(a_child("TW-1"), a_child("TW-2", born=""))).location
    before = everything(but=UNCHANGED)
    for page in ("", "/rows", "/rows?of=left", "/problems.csv"):
        assert fern.get(address + page).status_code == 200
    fern.get("/imports")
    fern.get("/imports/new")
    assert changes(before, everything(but=UNCHANGED)) == []


def test_an_administrator_sees_imports_of_people_alone(fern, sqlite_seat):
    gil = sqlite_seat("Gil Sandoval")
    of_children = upload(fern, children(a_child())).location
    assert gil.get(of_children).status_code == 404
    assert "Children: one CSV file" not in words(gil.get("/imports/new"))
    assert "People and posts" not in words(fern.get("/imports/new"))
    refused = upload(gil, children(a_child("TW-5")), kind="children")
    assert refused.status_code == 422
    of_people = upload(gil, people_file(a_person()), kind="people").location
    assert fern.get(of_people).status_code == 404
    assert commit(gil, of_people).status_code == 303
    assert Person.with_email("nell@northmere.example").name == "Nell Farrow"


def test_whoever_came_in_and_cannot_sign_in_yet_is_invited_from_the_page_of_the_import(sqlite_seat):
    gil = sqlite_seat("Gil Sandoval")
    staff = people_file(
        a_person(), a_person("Moth Farrow", "Moth@northmere.example", "Social Worker", "SW", "Harbour team")
    )
    address = upload(gil, staff, kind="people").location
    assert "Imports (1 to be imported)" in words(gil.get("/people"))
    commit(gil, address)
    nell, moth = (Person.with_email(f"{who}@northmere.example") for who in ("nell", "moth"))
    page = gil.get(address)
    assert "Invite them (2)" in words(page) and "Imports (1" not in words(page)
    assert [f"/people/{each.id}/link" in page.text for each in (nell, moth)] == [True, True]
    nell.set_password("a long walk in the rain")
    gil.send(f"/people/{moth.id}/link")
    assert "Invite" not in words(gil.get(address))


def test_a_waiting_import_is_numbered_in_the_navigation_of_those_who_may_bring_it_in(fern, wren, sqlite_seat):
    address = upload(fern, children(a_child())).location
    silas = sqlite_seat("Silas Rowan")
    own = upload(silas, children(a_child("TW-2"))).location
    assert "Imports (2 to be imported)" in words(wren.get("/board"))
    assert "Imports (1 to be imported)" in words(silas.get("/board"))  # one's own waits for another
    assert "Imports (" not in words(fern.get("/imports"))
    commit(wren, own)
    fern.send(f"{address}/removal")
    assert "Imports (" not in words(wren.get("/board"))


def test_a_role_that_waits_is_numbered_in_the_navigation_of_whoever_confirms_it(sqlite_seat):
    gil, odile = sqlite_seat("Gil Sandoval"), sqlite_seat("Odile Pryce")
    assert "Waiting on you (" not in words(odile.get("/board")).split("My children")[0]
    nadia = Person.enter(gil.person, "Nadia Brandt", "nadia@northmere.example")
    Confirmation.create(holding=Post.get(Post.acts_as == "IRO").give_to(nadia, date(2026, 3, 2)), asked_by=gil.person)
    assert "Waiting on you (1 to be confirmed)" in words(odile.get("/board"))
    assert "to be confirmed)" not in words(sqlite_seat("Wren Halloran").get("/board"))


class TestFromNothing:
    """An empty council on each engine: an administrator brings in the people, and two of them bring in the children."""

    @pytest.fixture
    def sits(self, database_url, tmp_path, clock):
        app = app_on(database_url, tmp_path)
        return lambda person: Seat(app, person)

    def test_people_then_children_then_a_delivery(self, sits, clock):
        council = Team.create(name="Northmere Council")
        gil = Person.join(
            "Gil Sandoval", "gil@northmere.example", "a long walk in the rain", "SA", "Administrator", council
        )
        staff = people_file(
            a_person("Dilys Ashgrove", DILYS, "ISRO", "IRO", "Quality", "Northmere Council"),
            a_person(
                "Roz Amadi", "roz.amadi@northmere.example", "Social Worker", "SW", "Harbour team", "Children in Care"
            ),
            a_person("Jory Penn", "jory@northmere.example", "Social Worker", "SW", "Orchard team", "Children in Care"),
            a_person("Fern Tolliver", "fern@northmere.example", "Support", "BS", "Quality"),
            a_person("Wren Halloran", "wren@northmere.example", "QA Team Manager", "QTM", "Quality"),
        )
        done = commit(sits(gil), upload(sits(gil), staff, kind="people").location)
        assert done.status_code == 303
        for person in Person.select():
            person.set_password("a long walk in the rain")
        fern, wren, dilys = (
            sits(Person.with_email(f"{who}@northmere.example")) for who in ("fern", "wren", "dilys.ashgrove")
        )
        address = upload(fern, children(a_child(team="Harbour team", IRO=DILYS, social_worker="Roz Amadi"))).location
        assert commit(wren, address).status_code == 303
        looked = upload(fern, *delivery().values(), kind="ssd")
        assert commit(wren, looked.location).status_code == 303
        assert [child.reference for child in Child.select().order_by(Child.reference)] == ["7001", "7002", "TW-1001"]
        assert {child.reference for child in dilys.person.children_to_raise_for} == {"7001", "7002", "TW-1001"}
        before = everything(but=UNCHANGED)
        assert "imported already" in words(fern.get(upload(fern, *delivery().values(), kind="ssd").location))
        assert changes(before, everything(but=(*UNCHANGED,))) == []
        assert Session.select().exists()
