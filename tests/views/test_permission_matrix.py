"""Every cell of the permission matrix, tried by direct request: each role, each action, each way of standing to a card.

What is expected stands here in its own right and is not worked out from `rules/permissions.py`.
"""

import csv
import io

import pytest

import demo
from models import Email, Person
from models.base import now
from tests.cast import MONDAY
from tests.views.kinship import IDENTITIES, KIN, MANAGERS, cards, name_of
from tests.views.records import changes, everything, rows_of, token_of, words
from tests.views.ways import WAYS, WRITTEN, sent_for

# The rows of the matrix that have a screen. Who was written to may always read (invariant 7), so P stands beside T and S.
# The clinic's display has a screen of its own, which does not exist yet: here it sees nothing. Rows in brackets are
# ours, and stand for the row of the table that is named after them.
TABLE = """
action,IRO,SW,TM,SM,HoS,AD,DCS,MD,QTM,QSM,QHoS,BS,SA,CD
see board and concern text,O,O,TP,SP,SP,P,P,P,A,A,A,-,-,-
add or change a child,O,-,-,-,-,-,-,-,A,A,A,A,-,-
(what happened to a child) take back a fact,O,-,-,-,-,-,-,-,A,A,A,W,-,-
(the child's page) see child's name,O,O,T,S,S,-,-,-,A,A,A,A,-,-
raise,O,-,-,-,-,-,-,-,A,A,A,-,-,-
type in an answer,O,-,-,-,-,-,-,-,A,A,A,-,-,-
record a talk,O,O,P,P,P,P,P,P,A,A,A,-,-,-
(add an action) record a talk,O,O,P,P,P,P,P,P,A,A,A,-,-,-
(mark an action as done) record a talk,O,O,P,P,P,P,P,P,A,A,A,-,-,-
(add a note) record a talk,O,O,P,P,P,P,P,P,A,A,A,-,-,-
(say who was told) record a talk,O,O,P,P,P,P,P,P,A,A,A,-,-,-
(arrange a meeting) record a talk,O,-,P,P,P,P,P,P,A,A,A,-,-,-
(call a meeting off) record a talk,O,-,P,P,P,P,P,P,A,A,A,-,-,-
(hold a meeting) record a talk,O,-,P,P,P,P,P,P,A,A,A,-,-,-
(agree the actions) record a talk,O,-,P,P,P,P,P,P,A,A,A,-,-,-
acknowledge,-,-,P,P,P,P,P,P,-,-,-,-,-,-
respond,-,-,P,P,P,P,P,P,-,-,-,-,-,-
(send a plan) respond,-,-,P,P,P,P,P,P,-,-,-,-,-,-
(send it on) respond,-,-,P,P,P,P,P,P,-,-,-,-,-,-
(ask for more time) respond,-,-,P,P,P,P,P,P,-,-,-,-,-,-
(correct the child) progress stage,O,-,-,-,-,-,-,-,A,A,A,-,-,-
progress stage,O,-,-,-,-,-,-,-,A,A,A,-,-,-
(take it over) progress stage,-,-,-,-,-,-,-,-,A,-,-,-,-,-
(judge the answer) progress stage,O,-,-,-,-,-,-,-,A,A,A,-,-,-
(rate) progress stage,O,-,-,-,-,-,-,-,A,A,A,-,-,-
bypass a stage,O,-,-,-,-,-,-,-,A,A,A,-,-,-
approve Stage 4 gate: agreement,-,-,-,-,-,-,-,-,A,-,-,-,-,-
approve Stage 4 gate: discussion,-,-,-,-,-,-,-,-,-,-,A,-,-,-
resolve / sign off,O,-,-,-,-,-,-,-,A,A,A,-,-,-
(withdraw) resolve / sign off,O,-,-,-,-,-,-,-,A,A,A,-,-,-
(reopen) resolve / sign off,O,-,-,-,-,-,-,-,A,A,A,-,-,-
record CAFCASS referral,O,-,-,-,-,-,-,-,A,A,A,-,-,-
(say what came of it) record CAFCASS referral,O,-,-,-,-,-,-,-,A,A,A,-,-,-
IRO's independent legal advice,O,-,-,-,-,-,-,-,-,-,-,-,-,-
(say what it says) IRO's independent legal advice,O,-,-,-,-,-,-,-,-,-,-,-,-,-
(share it) IRO's independent legal advice,O,-,-,-,-,-,-,-,-,-,-,-,-,-
export one card,O,-,-,-,-,-,-,-,A,A,A,-,-,-
(file a copy of the form) export one card,O,-,-,-,-,-,-,-,A,A,A,-,-,-
(say that it is filed) export one card,O,-,-,-,-,-,-,-,A,A,A,-,-,-
(say that the feedback is filed) respond,-,-,P,P,P,P,P,P,-,-,-,-,-,-
see emails that are stuck,-,-,-,-,-,-,-,-,A,A,A,-,D,-
"""
# For whom a way of standing to a card is which letter; A is every card that is not closed to them.
REACH = {
    "own": {"O": "IRO SW", "T": "TM", "S": "SM HoS", "P": "TM"},
    "own raised": {"O": "IRO", "T": "TM", "S": "SM HoS", "P": "TM"},
    "own team": {"T": "TM", "S": "SM HoS", "P": "TM"},
    "own service": {"S": "SM HoS"},
    "elsewhere": {},
    "addressed now": {"P": "TM SM HoS AD DCS MD"},
    "addressed before": {"P": "TM SM HoS AD DCS MD"},
    "restricted": None,
    "restricted child": None,
    "barred": None,
}
NEEDS_THE_POST_NOW = (
    "acknowledge", "respond", "(send a plan) respond", "(say that the feedback is filed) respond",
    "(arrange a meeting) record a talk", "(call a meeting off) record a talk", "(hold a meeting) record a talk",
    "(agree the actions) record a talk", "(send it on) respond", "(ask for more time) respond",
)  # fmt: skip
AS_ADDRESSED = (
    "acknowledge", "respond", "(send a plan) respond", "(send it on) respond", "(ask for more time) respond",
)  # fmt: skip
# States that are, to a reader, like one that is looked at.
LIKE_ANOTHER = ("awaiting discussion", "meeting", "meeting arranged", "plan")
# One screen for two actions: a role that has either comes in, and the card decides.
SHARED = ("(say that it is filed) export one card", "(say that the feedback is filed) respond")
NOT_SENT_YET = ("awaiting agreement", "awaiting discussion", "awaiting raiser")  # nobody is written to yet
OUT_OF_TURN = {
    ("approve Stage 4 gate: agreement", "QHoS"),
    ("approve Stage 4 gate: discussion", "QTM"),
    ("(take it over) progress stage", "QSM"),
    ("(take it over) progress stage", "QHoS"),
}
# As near as a card can be to anybody: all that is tried where a role is never given an action.
NEAREST = ("own", "own service", "addressed now", "restricted")
PAGES_WITH_CARDS = (
    "/board?procedure=north-somerset-isro", "/board?procedure=blackpool-issues-resolution", "/board?show=mine",
    "/waiting", "/escalations?procedure=north-somerset-isro",
)  # fmt: skip
READING = "see board and concern text"


