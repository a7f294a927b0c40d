"""Text that no form should be sent: refused by name, or shown as it was typed, and never a 500."""

import pytest

from models import Addendum, Child
from tests.views.corpora import ALIVE, FOREIGN, KEYS, NOTHING, STRANGE_FIELDS, UNKEEPABLE, VERSIONS
from tests.views.records import changes, everything, raised, token_of, words
from tests.views.ways import WRITTEN

TURN = "\N{RIGHT-TO-LEFT OVERRIDE}"
MARK = "⟦turn⟧"
AS_THE_PAGE_WRITES_IT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "'": "&#39;", '"': "&#34;"})


@pytest.fixture
def officer(sqlite_seat):
    return sqlite_seat("Dilys Ashgrove")


@pytest.fixture
def card(northmere):
    """The address of a card."""
    return f"/escalations/{raised(northmere).number}"


@pytest.fixture
def each_officer(seat):
    """The same on each engine, for what the two take differently."""
    return seat("Dilys Ashgrove")


@pytest.fixture
def each_card(council):
    return f"/escalations/{raised(council).number}"


def test_what_cannot_be_seen_is_nothing(card, officer, subtests):
    for nothing in NOTHING:
        with subtests.test(repr(nothing)):
            answer = officer.send(f"{card}/addenda", {"words": nothing})
            assert answer.status_code == 422
            assert "There is a problem Enter what you want to add" in words(answer)
            assert answer.text.count('href="#words"') == 1
            assert "<title>Error: Add a note" in answer.text
            piece = officer.send(f"{card}/addenda", {"words": nothing}, headers={"HX-Request": "true"})
            assert piece.status_code == 422 and "<html" not in piece.text
            assert "There is a problem Enter what you want to add" in words(piece)
    assert Addendum.select().count() == 0


def test_what_is_missing_in_a_concern_is_said_all_at_once(officer):
    unchanged = ("reading", "session", "draft")
    token, before = {"csrf_token": token_of(officer.get("/board"))}, everything(but=unchanged)
    sent = dict.fromkeys(WRITTEN, "\u00a0") | {"procedure": "north-somerset-isro", "kind": "", "do": "continue"}
    sent |= {"headings": "", "told": "no", "starts": "first"}
    answer = officer.client.post("/drafts/a-concern-of-nothing", data=token | sent)
    wanted = (
        "Enter what is wrong",
        "Enter what this means for the child",
        "Enter what you ask for",
        "Choose the child or children this is about",
        "Enter what the risk to the child is",
    )
    assert answer.status_code == 422
    assert [sentence for sentence in wanted if sentence not in words(answer)] == []
    assert changes(before, everything(but=unchanged)) == []


def test_a_text_of_exactly_the_limit_is_kept_as_it_is(each_card, each_officer, subtests):
    for text in ("x" * 10_000, "x\r\n" * 5_000, "é" * 10_000, "👩‍👩‍👧" * 2_000):
        with subtests.test(repr(text[:3])):
            assert each_officer.send(f"{each_card}/addenda", {"words": text}).status_code == 303
            assert Addendum.select().order_by(Addendum.id.desc()).get().words == text.replace("\r\n", "\n")


def test_one_character_too_many_is_counted_and_the_text_is_kept(card, officer):
    answer = officer.send(f"{card}/addenda", {"words": "x" * 9_999 + "yz"})
    assert answer.status_code == 422
    assert "must be 10,000 characters or fewer: it is 10,001" in words(answer)
    assert "x" * 9_999 + "yz" in answer.text
    assert Addendum.select().count() == 0


def test_more_than_a_form_may_hold_is_413_with_what_to_do(card, officer):
    answer = officer.send(f"{card}/addenda", {"words": "x" * 1_000_001})
    assert answer.status_code == 413 and "Shorten what you typed" in words(answer)


def test_what_looks_alive_is_shown_as_it_was_typed(northmere, officer, sqlite_seat):
    heap, line = "\n".join(ALIVE), " ".join(ALIVE)[:200]
    concern = dict.fromkeys(("what_is_wrong", "impact", "wishes", "asked_for"), heap)
    card, manager = f"/escalations/{raised(northmere, **concern).number}", sqlite_seat("Hal Okafor")
    said = {"means": "phone", "reached": "yes", "at_time": "09:00", "with_whom": line, "words": heap}
    said |= {"happened_at-day": "2", "happened_at-month": "3", "happened_at-year": "2026"}
    assert officer.send(f"{card}/addenda", {"words": heap}).status_code == 303
    assert officer.send(f"{card}/contacts", said).status_code == 303
    refused, note = officer.send(f"{card}/actions", {"what": heap, "who": ""}), officer.get(f"{card}/case-note")
    read = [manager.get(page) for page in (card, "/board", "/waiting")]
    for text in ALIVE:
        typed = text.translate(AS_THE_PAGE_WRITES_IT)
        assert text.startswith("&lt;") or not any(text in page.text for page in (refused, note, *read) if text != typed)
        assert typed in refused.text and typed in note.text and read[0].text.count(typed) >= 6


