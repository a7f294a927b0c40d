"""Who may look at an import and who may bring one in, each role by direct request; expected here in its own right."""

import io

import pytest

from models import Import, ProcedureVersion
from tests.cast import REVIEWS
from tests.imports.files import a_child, a_person, children, people_file
from tests.imports.histories import a_review, reviews
from tests.views.kinship import IDENTITIES
from tests.views.records import changes, everything, token_of

PREVIEW = {
    "children": ("QTM", "QSM", "QHoS", "BS"), "reviews": ("QTM", "QSM", "QHoS", "BS"),
    "ssd": ("QTM", "QSM", "QHoS", "BS"), "people": ("SA",),
}  # fmt: skip
COMMIT = {"children": ("QTM", "QSM", "QHoS"), "reviews": ("QTM", "QSM", "QHoS"), "people": ("SA",)}
HISTORY = reviews(a_review("NM-2001", cancelled="Y"))
FILES = {"children": children(a_child()), "reviews": HISTORY, "people": people_file(a_person())}
READS = ("", "/rows", "/problems.csv")


def token_for(seat):
    return {"csrf_token": token_of(seat.get("/nothing/here"))}


@pytest.mark.parametrize("kind", FILES)
def test_each_role_looks_at_the_kinds_of_the_matrix_and_at_no_other(kind, fresh):
    take_a_seat, wrong = fresh(), []
    number = Import.preview(None, kind, [("a.csv", FILES[kind])]).id
    before = everything()
    for role in IDENTITIES:
        seat = take_a_seat(role)
        looks = role in PREVIEW["people"] + PREVIEW["children"]
        expected = 200 if role in PREVIEW[kind] else 404 if looks else 403
        wrong += [(role, page) for page in READS if seat.get(f"/imports/{number}{page}").status_code != expected]
        for page in ("/imports", "/imports/new"):
            if seat.get(page).status_code != (200 if looks else 403):
                wrong.append((role, page))
        if expected != 200:
            removed = seat.client.post(f"/imports/{number}/removal", data=token_for(seat)).status_code
            wrong += [] if removed == expected else [(role, "removal", removed)]
    assert wrong == []
    assert changes(before, everything()) == []


@pytest.mark.parametrize("kind", PREVIEW)
def test_each_role_sends_files_of_the_kinds_of_the_matrix_and_of_no_other(kind, fresh):
    wrong = []
    take_a_seat = fresh()
    for role in IDENTITIES:
        seat, before = take_a_seat(role), Import.select().count()
        sent = {
            "kind": kind,
            "key": f"direct-{kind}-{role}",
            "version": "0",
            "files": [(io.BytesIO(children(a_child(f"TW-{role}"))), "a.csv")],
        }
        if kind == "people":
            sent["files"] = [(io.BytesIO(people_file(a_person(email=f"{role}@northmere.example"))), "a.csv")]
        answer = seat.client.post("/imports/new", data=token_for(seat) | sent)
        kept = Import.select().count() > before
        if kept != (role in PREVIEW[kind] and kind not in ("ssd", "reviews")):  # a file of children is neither
            wrong.append((role, answer.status_code))
    assert wrong == []


@pytest.mark.parametrize("kind", FILES)
def test_each_role_brings_in_what_the_matrix_gives_it_and_children_only_after_somebody_else(kind, fresh):
    wrong = []
    for role in IDENTITIES:
        seat = fresh()(role)
        if kind == "reviews":
            ProcedureVersion.load_text(REVIEWS.read_text())
        batch = Import.preview(None, kind, [("a.csv", FILES[kind])])
        sent = token_for(seat) | {"key": "direct-commit", "version": str(batch.foresee(seat.person).version)}
        before = everything()
        answer = seat.client.post(f"/imports/{batch.id}/commit", data=sent)
        if role in COMMIT[kind]:
            done = answer.status_code == 303 and Import.get_by_id(batch.id).committed_by == seat.person
        else:
            done = answer.status_code in (403, 404) and changes(before, everything()) == []
        wrong += [] if done else [(role, answer.status_code)]
    assert wrong == []


@pytest.mark.parametrize("role", COMMIT["children"])
def test_nobody_brings_in_the_children_whom_they_looked_at_themselves(role, fresh):
    seat = fresh()(role)
    batch = Import.preview(seat.person, "children", [("a.csv", FILES["children"])])
    before = everything()
    sent = token_for(seat) | {"key": "direct-commit", "version": str(batch.foresee(seat.person).version)}
    assert seat.client.post(f"/imports/{batch.id}/commit", data=sent).status_code == 403
    assert changes(before, everything()) == []


def test_nobody_who_is_not_signed_in_comes_near_an_import(fresh):
    fresh()
    number = Import.preview(None, "children", [("a.csv", FILES["children"])]).id
    client, before = fresh.app.test_client(), everything()
    token = {"csrf_token": token_of(client.get("/sign-in"))}
    for page in ("/imports", "/imports/new", *(f"/imports/{number}{page}" for page in READS)):
        assert client.get(page).location.startswith("/sign-in")
    for page in ("/imports/new", f"/imports/{number}/commit", f"/imports/{number}/removal"):
        assert client.post(page, data=token | {"key": "direct-anybody", "version": "0"}).location.startswith("/sign-in")
    assert changes(before, everything()) == []