def _read(table):
    return {row.pop("action"): row for row in csv.DictReader(io.StringIO(table.strip()))}


EXPECTED = _read(TABLE)


def gives(action, role, kin, state="open"):
    """True where the table opens this action to this role on a card of this kin, as it stands."""
    held, reach = EXPECTED[action][role], REACH[kin]
    if reach is None:
        return False
    if state in NOT_SENT_YET or (action in NEEDS_THE_POST_NOW and kin == "addressed before"):
        held = held.replace("P", "")
    return "A" in held or any(role in reach.get(letter, "").split() for letter in held)


def refusal(action, role, kin):
    """The status that refuses: 404 for a card that is not theirs to see, 403 for a role or a card without the action.

    409 says to somebody who consents at this gate that it is not their turn, and to a manager who moved it on.
    """
    seen = gives(READING, role, kin, WAYS[action].state)
    if action in AS_ADDRESSED and kin == "addressed before" and role in MANAGERS:
        return 409
    if (action, role) in OUT_OF_TURN:
        return 409 if seen else 404
    never = all(EXPECTED[each][role] == "-" for each in (SHARED if action in SHARED else (action,)))
    return 403 if seen or never else 404


def given(action):
    """Every (role, kin) to which the table gives this action."""
    return [(role, kin) for role in IDENTITIES for kin in KIN if gives(action, role, kin)]