def test_characters_that_cannot_be_stored_are_refused_by_name(each_card, each_officer, subtests):
    before = everything()
    for noun, fields in (("addenda", ["words"]), ("actions", ["what", "who"]), ("withdrawal", ["words"])):
        for text in UNKEEPABLE:
            with subtests.test(noun, text=repr(text)):
                answer = each_officer.send(f"{each_card}/{noun}", dict.fromkeys(fields, text))
                assert answer.status_code == 422
                assert "remove characters that cannot be stored" in words(answer)
    assert changes(before, everything()) == []


def test_bytes_that_are_no_text_are_no_500(each_card, each_officer):
    fields = each_officer.form(f"{each_card}/addenda")
    sent = "&".join(f"{name}={value}" for name, value in fields.items()).encode() + b"&words=%ff%fe%c3%28 \xed\xa0\x80"
    answer = each_officer.client.post(
        f"{each_card}/addenda", data=sent, content_type="application/x-www-form-urlencoded"
    )
    assert answer.status_code in (303, 400, 422)


def test_a_single_line_is_a_single_line(card, officer, subtests):
    before = everything()
    for text in ("two\nlines", "Roz\r\nBcc: all@northmere.example", "Roz\rBcc: all", "Roz\n", "a\u2028b", "x" * 201):
        with subtests.test(repr(text)):
            assert officer.send(f"{card}/actions", {"what": "Share the plan", "who": text}).status_code == 422
    assert changes(before, everything()) == []


def test_other_scripts_and_marks_are_kept_as_they_are(each_card, each_officer, subtests):
    for text in FOREIGN:
        with subtests.test(repr(text)):
            assert each_officer.send(f"{each_card}/addenda", {"words": text}).status_code == 303
            assert Addendum.select().order_by(Addendum.id.desc()).get().words == text
            assert text.replace(TURN, MARK) in each_officer.get(each_card).text


def test_what_turns_the_direction_of_writing_is_shown_and_turns_nothing(northmere, officer):
    Child.update(name=f"Alder{TURN} Brook").where(Child.name == "Alder Brook").execute()
    card = f"/escalations/{raised(northmere).number}"
    page = officer.get(card)
    assert f"Alder{MARK} Brook" in words(page) and TURN not in page.text
    refused = officer.send(f"{card}/actions", {"what": f"Share{TURN} it", "who": ""})
    assert refused.status_code == 422 and f"Share{TURN} it</textarea>" in refused.text


def test_a_key_that_no_form_of_ours_has_is_refused_before_anything_is_done(each_card, each_officer, subtests):
    fields = each_officer.form(f"{each_card}/addenda")
    for key in KEYS:
        with subtests.test(repr(key[:9])):
            sent = fields | {"key": key, "words": "A note that would be lost."}
            assert each_officer.client.post(f"{each_card}/addenda", data=sent).status_code == 400
    assert Addendum.select().count() == 0


def test_a_version_that_is_no_number_is_an_old_one(each_card, each_officer, subtests):
    fields = each_officer.form(f"{each_card}/withdrawal") | {"words": "It was another child."}
    for version in VERSIONS:
        with subtests.test(repr(version[:9])):
            answer = each_officer.client.post(f"{each_card}/withdrawal", data=fields | {"version": version})
            assert answer.status_code == 409


def test_a_field_that_the_form_does_not_have_is_refused_for_all_of_it(card, officer, subtests):
    before = everything()
    for more in STRANGE_FIELDS:
        with subtests.test(next(iter(more))):
            assert officer.send(f"{card}/withdrawal", {"words": "It was another child."} | more).status_code == 400
    assert changes(before, everything()) == []


def test_that_somebody_tried_is_noted_without_what_they_tried(card, officer, caplog):
    officer.send(f"{card}/withdrawal", {"words": "About Alder Brook.", "role[Alder Brook]": "QHoS"})
    [line] = [record for record in caplog.records if "of its own making" in record.getMessage()]
    assert line.getMessage() == "a form at withdrawals.create had 1 fields of its own making"
    assert "Alder" not in caplog.text


def test_a_field_that_comes_twice_counts_once(card, officer):
    fields = officer.form(f"{card}/addenda") | {"words": ["The first of two.", "The second of two."]}
    officer.client.post(f"{card}/addenda", data=fields)
    assert [note.words for note in Addendum.select()] == ["The first of two."]


def test_a_body_that_is_no_form_does_nothing(card, officer, subtests):
    before = everything()
    for kind in ("text/plain", "application/json", "application/xml", "x", ""):
        with subtests.test(kind):
            answer = officer.client.post(f"{card}/withdrawal", data='{"words": "Another child."}', content_type=kind)
            assert answer.status_code in (400, 415)
    utf16 = "&".join(f"{name}={value}" for name, value in officer.form(f"{card}/withdrawal").items()).encode("utf-16")
    kind = "application/x-www-form-urlencoded; charset=utf-16"
    assert officer.client.post(f"{card}/withdrawal", data=utf16, content_type=kind).status_code in (400, 415)
    assert officer.get(f"{card}/withdrawal", data={"words": "It was another child."}).status_code == 200
    assert changes(before, everything()) == []


def test_heaps_of_fields_are_too_much(card, officer):
    heaps = officer.form(f"{card}/addenda") | {f"x{place}": "y" for place in range(5_000)}
    for kind in ("multipart/form-data", "application/x-www-form-urlencoded"):
        assert officer.client.post(f"{card}/addenda", data=heaps, content_type=kind).status_code in (400, 413)
