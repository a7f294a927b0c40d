"""Who may do what with a review, tried by direct request: each role, each form, each way of standing to the child.

What is expected stands here in its own right and is not worked out from `rules/permissions.py`.
"""

import csv
import io
from datetime import date

import pytest

from models import Allocation, PeriodOfCare, ProcedureVersion, Restriction, RestrictionName, Review, ReviewStep
from models import Child as ChildRow
from models.review import Sitting
from tests.cast import REVIEWS
from tests.models.reviewing import at
from tests.views.kinship import IDENTITIES
from tests.views.records import changes, everything, token_of

# O: a child of one's own caseload; T: of one's own team; S: of one's own service; A: every child's; C: decisions.
TABLE = """
form,IRO,SW,TM,SM,HoS,AD,DCS,MD,QTM,QSM,QHoS,BS,SA,CD
see,O,O,T,S,S,-,-,-,A,A,A,A,-,-
read,O,O,T,S,S,-,-,-,A,A,A,-,-,-
record,O,-,-,-,-,-,-,-,A,A,A,-,-,-
arrange,O,-,-,-,-,-,-,-,A,A,A,A,-,-
step,O,O,T,-,-,-,-,-,A,A,A,A,-,-
officer,O,-,-,-,-,-,-,-,A,A,A,-,-,-
answer,-,-,T,S,S,-,-,-,-,-,-,-,-,-
wishes,O,O,T,-,-,-,-,-,A,A,A,-,-,-
"""
EXPECTED = {row.pop("form"): row for row in csv.DictReader(io.StringIO(TABLE.strip()))}
KIN = {  # the child's team, social worker, reviewing officer, closed to all but Marcus Fenwick
    "own": ("Harbour team", "Roz Amadi", "Dilys Ashgrove", False),
    "own team": ("Harbour team", "Jory Penn", "Marcus Fenwick", False),
    "own service": ("Orchard team", "Jory Penn", "Marcus Fenwick", False),
    "elsewhere": ("Mill team", "Tamsin Quill", "Marcus Fenwick", False),
    "restricted": ("Harbour team", "Roz Amadi", "Dilys Ashgrove", True),
}
REACH = {
    "own": {"O": "IRO SW", "T": "TM", "S": "SM HoS"},
    "own team": {"T": "TM", "S": "SM HoS"},
    "own service": {"S": "SM HoS"},
    "elsewhere": {},
    "restricted": None,
}
FORMS = {  # address after the review's: the row of the table
    "booking": "arrange", "booking/change": "arrange", "booking/calling-off": "arrange", "bringing-forward": "record",
    "substitute": "record", "preparation/consultation": "step", "follow-up/care-plan": "step", "papers": "step",
    "invitations": "arrange", "invitations/sending": "arrange", "invitations/{guest}/removal": "arrange",
    "wishes": "wishes", "gates/delegate": "record", "holding": "record", "adjournment": "record",
    "meetings/{meeting}/attendance": "record", "meetings/{meeting}/correction": "record", "taking-back": "record",
    "participation": "record", "agenda/education": "record", "decisions": "record",
    "decisions/{decision}/standing": "wishes", "decisions/{decision}/carrying-on": "record", "circulation": "record",
    "circulation/receipt": "step", "reply": "answer", "reply/typed": "record", "concern": "record",
    "steps/{step}/taking-back": "step", "papers/{paper}/taking-back": "step",
    "circulation/{sending}/taking-back": "record", "reply/{answer}/taking-back": "record",
}  # fmt: skip
OWED_BY_THE_OFFICER = dict.fromkeys(
    ("preparation/letter", "preparation/visit", "follow-up/record", "steps/{own}/taking-back"), "officer"
)
PAGES = ("", "/clocks")
MARCH = "/reviews/month?month=2026-03&whose=everybody"


@pytest.fixture
def reviews(fresh):
    """(seats by role, {kin: (a review held today, the next one)}) in a council where reviews are planned."""
    take_a_seat = fresh()
    seats = {role: take_a_seat(role) for role in IDENTITIES}
    people = {seat.person.name: seat.person for seat in seats.values()}
    ProcedureVersion.load_text(REVIEWS.read_text())
    return seats, {kin: _reviews(kin, people, seats) for kin in KIN}


def _reviews(kin, people, seats):
    from models import Person, Team

    team, worker, officer, closed = KIN[kin]
    dilys = Person.get(Person.name == officer)
    child = ChildRow.create(
        reference=f"RV-{ChildRow.select().count()}", name=f"Zebedee Quux {kin.title()}", born=date(2015, 5, 1),
        team=Team.get(Team.name == team), social_worker=Person.get(Person.name == worker),
    )  # fmt: skip
    PeriodOfCare.create(child=child, began_on=date(2026, 2, 9), legal_status="Care order")
    Allocation.create(child=child, iro=dilys, since=date(2026, 2, 9))
    Review.plan(child)
    held = child.next_review
    held.hold(dilys, Sitting(date(2026, 3, 2), said="All that was said."))
    held.decide(dilys, "A dentist is found.", date(2026, 4, 1), owner_name="Northmere fostering")
    for key in ("copies", "monitoring"):  # anybody's who deals with the child, and the officer's own
        held.followed_up(dilys, key, date(2026, 3, 2))
    held.receive(dilys, "file", date(2026, 3, 2))
    held.circulate(dilys, date(2026, 3, 2), "Everybody who was there")
    held.reply(dilys, date(2026, 3, 2), replied_by="Hal Okafor")
    child.next_review.book(dilys, at(2026, 5, 20, 10))
    child.next_review.invite(dilys, "professional", "A teacher")
    if closed:
        why = {"reason": "A colleague’s family", "review_by": date(2026, 6, 1), "set_by": dilys}
        row = Restriction.create(child=child, **why)
        RestrictionName.create(restriction=row, person=Person.get(Person.name == "Marcus Fenwick"))
    return Review.get_by_id(held.id), child.next_review