def refused(action):
    """Every (role, kin) to which it does not; a role that never has it is turned away before any card is looked for."""
    cells = [(role, kin) for role in IDENTITIES for kin in KIN if not gives(action, role, kin)]
    return [(role, kin) for role, kin in cells if EXPECTED[action][role] != "-" or kin in NEAREST]


def token_for(seat):
    """The token of a form on the cheapest page there is."""
    return {"csrf_token": token_of(seat.get("/nothing/here"))}


@pytest.mark.parametrize("action", WAYS)
def test_an_action_is_refused_to_everybody_to_whom_the_matrix_does_not_give_it(action, fresh):
    way, wrong, take_a_seat = WAYS[action], [], fresh()
    seats = {role: take_a_seat(role) for role in IDENTITIES}
    tokens = {role: token_for(seat) for role, seat in seats.items()}
    sent = {kin: sent_for(way, card) for (kin, state), card in cards().items() if state == way.state}
    before = everything()
    for place, (role, kin) in enumerate(refused(action)):
        by_htmx = {"headers": {"HX-Request": "true"}} if place % 2 else {}
        address, fields = sent[kin]
        answer = seats[role].client.post(address, data=tokens[role] | fields, **by_htmx)
        if answer.status_code != refusal(action, role, kin):
            wrong.append((role, kin, answer.status_code))
    assert wrong == []
    assert changes(before, everything()) == []


@pytest.mark.parametrize("action", WAYS)
def test_an_action_is_done_for_everybody_to_whom_the_matrix_gives_it(action, fresh):
    way, wrong = WAYS[action], []
    for role in dict.fromkeys(role for role, _ in given(action)):
        seat = fresh()(role)
        token = token_for(seat)
        on = cards()
        for address, fields in [sent_for(way, on[kin, way.state]) for each, kin in given(action) if each == role]:
            before = rows_of(way.leaves)
            answer = seat.client.post(address, data=token | fields)
            if answer.status_code != 303 or rows_of(way.leaves) == before:
                wrong.append((role, address, answer.status_code, words(answer)[-400:]))
    assert wrong == []


def test_nobody_who_is_not_signed_in_does_anything(fresh):
    fresh()
    client, before, on = fresh.app.test_client(), everything(), cards()
    token = {"csrf_token": token_of(client.get("/sign-in"))}
    for way in WAYS.values():
        address, fields = sent_for(way, on["own", way.state])
        assert client.post(address, data=fields | token).location.startswith("/sign-in")
        assert client.get(address).location.startswith("/sign-in")
    assert changes(before, everything()) == []


def test_no_form_on_a_card_is_left_out(fresh):
    start = "/escalations/<int:number>/"
    forms = {rule.rule.removeprefix(start) for rule in fresh.app.url_map.iter_rules() if "POST" in rule.methods}
    assert {form for form in forms if not form.startswith("/")} == {way.noun for way in WAYS.values()}


@pytest.mark.parametrize("role", IDENTITIES)
def test_a_card_is_returned_to_those_who_may_read_it_and_is_not_found_by_anybody_else(role, fresh):
    seat, wrong = fresh()(role), []
    for (kin, state), card in cards().items():
        given = gives(READING, role, kin, state)
        if state in LIKE_ANOTHER:
            continue
        if EXPECTED[READING][role] in "-A" and kin not in NEAREST:
            continue
        for page in ("", "/clocks") if state == "open" else ("",):
            answer = seat.get(f"/escalations/{card.number}{page}")
            names_the_child = name_of(kin, state) in words(answer)
            if answer.status_code != (200 if given else 404) or names_the_child != (given and not page):
                wrong.append((kin, state, page, answer.status_code))
    assert wrong == []


@pytest.mark.parametrize("role", IDENTITIES)
def test_boards_and_lists_hold_the_cards_of_the_matrix_and_no_others(role, fresh):
    seat, wrong = fresh()(role), []
    lists = [seat.get(page).get_data(as_text=True) for page in PAGES_WITH_CARDS]
    for (kin, state), card in cards().items():
        on_a_list = any(f'/escalations/{card.number}"' in page for page in lists)
        if on_a_list != gives(READING, role, kin, state):
            wrong.append((kin, state, on_a_list))
    assert wrong == []


