"""A half-written concern is kept for the person who writes it, and for nobody else."""

from models import Draft, Session
from tests.views.writing import opened, press, text


def test_a_draft_survives_the_end_of_the_session(seat):
    dilys = seat("Dilys Ashgrove")
    hidden = opened(dilys)
    press(dilys, "keep", hidden, impact="Half a thought", told_at="9:", headings="participation")
    Session.select().get().end()
    again = seat("Dilys Ashgrove")
    assert "Participation" in text(again.get("/drafts"))
    page = text(again.get(f"/drafts/{hidden['key']}"))
    assert "Half a thought" in page and 'value="9:"' in page


def test_another_persons_draft_is_not_there(seat):
    dilys = seat("Dilys Ashgrove")
    press(dilys, "keep", opened(dilys), impact="Mine")
    marcus = seat("Marcus Fenwick")
    key, token = Draft.get().key, opened(marcus)["csrf_token"]
    assert marcus.get(f"/drafts/{key}").status_code == 404
    assert marcus.get(f"/drafts/{key}/check").status_code == 404
    assert marcus.client.post(f"/drafts/{key}/removal", data={"csrf_token": token}).status_code == 404
    assert marcus.client.post("/escalations", data={"csrf_token": token, "key": key}).status_code == 404
    assert "You have no drafts" in text(marcus.get("/drafts"))
    assert Draft.select().count() == 1


def test_writing_keeps_the_draft_quietly(seat):
    dilys = seat("Dilys Ashgrove")
    hidden = opened(dilys)
    hidden |= {"impact": "Half a thought", "find": "Kestrel"}
    answer = dilys.client.post(f"/drafts/{hidden['key']}", data=hidden, headers={"HX-Request": "true"})
    assert answer.status_code == 200 and "Draft kept Mon 2 Mar 10:00" in text(answer)
    fields = Draft.get().fields
    assert fields["impact"] == ["Half a thought"]
    assert not {"csrf_token", "find"} & set(fields)


def test_keeping_twice_is_one_draft_as_it_stands_last(seat):
    dilys = seat("Dilys Ashgrove")
    hidden = opened(dilys)
    for words in ("First", "Second"):
        press(dilys, "keep", hidden, impact=words)
    assert [draft.fields["impact"] for draft in Draft.select()] == [["Second"]]


def test_a_draft_is_thrown_away(seat):
    dilys = seat("Dilys Ashgrove")
    hidden = opened(dilys)
    press(dilys, "keep", hidden, impact="Not wanted")
    answer = dilys.client.post(f"/drafts/{hidden['key']}/removal", data={"csrf_token": hidden["csrf_token"]})
    assert answer.location == "/drafts" and "The draft is thrown away." in text(dilys.get("/drafts"))
    assert not Draft.select().exists()


def test_an_unfinished_draft_is_continued_and_not_checked(seat):
    dilys = seat("Dilys Ashgrove")
    hidden = opened(dilys)
    press(dilys, "keep", hidden, impact="Half a thought")
    assert dilys.get(f"/drafts/{hidden['key']}/check").location == f"/drafts/{hidden['key']}"


def test_a_key_of_somebodys_own_making_is_not_found(seat):
    dilys = seat("Dilys Ashgrove")
    assert press(dilys, "keep", opened(dilys) | {"key": "short"}).status_code == 404