def gives(row, role, kin):
    """True where the table gives this to this role for a child of this kin."""
    held, reach = EXPECTED[row][role], REACH[kin]
    return reach is not None and ("A" in held or any(role in reach.get(letter, "").split() for letter in held))


def refusal(row, role, kin):
    """404 for a child who is not theirs to see, 403 for a role or a child without the action."""
    return 403 if gives("see", role, kin) or EXPECTED[row][role] == "-" else 404


def address(form, held, coming):
    """Where this form is, on the review that it is about."""
    on = coming if form.startswith(("booking", "bringing", "substitute", "prep", "invit", "wish", "gates")) else held
    guest, decision, meeting = coming.invitations.get(), held.decisions.get(), held.meetings.get()
    rows = {"step": held.steps, "paper": held.documents, "sending": held.circulations, "answer": held.replies}
    ids = {name: found.get().id for name, found in rows.items()}
    ids["own"] = held.steps.order_by(ReviewStep.id.desc()).get().id
    ids |= {"guest": guest.id, "decision": decision.id, "meeting": meeting.id}
    return f"/reviews/{on.id}/" + form.format(**ids)


def cells(by_kin):
    """Every (role, kin, form, row of the table, address)."""
    for role in IDENTITIES:
        for kin, (held, coming) in by_kin.items():
            for form, row in (FORMS | OWED_BY_THE_OFFICER).items():
                yield role, kin, form, row, address(form, held, coming)


def test_a_form_is_refused_to_everybody_to_whom_the_matrix_does_not_give_it(reviews):
    seats, by_kin = reviews
    tokens = {role: {"csrf_token": token_of(seat.get("/nothing/here"))} for role, seat in seats.items()}
    before, wrong = everything(), []
    for role, kin, form, row, at_address in cells(by_kin):
        if gives(row, role, kin):
            continue
        fields = tokens[role] | {"key": "a-key-of-its-own", "decision": "1"}
        answer = seats[role].client.post(at_address, data=fields)
        if answer.status_code != refusal(row, role, kin) and not _both(form, role, answer):
            wrong.append((role, kin, form, answer.status_code))
    assert wrong == []
    assert [change for change in changes(before, everything()) if "reading" not in str(change)] == []


def _both(form, role, answer):
    """One screen asks for two actions: whoever has one of them comes as far as the child."""
    if form == "reply/{answer}/taking-back":
        return role in ("TM", "SM", "HoS") and answer.status_code in (403, 404)
    has_one = ("BS", "SW", "TM") if form in OWED_BY_THE_OFFICER else ("BS",)
    forms = ("wishes", "decisions/{decision}/standing", *OWED_BY_THE_OFFICER)
    return form in forms and role in has_one and answer.status_code in (403, 404)


def test_a_form_is_opened_or_said_to_be_over_for_everybody_to_whom_the_matrix_gives_it(reviews):
    seats, by_kin = reviews
    wrong = []
    for role, kin, form, row, at_address in cells(by_kin):
        if form != "concern" and gives(row, role, kin):
            answer = seats[role].get(at_address)
            if answer.status_code not in (200, 409):
                wrong.append((role, kin, form, answer.status_code))
    assert wrong == []


def test_a_review_is_shown_with_its_words_only_to_those_who_may_read_them(reviews):
    seats, by_kin = reviews
    wrong = []
    for role, seat in seats.items():
        lists = [seat.get(page).text for page in ("/reviews?whose=everybody", MARCH)]
        for kin, (held, _coming) in by_kin.items():
            given, reads = gives("see", role, kin), gives("read", role, kin)
            for page in PAGES:
                answer = seat.get(f"/reviews/{held.id}{page}")
                if answer.status_code != (200 if given else refusal("see", role, kin)):
                    wrong.append((role, kin, page, answer.status_code))
                said = "All that was said." in answer.text or "A dentist is found." in answer.text
                if said != (reads and page == ""):
                    wrong.append((role, kin, page, "words" if said else "no words"))
            if [held.child.reference in page for page in lists] != [given, given]:
                wrong.append((role, kin, "list"))
    assert wrong == []


def test_nobody_who_is_not_signed_in_sees_or_does_anything(reviews, application):
    _seats, by_kin = reviews
    client = application.test_client()
    held, coming = by_kin["own"]
    token = {"csrf_token": token_of(client.get("/sign-in"))}
    for form in FORMS:
        assert client.post(address(form, held, coming), data=token).location.startswith("/sign-in")
    for page in ("/reviews", "/reviews/month", f"/reviews/{held.id}"):
        assert client.get(page).location.startswith("/sign-in")


def test_no_form_about_a_review_is_left_out(application):
    start = "/reviews/<int:review_id>/"
    rules = [rule for rule in application.url_map.iter_rules() if rule.rule.startswith(start)]
    sent = {rule.rule.removeprefix(start) for rule in rules if "POST" in rule.methods}
    assert len(sent) == len(FORMS)
    assert {form.split("/")[0] for form in sent} == {form.split("/")[0] for form in FORMS}