# Who may raise a concern about the child of a card of each kin: O is the reviewing officer of today.
CHILDREN = {kin: "" for kin in KIN} | {"own": "O", "restricted": "O", "barred": "O", "restricted child": None}


def may(action, role, kin):
    """True where this role may do this with the child of a card of this kin."""
    held, reach = EXPECTED[action][role], CHILDREN[kin]
    return reach is not None and ("A" in held or (held == "O" and reach == "O"))


@pytest.mark.parametrize("role", IDENTITIES)
def test_a_concern_is_raised_by_whom_the_matrix_lets_raise_it_and_children_of_others_are_not_found(role, fresh):
    seat, wrong = fresh()(role), []
    token, on = token_for(seat), cards()
    for kin in KIN if EXPECTED["raise"][role] != "-" else NEAREST:
        child = on[kin, "open"].children[0]
        concern = WRITTEN | token | {"children": str(child.id), "find": child.name}
        key, before = f"a-concern-about-{child.id}", rows_of("escalation")
        found = seat.client.post(f"/drafts/{key}-find", data=concern | {"do": "find", "children": ""})
        checked = seat.client.post(f"/drafts/{key}", data=concern | {"do": "continue"})
        version = seat.form(f"/drafts/{key}/check").get("version", "none")
        sent = seat.client.post("/escalations", data=token | {"key": key, "version": version})
        given = may("raise", role, kin)
        statuses = (303, 303) if given else (403, 403) if EXPECTED["raise"][role] == "-" else (422, 303)
        seen = f'value="{child.id}"' in found.get_data(as_text=True)
        if (checked.status_code, sent.status_code, seen) != (*statuses, given):
            wrong.append((kin, checked.status_code, sent.status_code, seen))
        if (rows_of("escalation") != before) is not given:
            wrong.append((kin, "raised" if not given else "not raised"))
    assert wrong == []


@pytest.mark.parametrize("role", IDENTITIES)
def test_the_page_of_emails_names_them_to_the_quality_service_and_has_figures_for_administrators(role, fresh):
    seat, held = fresh()(role), EXPECTED["see emails that are stuck"][role]
    card = cards()["own", "open"]
    hal = demo.find(MONDAY).people["Hal Okafor"]
    email = Email.create(
        event=card.events.first(),
        person=hal,
        kind="sent",
        message_id="<1@here>",
        subject="IR-0001",
        body="",
        failed_at=now(),
    )
    page, token = seat.get("/emails"), token_for(seat) | {"key": "again"}
    assert page.status_code == (403 if held == "-" else 200)
    assert ("To Hal Okafor" in page.text) is (held == "A")
    one, everything_again = f"/emails/{email.id}/retries", "/emails/retries"
    refused = {"-": (403, 403), "A": (None, 403), "D": (404, None)}[held]
    for address, status in zip((one, everything_again), refused, strict=True):
        assert seat.client.post(address, data=token).status_code == (status or 303)
    assert (Email.get().failed_at is None) is (held != "-")


ENTER, SEE = "add or change a child", "(the child's page) see child's name"
# As which kin of card the child of one is: being written to about it, or closed to it, opens and closes no child.
AS_A_CHILD = {"own raised": "own team", "restricted": "own", "barred": "own"}
AS_A_CHILD |= {"addressed now": "elsewhere", "addressed before": "elsewhere"}
# What each form about a child sends, and the table in which it leaves its row.
ABOUT_A_CHILD = {
    "details": (
        "child_change",
        {"name": "Zebedee Quux Renamed", "born-day": "1", "born-month": "5", "born-year": "2015"},
    ),
    "officer": ("allocation", {"since-day": "2", "since-month": "3", "since-year": "2026"}),
    "care": (
        "child_change",
        {"what": "status", "legal_status": "E1", "on-day": "2", "on-month": "3", "on-year": "2026"},
    ),
    "happened": ("child_change", {"kind": "moved", "on-day": "2", "on-month": "3", "on-year": "2026"}),
}


TAKE_BACK = "(what happened to a child) take back a fact"


