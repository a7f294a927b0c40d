"""Every page that can be opened: of a child of another service it shows no trace, and opening it changes nothing.

The sentinel's name, initials, reference and words are looked for in every answer of every route.
"""

import re

import pytest

from models import Draft, Reading, Restriction, RestrictionName
from tests.views.records import changes, everything, london, raised, token_of, words

SECRET = "Seen by the Mill team alone"
OUT_OF_SCOPE = (
    "Dilys Ashgrove",
    "Roz Amadi",
    "Hal Okafor",
    "Maud Castellan",
    "Edda Thorne",
    "Fern Tolliver",
    "Gil Sandoval",
)
IN_SCOPE = ("Marcus Fenwick", "Tamsin Quill", "Idris Marlowe", "Bram Ellery", "Odile Pryce")


@pytest.fixture
def mine(northmere):
    """A card of the Harbour team."""
    return raised(northmere)


@pytest.fixture
def theirs(northmere):
    """A card of the Mill team, with a draft beside it: the sentinel."""
    marcus = northmere.person("Marcus Fenwick")
    child = northmere.children["Rook Larkspur"]
    kept = {"procedure": ["north-somerset-isro"], "kind": [""], "children": [str(child.id)], "what_is_wrong": [SECRET]}
    Draft.keep(marcus, "a-draft-of-marcus-alone", kept)
    concern = dict.fromkeys(("what_is_wrong", "impact", "wishes", "asked_for"), SECRET)
    return raised(northmere, child="Rook Larkspur", by="Marcus Fenwick", **concern)


def addresses(app, *cards):
    """Every address that answers a GET, on these cards."""
    for rule in app.url_map.iter_rules():
        if "GET" not in rule.methods or rule.endpoint == "assets.show":
            continue
        if "number" in rule.arguments:
            yield from (rule.rule.replace("<int:number>", str(card.number)) for card in cards)
        elif "child_id" in rule.arguments:
            rules = (rule.rule.replace("<int:child_id>", str(card.children[0].id)) for card in cards)
            yield from (re.sub(r"<int:\w+_id>", "8", each) for each in rules)
        else:
            # The eighth person, with their post: the manager to whom the sentinel was sent.
            rule = re.sub(r"<int:\w+_id>", "8", rule.rule)
            yield rule.replace("<key>", "a-draft-of-marcus-alone") + "?procedure=north-somerset-isro"


def traces(card):
    """What would give the card or its child away."""
    child = card.children[0]
    return re.compile(
        f'{SECRET}|Rook|Larkspur|R\\.L\\.|{child.reference}|{card.reference}|/escalations/{card.number}["/#]'
    )


@pytest.mark.parametrize("name", OUT_OF_SCOPE)
def test_a_child_of_another_service_leaves_no_trace_on_any_page(mine, theirs, sqlite_seat, name):
    seat, sentinel = sqlite_seat(name), traces(theirs)
    pages = [(address, {}) for address in addresses(sqlite_seat.app, mine, theirs)]
    pages += [(address, {"HX-Request": "true"}) for address in addresses(sqlite_seat.app, theirs)]
    for address, headers in pages:
        if name == "Fern Tolliver" and address.startswith("/children/"):
            continue  # business support keeps every child's details, and sees no concern
        answer = seat.get(address, headers=headers)
        found = sentinel.search(answer.text + str(answer.headers).replace(address.split("?")[0], ""))
        assert not found, f"{address}: {found}"
        assert answer.status_code < 500


def test_the_same_pages_do_show_it_to_those_whose_child_it_is(mine, theirs, sqlite_seat):
    for name in IN_SCOPE:
        pages = [sqlite_seat(name).get(address).text for address in addresses(sqlite_seat.app, theirs)]
        assert sum(bool(traces(theirs).search(page)) for page in pages) >= 3


def test_looking_for_a_child_finds_none_but_ones_own(northmere, theirs, sqlite_seat):
    officer = sqlite_seat("Dilys Ashgrove")
    token = {"csrf_token": token_of(officer.get("/board"))}
    fields = token | {"procedure": "north-somerset-isro", "kind": "", "do": "find"}
    child = northmere.children["Rook Larkspur"]
    for looked_for in ("Rook", "LARK", child.reference, "%", "_", "o", "'; DROP TABLE child;--", "\\"):
        answer = officer.client.post("/drafts/looking-for-somebody", data=fields | {"find": looked_for})
        assert answer.status_code == 200 and f'value="{child.id}"' not in answer.text
        assert child.reference not in answer.text.replace(f'value="{looked_for}"', "").replace(
            f"“<bdi>{looked_for}", ""
        )
    assert "Alder Brook" in officer.client.post("/drafts/looking-for-somebody", data=fields | {"find": "lder b"}).text