@pytest.mark.parametrize("role", IDENTITIES)
def test_what_happened_is_taken_back_by_whom_the_matrix_lets_and_by_w_only_where_they_recorded_it(role, fresh):
    seat, wrong = fresh()(role), []
    token, on = token_for(seat), cards()
    other = Person.get(Person.name == ("Wren Halloran" if role == "QHoS" else "Odile Pryce"))
    for place, kin in enumerate(KIN if EXPECTED[TAKE_BACK][role] != "-" else NEAREST):
        child = on[kin, "open"].children[0]
        for by in (other, seat.person):
            given = may(TAKE_BACK, role, kin)
            given |= EXPECTED[TAKE_BACK][role] == "W" and by == seat.person and may(ENTER, role, kin)
            refused = 404 if EXPECTED[ENTER][role] != "-" and not may(ENTER, role, kin) else 403
            fact = child.note(by, "missing", now().date())
            sent = {"key": f"back-{place}-{by.id}", "version": str(child.version()), "why": "It was another child."}
            answer = seat.client.post(f"/children/{child.id}/changes/{fact.id}/taking-back", data=token | sent)
            fact.reload()
            if answer.status_code != (303 if given else refused) or fact.is_taken_back is not given:
                wrong.append((kin, by.name, answer.status_code, words(answer)[-300:]))
    assert wrong == []


def opens(role, kin):
    """True where this role may open the page of the child of a card of this kin."""
    return kin != "restricted child" and gives(SEE, role, AS_A_CHILD.get(kin, kin))


@pytest.mark.parametrize("role", IDENTITIES)
def test_a_child_is_changed_by_whom_the_matrix_lets_change_one_and_is_not_found_by_anybody_else(role, fresh):
    seat, wrong, people = fresh()(role), [], {person.name: person.id for person in Person.select()}
    token, on = token_for(seat), cards()
    for place, kin in enumerate(KIN if EXPECTED[ENTER][role] != "-" else NEAREST):
        child = on[kin, "open"].children[0]
        given = may(ENTER, role, kin)
        refused = 403 if EXPECTED[ENTER][role] == "-" else 404
        unseen = 403 if EXPECTED[SEE][role] == "-" else 404
        if seat.get(f"/children/{child.id}").status_code != (200 if opens(role, kin) else unseen):
            wrong.append((kin, "page"))
        # Last the officer: with it, the child may go out of reach.
        for noun in ("details", "care", "happened", "officer"):
            table, fields = ABOUT_A_CHILD[noun]
            sent = {"key": f"direct-{place}-{noun}", "version": str(child.version()), **fields}
            sent |= {"reference": child.reference} if noun == "details" else {}
            if noun == "officer":
                to = "Dilys Ashgrove" if child.iro.name == "Marcus Fenwick" else "Marcus Fenwick"
                sent["iro"] = str(people[to])
            before = rows_of(table)
            answer = seat.client.post(f"/children/{child.id}/{noun}", data=token | sent)
            if answer.status_code != (303 if given else refused) or (rows_of(table) != before) is not given:
                wrong.append((kin, noun, answer.status_code, words(answer)[-300:]))
    assert wrong == []


@pytest.mark.parametrize("role", IDENTITIES)
def test_a_child_is_added_and_looked_for_by_whom_the_matrix_lets(role, fresh):
    seat = fresh()(role)
    new = {
        "reference": "ZQ-9001", "name": "Zebedee Quux Added", "born-day": "1", "born-month": "5", "born-year": "2015",
        "since-day": "2", "since-month": "3", "since-year": "2026", "key": "added-in-this-test",
    }  # fmt: skip
    if EXPECTED[ENTER][role] == "A":
        new["iro"] = str(Person.get(Person.name == "Dilys Ashgrove").id)
    before = rows_of("child")
    given = EXPECTED[ENTER][role] != "-"
    assert seat.client.post("/children/new", data=token_for(seat) | new).status_code == (303 if given else 403)
    assert (rows_of("child") != before) is given
    token = token_for(seat)
    for kin in KIN:
        found = seat.client.post("/children", data=token | {"find": name_of(kin), "key": "a-search"})
        seen = found.status_code == 200 and f">{name_of(kin)}<" in found.text
        assert seen is may(ENTER, role, kin), kin