def test_what_is_counted_on_a_board_is_what_may_be_seen(northmere, mine, theirs, sqlite_seat):
    for name, number in (("Dilys Ashgrove", 1), ("Idris Marlowe", 1), ("Petra Lindqvist", 0), ("Odile Pryce", 2)):
        assert f"Stage 1 ({number})" in words(sqlite_seat(name).get("/board"))
    restriction = Restriction.create(
        escalation=theirs, reason="A colleague’s family", review_by=london(2026, 6, 1).date(),
        set_by=northmere.person("Odile Pryce"),
    )  # fmt: skip
    RestrictionName.create(restriction=restriction, person=northmere.person("Marcus Fenwick"))
    for name, number in (("Marcus Fenwick", 1), ("Idris Marlowe", 0), ("Odile Pryce", 1)):
        page = words(sqlite_seat(name).get("/board"))
        assert f"Stage 1 ({number})" in page and f"{number} due today" in page
    assert "Rook" not in words(sqlite_seat("Idris Marlowe").get("/waiting")) + words(
        sqlite_seat("Odile Pryce").get("/waiting")
    )


@pytest.mark.parametrize("name", ["Dilys Ashgrove", "Hal Okafor", "Odile Pryce", "Gil Sandoval"])
def test_opening_every_page_twice_writes_nothing_but_that_it_was_opened(mine, theirs, sqlite_seat, name):
    ended = raised_and_ended(mine)
    seat, before = sqlite_seat(name), everything()
    for address in addresses(sqlite_seat.app, ended, theirs):
        for _ in range(2):
            answer = seat.get(address)
            assert answer.status_code < 500
            assert answer.headers["Cache-Control"] == "no-store" and "ETag" not in answer.headers
    assert changes(before, everything()) == []


def raised_and_ended(card):
    """The same card, answered and ended."""
    card.entry.answering[0].respond(card.entry.answering[0].holder, "It is done.")
    card.close(card.raised_by, "resolved", "The plan is in place.")
    return card


def test_nobody_who_is_not_signed_in_changes_anything_by_looking(mine, theirs, sqlite_seat):
    client, before = sqlite_seat.app.test_client(), everything(but=())
    for address in addresses(sqlite_seat.app, mine, theirs):
        answer = client.get(address)
        assert address.startswith("/sign-in") or answer.location.startswith("/sign-in")
        assert not traces(theirs).search(answer.text) or answer.status_code == 303
    assert changes(before, everything(but=())) == []


def test_no_address_no_title_and_no_line_of_the_log_carries_a_childs_name(mine, theirs, sqlite_seat, caplog):
    caplog.set_level("DEBUG")
    seat = sqlite_seat("Odile Pryce")
    for address in addresses(sqlite_seat.app, mine, theirs):
        page = seat.get(address).text
        said = re.findall(r'<title>.*?</title>|(?:href|action|hx-get|hx-post|src)="[^"]*"', page)
        assert not re.search("Rook|Larkspur|Alder|Brook", " ".join(said))
    seat.client.post(f"/escalations/{theirs.number}/addenda", data={"words": "About Rook Larkspur and nobody else."})
    assert not re.search("Rook|Larkspur|Alder|Brook", caplog.text)


def test_who_opened_a_card_and_who_tried_to_is_kept(mine, theirs, sqlite_seat):
    officer, manager = sqlite_seat("Marcus Fenwick"), sqlite_seat("Hal Okafor")
    officer.get(f"/escalations/{theirs.number}")
    manager.get(f"/escalations/{theirs.number}")
    manager.get("/escalations/4711")
    kept = [(row.person.name, row.number, row.found, row.escalation) for row in Reading.select().order_by(Reading.id)]
    assert kept == [
        ("Marcus Fenwick", str(theirs.number), "yes", theirs),
        ("Hal Okafor", str(theirs.number), "no", None),
        ("Hal Okafor", "4711", "no", None),
    ]
