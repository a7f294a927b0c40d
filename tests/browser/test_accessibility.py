"""axe looks at every page there is, wide and on a phone: an open card, an ended one, an empty board. None is left out."""

from datetime import date, timedelta

import pytest

import demo
from models import (
    Child,
    ClosureDay,
    Confirmation,
    CouncilSetting,
    Draft,
    Email,
    Escalation,
    Import,
    PasswordLink,
    Person,
    ProcedureVersion,
    RegularReturn,
    Session,
    Unsent,
    Visit,
)
from models.base import as_of, now
from models.password_link import _token as token_from
from models.session import digest
from tests.apps import SECRET
from tests.browser.test_the_story import SIZES, signed_in
from tests.cast import REVIEWS
from tests.emails.sink import emailing, free_port
from tests.imports.files import a_child, children
from tests.imports.histories import a_review, reviews
from tests.models.odd import S4, begun, loaded, sent
from tests.models.reviewing import newcomer
from views.assets import NPM

AXE = NPM / "axe-core/axe.min.js"
PARTS = 6  # the pages are looked at in so many tests, which run beside each other
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
OPEN, ANSWERED, AWAITING, ENDED = 1, 6, 11, 12  # the imaginary council's cards
HANDED = 15  # waits to be taken over
MEETING, PLAN, HELD = 16, 17, 18  # under the procedures of other councils
REVIEW_LATE, REVIEW_BOOKED, REVIEW_HELD, REVIEW_ANSWERING, REVIEW_REFUSED = (
    f"/reviews/{number}" for number in (6, 10, 19, 25, 33)
)
MET, REVIEW_BEFORE = 4, "/reviews/5"  # the meeting of the review that was held; one that was brought in
KEY = "a-draft-of-dilys"
IMPORTED, TO_CONFIRM, WRONG, HISTORY = 1, 2, 3, 4  # imports
UNSENT = "a-form-of-dilys"
HAL, BRAM, NADIA = 6, 10, 21  # people: with a post, with the account closed, who waits to be confirmed
LINK = f"/sign-in/link/{token_from(SECRET, 'a nonce')}"
TWIN = 14  # a child of the same name as the first, not in care
NEWCOMER = 15  # a child whose reviews are counted
CARE = 14  # the newcomer's period of care
MISSING = 9  # what asks for an answer, in the newcomer's list of changes

# Who visits which addresses of each page: an open case, an ended one, an empty one, a form and the form refused.
VISITS = {
    "home.show": [("Gil Sandoval", "/"), ("Fern Tolliver", "/")],
    "sessions.create": [(None, "/sign-in")],
    "board.show": [("Dilys Ashgrove", "/board"), ("Dilys Ashgrove", "/board?show=overdue"), ("Lowell Birch", "/board")],
    "waiting.show": [
        *((name, "/waiting") for name in ("Hal Okafor", "Lowell Birch", "Dilys Ashgrove", "Fern Tolliver")),
    ],
    "escalations.show": [
        ("Dilys Ashgrove", f"/escalations/{OPEN}"),
        ("Hal Okafor", "/escalations/4"),
        ("Odile Pryce", f"/escalations/{AWAITING}"),
        ("Marcus Fenwick", f"/escalations/{ENDED}"),
        ("Dilys Ashgrove", "/escalations/14"),  # an email about it was not delivered
        ("Wren Halloran", f"/escalations/{HANDED}"),
        ("Wren Halloran", f"/escalations/{MEETING}"),
        ("Dilys Ashgrove", f"/escalations/{MEETING}"),
        ("Maud Castellan", f"/escalations/{HELD}"),
    ],
    "escalations.ended": [
        ("Odile Pryce", "/escalations?procedure=north-somerset-isro"),
        ("Lowell Birch", "/escalations?procedure=north-somerset-isro"),
    ],
    "clocks.show": [("Dilys Ashgrove", "/escalations/10/clocks"), ("Marcus Fenwick", f"/escalations/{ENDED}/clocks")],
    "case_notes.create": [
        ("Dilys Ashgrove", f"/escalations/{OPEN}/case-note"),
        ("Marcus Fenwick", f"/escalations/{ENDED}/case-note"),
    ],
    "printed.create": [("Dilys Ashgrove", "/escalations/10/form"), ("Marcus Fenwick", f"/escalations/{ENDED}/form")],
    "acknowledgements.create": [("Petra Lindqvist", "/escalations/5/acknowledgement")],
    "responses.create": [("Hal Okafor", "/escalations/4/response")],
    "typed_answers.create": [("Dilys Ashgrove", "/escalations/4/response/typed")],
    "contacts.create": [("Dilys Ashgrove", f"/escalations/{OPEN}/contacts")],
    "meetings.create": [("Wren Halloran", f"/escalations/{MEETING}/meeting")],
    "meetings_held.create": [("Wren Halloran", f"/escalations/{MEETING}/meeting/held")],
    "meetings_called_off.create": [("Sunniva Hart", f"/escalations/{MEETING}/meeting/called-off")],
    "agreements.create": [("Maud Castellan", f"/escalations/{HELD}/agreement")],
    "referrals.create": [
        ("Dilys Ashgrove", f"/escalations/{MEETING}/referral"),
        ("Odile Pryce", f"/escalations/{OPEN}/referral"),
    ],
    "referral_results.create": [("Dilys Ashgrove", f"/escalations/{MEETING}/referral/result")],
    "advice.create": [("Dilys Ashgrove", f"/escalations/{MEETING}/advice")],
    "advice_said.create": [("Dilys Ashgrove", f"/escalations/{MEETING}/advice/said")],
    "advice_shared.create": [("Dilys Ashgrove", f"/escalations/{MEETING}/advice/shared")],
    "plans.create": [("Hal Okafor", f"/escalations/{PLAN}/plan")],
    "ratings.create": [("Dilys Ashgrove", "/escalations/4/urgency")],
    "verdicts.create": [("Dilys Ashgrove", f"/escalations/{ANSWERED}/verdict")],
    "stages.create": [("Dilys Ashgrove", f"/escalations/{ANSWERED}/stage")],
    "handovers.create": [("Wren Halloran", f"/escalations/{HANDED}/handover")],
    "consents.create": [("Odile Pryce", f"/escalations/{AWAITING}/consents")],
    "outcomes.create": [("Dilys Ashgrove", f"/escalations/{ANSWERED}/outcome")],
    "withdrawals.create": [("Dilys Ashgrove", f"/escalations/{OPEN}/withdrawal")],
    "reopenings.create": [("Marcus Fenwick", f"/escalations/{ENDED}/reopening")],
    "duties.create": [
        ("Dilys Ashgrove", f"/escalations/{OPEN}/duties"),
        ("Hal Okafor", "/escalations/4/duties"),
        ("Marcus Fenwick", f"/escalations/{ENDED}/duties"),
    ],
    "emails.show": [("Odile Pryce", "/emails"), ("Gil Sandoval", "/emails")],
    "filings.create": [("Dilys Ashgrove", f"/escalations/{OPEN}/filings"), ("Hal Okafor", "/escalations/4/filings")],
    "addenda.create": [("Dilys Ashgrove", f"/escalations/{OPEN}/addenda")],
    "actions.create": [("Dilys Ashgrove", f"/escalations/{OPEN}/actions")],
    "actions.done": [("Dilys Ashgrove", "/escalations/14/actions/done")],
    "children.index": [("Dilys Ashgrove", "/children"), ("Fern Tolliver", "/children")],
    "children.show": [
        ("Dilys Ashgrove", "/children/1"),
        ("Fern Tolliver", "/children/1"),
        ("Hal Okafor", f"/children/{NEWCOMER}"),
        ("Odile Pryce", f"/children/{TWIN}"),
        ("Dilys Ashgrove", "/children/2"),  # the record system says another day
        ("Dilys Ashgrove", f"/children/{NEWCOMER}"),  # two readings, a question, something taken back
    ],
    "my_children.show": [
        ("Dilys Ashgrove", "/my-children"),
        ("Odile Pryce", "/my-children"),
        ("Odile Pryce", "/my-children?officer=1"),
        ("Hal Okafor", "/my-children"),
    ],
    "next_reviews.show": [
        ("Dilys Ashgrove", f"/children/{NEWCOMER}/next-review"),
        ("Odile Pryce", f"/children/{TWIN}/next-review"),
        ("Dilys Ashgrove", "/children/2/next-review"),
    ],
    "child_readings.create": [("Dilys Ashgrove", f"/children/{NEWCOMER}/reading")],
    "child_answers.create": [("Dilys Ashgrove", f"/children/{NEWCOMER}/changes/{MISSING}/answer")],
    "child_takings_back.create": [("Dilys Ashgrove", f"/children/{NEWCOMER}/changes/{MISSING}/taking-back")],
    "child_takings_back.of_care": [("Dilys Ashgrove", f"/children/{NEWCOMER}/care/{CARE}/taking-back")],
    "visits.create": [("Dilys Ashgrove", f"/children/{NEWCOMER}/visits/new")],
    "returns.show": [("Fern Tolliver", "/returns/1"), ("Wren Halloran", "/returns/1")],
    "visits.show": [("Dilys Ashgrove", "/visits/1"), ("Dilys Ashgrove", "/visits/2"), ("Hal Okafor", "/visits/2")],
    "visit_takings_back.visit": [("Dilys Ashgrove", "/visits/1/taking-back")],
    "visit_takings_back.note": [("Dilys Ashgrove", "/visits/1/note/taking-back")],
    "visit_notes.create": [("Dilys Ashgrove", "/visits/2/note")],
    "child_contacts.create": [("Dilys Ashgrove", f"/children/{NEWCOMER}/contacts/new")],
    "child_details.create": [("Dilys Ashgrove", "/children/new"), ("Fern Tolliver", "/children/new")],
    "child_details.update": [("Fern Tolliver", "/children/2/details")],
    "child_allocations.create": [("Fern Tolliver", "/children/2/officer")],
    "child_care.create": [("Fern Tolliver", "/children/2/care"), ("Fern Tolliver", f"/children/{TWIN}/care")],
    "child_care.happened": [("Dilys Ashgrove", "/children/2/happened")],
    "child_corrections.create": [("Dilys Ashgrove", f"/escalations/{OPEN}/child")],
    "reviews.index": [
        ("Dilys Ashgrove", "/reviews"),
        ("Fern Tolliver", "/reviews?show=overdue"),
        ("Sunniva Hart", "/reviews?show=written&page=9"),
    ],
    "review_month.show": [("Dilys Ashgrove", "/reviews/month"), ("Idris Marlowe", "/reviews/month?month=2031-01")],
    "reviews.show": [
        ("Dilys Ashgrove", REVIEW_BOOKED),
        ("Fern Tolliver", REVIEW_BOOKED),
        ("Dilys Ashgrove", REVIEW_REFUSED),
        ("Hal Okafor", REVIEW_ANSWERING),
    ],
    "review_clocks.show": [("Dilys Ashgrove", f"{REVIEW_BOOKED}/clocks")],
    "review_bookings.create": [("Fern Tolliver", f"{REVIEW_LATE}/booking")],
    "review_bookings.change": [("Fern Tolliver", f"{REVIEW_BOOKED}/booking/change")],
    "review_bookings.call_off": [("Fern Tolliver", f"{REVIEW_BOOKED}/booking/calling-off")],
    "review_changes.forward": [("Dilys Ashgrove", f"{REVIEW_BOOKED}/bringing-forward")],
    "review_changes.substitute": [("Dilys Ashgrove", f"{REVIEW_BOOKED}/substitute")],
    "review_steps.before": [
        ("Jory Penn", f"{REVIEW_BOOKED}/preparation/consultation"),
        ("Dilys Ashgrove", f"{REVIEW_BOOKED}/preparation/visit"),
    ],
    "review_steps.after": [("Dilys Ashgrove", f"{REVIEW_ANSWERING}/follow-up/care-plan")],
    "review_takings_back.step": [("Fern Tolliver", f"{REVIEW_BOOKED}/steps/1/taking-back")],
    "review_takings_back.paper": [("Dilys Ashgrove", f"{REVIEW_HELD}/papers/9/taking-back")],
    "review_takings_back.circulation": [("Dilys Ashgrove", f"{REVIEW_ANSWERING}/circulation/1/taking-back")],
    "review_takings_back.answer": [("Hal Okafor", f"{REVIEW_REFUSED}/reply/1/taking-back")],
    "review_papers.create": [("Dilys Ashgrove", f"{REVIEW_BOOKED}/papers")],
    "review_invitations.create": [("Fern Tolliver", f"{REVIEW_BOOKED}/invitations")],
    "review_invitations.sent": [("Fern Tolliver", f"{REVIEW_LATE}/invitations/sending")],
    "review_invitations.remove": [("Dilys Ashgrove", f"{REVIEW_BOOKED}/invitations/4/removal")],
    "review_wishes.create": [("Dilys Ashgrove", f"{REVIEW_BOOKED}/wishes")],
    "review_gates.create": [("Dilys Ashgrove", f"{REVIEW_BOOKED}/gates/adjourn-out-of-time")],
    "review_meetings.hold": [("Dilys Ashgrove", f"{REVIEW_BOOKED}/holding")],
    "review_meetings.adjourn": [("Dilys Ashgrove", f"{REVIEW_BOOKED}/adjournment")],
    "review_meetings.attendance": [("Dilys Ashgrove", f"{REVIEW_HELD}/meetings/{MET}/attendance")],
    "review_corrections.correct": [("Dilys Ashgrove", f"{REVIEW_HELD}/meetings/{MET}/correction")],
    "review_corrections.take_back": [("Dilys Ashgrove", f"{REVIEW_BEFORE}/taking-back")],
    "review_agenda.participation": [("Dilys Ashgrove", f"{REVIEW_ANSWERING}/participation")],
    "review_agenda.matter": [("Dilys Ashgrove", f"{REVIEW_ANSWERING}/agenda/education")],
    "review_decisions.create": [("Dilys Ashgrove", f"{REVIEW_HELD}/decisions")],
    "review_decisions.stand": [("Dilys Ashgrove", f"{REVIEW_HELD}/decisions/1/standing")],
    "review_decisions.carry_on": [("Dilys Ashgrove", f"{REVIEW_HELD}/decisions/1/carrying-on")],
    "review_circulations.create": [("Dilys Ashgrove", f"{REVIEW_HELD}/circulation")],
    "review_circulations.receive": [("Hal Okafor", f"{REVIEW_ANSWERING}/circulation/receipt")],
    "review_replies.create": [("Hal Okafor", f"{REVIEW_ANSWERING}/reply")],
    "review_replies.typed": [("Dilys Ashgrove", f"{REVIEW_ANSWERING}/reply/typed")],
    "readdressings.create": [("Petra Lindqvist", "/escalations/5/readdressing")],
    "more_time.create": [("Petra Lindqvist", "/escalations/5/more-time")],
    "caseloads.index": [("Odile Pryce", "/caseloads")],
    "caseloads.create": [("Odile Pryce", "/caseloads/1/handover")],
    "council.show": [("Gil Sandoval", "/council"), ("Odile Pryce", "/council")],
    "council.update": [("Gil Sandoval", "/council/details")],
    "closure_days.create": [("Gil Sandoval", "/council/closure-days")],
    "closure_days.take_back": [("Odile Pryce", "/council/closure-days/1/taking-back")],
    "raising.new": [("Dilys Ashgrove", "/escalations/new")],
    "imports.index": [("Fern Tolliver", "/imports"), ("Gil Sandoval", "/imports")],
    "imports.new": [("Fern Tolliver", "/imports/new"), ("Gil Sandoval", "/imports/new")],
    "imports.show": [
        ("Wren Halloran", f"/imports/{IMPORTED}"),
        ("Wren Halloran", f"/imports/{TO_CONFIRM}"),
        ("Fern Tolliver", f"/imports/{WRONG}"),
        ("Wren Halloran", f"/imports/{HISTORY}"),
    ],
    "import_rows.index": [
        ("Wren Halloran", f"/imports/{IMPORTED}/rows"),
        ("Wren Halloran", f"/imports/{TO_CONFIRM}/rows?of=changed"),
        ("Wren Halloran", f"/imports/{WRONG}/rows?of=left"),
    ],
    "drafts.index": [("Dilys Ashgrove", "/drafts"), ("Marcus Fenwick", "/drafts")],
    "drafts.show": [("Dilys Ashgrove", f"/drafts/{KEY}")],
    "unsent.index": [("Dilys Ashgrove", "/unsent"), ("Marcus Fenwick", "/unsent")],
    "unsent.show": [("Dilys Ashgrove", f"/unsent/{UNSENT}"), ("Dilys Ashgrove", f"/escalations/{OPEN}")],
    "draft_checks.show": [("Dilys Ashgrove", f"/drafts/{KEY}/check")],
    "people.index": [("Gil Sandoval", "/people"), ("Odile Pryce", "/people?page=9")],
    "people.create": [("Gil Sandoval", "/people/new")],
    "people.show": [
        *(("Gil Sandoval", f"/people/{person}") for person in (HAL, BRAM, NADIA)),
        ("Odile Pryce", f"/people/{HAL}"),
    ],
    "person_details.create": [("Gil Sandoval", f"/people/{HAL}/details")],
    "accounts.close": [("Gil Sandoval", f"/people/{HAL}/closure")],
    "accounts.reopen": [("Gil Sandoval", f"/people/{BRAM}/opening")],
    "invitations.create": [("Gil Sandoval", f"/people/{NADIA}/link"), ("Gil Sandoval", f"/people/{HAL}/link")],
    "teams.index": [("Gil Sandoval", "/teams"), ("Odile Pryce", "/teams")],
    "teams.create": [("Gil Sandoval", "/teams/new")],
    "teams.change": [("Gil Sandoval", "/teams/4")],
    "posts.show": [("Gil Sandoval", f"/posts/{post}") for post in (HAL, BRAM)],
    "posts.create": [("Gil Sandoval", "/teams/4/posts")],
    "posts.change": [("Gil Sandoval", f"/posts/{HAL}/details")],
    "holdings.create": [("Gil Sandoval", f"/posts/{HAL}/holder")],
    "holdings.cover": [("Gil Sandoval", f"/posts/{HAL}/cover")],
    "holdings.end": [("Gil Sandoval", f"/holdings/{HAL}/end"), ("Gil Sandoval", "/holdings/21/end")],
    "confirmations.index": [("Odile Pryce", "/roles")],
    "confirmations.create": [("Odile Pryce", "/roles/1"), ("Odile Pryce", "/roles/2")],
    "confirmations.refuse": [("Odile Pryce", "/roles/1/refusal")],
    "account.show": [("Gil Sandoval", "/account")],
    "account.change_password": [("Gil Sandoval", "/account/password")],
    "forgotten.create": [(None, "/sign-in/forgotten")],
    "password_links.create": [(None, LINK)],
}
REFUSED_WHEN_EMPTY = {
    "sessions.create", "responses.create", "typed_answers.create", "contacts.create", "ratings.create",
    "child_readings.create", "child_answers.create", "child_takings_back.create", "child_takings_back.of_care", "visits.create",
    "visit_notes.create", "child_contacts.create", "visit_takings_back.visit", "visit_takings_back.note",
    "children.index", "child_details.create", "child_details.update", "child_allocations.create", "child_care.create",
    "child_care.happened", "child_corrections.create", "readdressings.create", "more_time.create", "caseloads.create",
    "closure_days.create",
    "verdicts.create", "stages.create", "handovers.create", "consents.create", "outcomes.create", "withdrawals.create",
    "reopenings.create", "addenda.create", "filings.create", "actions.create", "actions.done",
    "drafts.show", "imports.new", "meetings.create", "meetings_held.create", "meetings_called_off.create", "agreements.create",
    "plans.create",
    "people.index", "people.create", "accounts.close", "teams.create", "posts.create", "holdings.create",
    "holdings.cover", "confirmations.refuse", "account.change_password", "password_links.create",
    "referrals.create", "referral_results.create", "advice.create", "advice_said.create",
}  # fmt: skip
# Not pages: they answer with a file or with a piece of a page that is visited above.
PIECES = {"assets.show", "board.poll", "imports.problems", "review_meetings.gate", "staying.show"}


@pytest.fixture
def app(northmere, northmere_app):
    """Northmere on a working morning, with a draft, an agreed action and everything that a page may show."""
    demo.make_cards(northmere)
    demo.make_reviews(northmere)
    twin = Child.enter(None, "NM-3001", "Kestrel Moss", date(2015, 5, 1))
    assert twin.id == TWIN
    twin.happened(northmere.person("Silas Rowan"), "other", date(2026, 2, 1), "Back with a parent")
    bring_in_a_newcomer(northmere)
    ClosureDay.add(northmere.person("Odile Pryce"), date(2026, 3, 4), "The council moves house")
    CouncilSetting.change(northmere.person("Gil Sandoval"), 0, record_system="Mosaic")
    dilys = northmere.person("Dilys Ashgrove")
    with as_of(northmere.at(0, "09:00")), emailing(free_port()):
        card = Escalation.raise_for(
            [northmere.children["Alder Brook"]], dilys, northmere.version, "early",
            {"headings": ["participation"], "what_is_wrong": "A", "impact": "B", "asked_for": "C"},
        )  # fmt: skip
        card.agree(dilys, "Share the plan", "Roz Amadi")
        Email.update(failed_at=now()).execute()
        passing = {"bypass_words": "It cannot wait."}
        begun(northmere, loaded("blackpool-issues-resolution"), "stage-2", opening=passing, kind="issue")
        other_councils_cards(northmere, dilys)
    child = str(northmere.children["Alder Brook"].id)
    fields = {"procedure": ["north-somerset-isro"], "children": [child], "headings": ["participation"]}
    long = {name: ["A long enough sentence."] for name in ("what_is_wrong", "impact", "risk", "asked_for")}
    Draft.keep(dilys, KEY, fields | long | {"told": ["no"], "starts": ["first"]})
    typed = {"words": ["Written before the session ended, and not sent."]}
    Unsent.keep(dilys, UNSENT, f"/escalations/{OPEN}", typed)
    look_after_people(northmere)
    keep_imports(northmere.person("Fern Tolliver"), northmere.person("Wren Halloran"))
    return northmere_app


def bring_in_a_newcomer(council):
    """A child with reviews to come: one was missing, an order can be read in two ways, a visit is written up, one is not."""
    council.reviews = ProcedureVersion.load_text(REVIEWS.read_text())
    dilys, child = council.person("Dilys Ashgrove"), newcomer(council, date(2026, 1, 12))
    assert (child.id, child.period_of_care.id) == (NEWCOMER, CARE)
    RegularReturn.keep_up(council.reviews, council.today)
    with as_of(council.at(14)):
        first = Visit.record(dilys, child, date(2026, 2, 4), "The foster home", True, with_whom="Ash Fell")
        first.write(dilys, {part: "What there is to say." for part in first.parts}, date(2026, 2, 6))
        wrong = child.happened(dilys, "moved", date(2026, 2, 5), value="residential")
        child.take_back(dilys, wrong, "It was another child.")
    child.happened(dilys, "placement order", date(2026, 2, 26))
    missing = child.happened(dilys, "missing", date(2026, 2, 27), "From Friday to Saturday")
    assert missing.id == MISSING
    child.note_contact(dilys, "midway check", date(2026, 2, 27), "The carer", "All is well.")
    Visit.record(dilys, child, date(2026, 2, 28), "The foster home", True)


def keep_imports(fern, wren):
    """One that is in, one with a name to be confirmed and a warning, one with problems, and one with questions."""
    Import.preview(fern, "children", [("first.csv", children(a_child(), a_child("TW-2", "Ash Fell")))]).commit(wren)
    other = children(
        a_child(name="Moth Beck", team="Mill team", social_worker="Una Penrose"), a_child("TW-9", "Ash Fell")
    )
    Import.preview(fern, "children", [("second.csv", other)])
    wrong = children(a_child("TW-5", born="soon"), a_child("TW-6", "Rowan Beck", IRO="nobody@elsewhere.example"))
    Import.preview(fern, "children", [("wrong.csv", wrong)])
    history = [a_review("NM-2008", held="2019-01-05"), a_review("NM-2008", held="2019-02-05", participation="Attends")]
    Import.preview(fern, "reviews", [("history.csv", reviews(*history, a_review("NM-2008", cancelled="Y")))])


def other_councils_cards(northmere, officer):
    """A meeting arranged, a plan awaited, and a meeting held whose actions are to be agreed."""
    card = sent(northmere, loaded(S4), "stage-2")
    card.entry.arrange(officer, now() + timedelta(days=2), "The Mere, room 4", "Everybody")
    card.refer(officer, "advice", "They say that the director should hear of it.")
    card.seek_advice(officer, "Ash Chambers", now().date())
    sent(northmere, loaded("hollinmoss"), "level-1", headings=["care-plan"])
    bypassed = lambda text: text.replace('bypass = "never"', 'bypass = "reason"')
    card = sent(northmere, loaded("brackenmoor", bypassed), "step-2")
    card.entry.hold(officer, now(), "Everybody", "It was talked through.")


def look_after_people(council):
    """A role that waits and one that was refused, an account that is closed, a link, and a second browser."""
    gil, odile = council.person("Gil Sandoval"), council.person("Odile Pryce")
    nadia = Person.enter(gil, "Nadia Frost", "nadia.frost@northmere.example")
    for name, since in (("Hal Okafor", 7), ("Petra Lindqvist", 0)):
        council.posts[name].hand_to(gil, nadia, council.today + timedelta(days=since))
    Confirmation.get_by_id(2).refuse(odile, "She starts in May.")
    council.person("Bram Ellery").disable(gil)
    Session.start(gil)
    row = {"purpose": "invitation", "person": nadia, "ends_at": now() + timedelta(days=7), "nonce": "a nonce"}
    PasswordLink.create(token_hash=digest(token_from(SECRET, "a nonce")), **row)


def pages(app):
    """The endpoints that answer a GET with a page."""
    return {rule.endpoint for rule in app.url_map.iter_rules() if "GET" in rule.methods} - PIECES


def test_every_page_is_visited(app):
    assert pages(app) == set(VISITS)


@pytest.mark.parametrize("part", range(PARTS))
def test_axe_finds_nothing(app, live_server, browser, browser_context_args, part):
    visits = [(endpoint, *visit) for endpoint, of_page in VISITS.items() for visit in of_page]
    visitors, found = {}, []
    for endpoint, name, address in visits[part::PARTS]:
        if name not in visitors:
            visitors[name] = browser.new_context(**browser_context_args | {"base_url": live_server}).new_page()
            if name:
                signed_in(visitors[name], name)
        page = visitors[name]
        answer = page.goto(address)
        found += [] if answer.ok else [f"{name} at {address}: {answer.status}"]
        found += problems(page, f"{name} at {address}")
        if endpoint in REFUSED_WHEN_EMPTY:
            with page.expect_navigation():
                page.locator("main form[method=post]").last.evaluate("form => form.submit()")
            found += problems(page, f"{name} refused at {address}")
    assert not found, "\n".join(found)


def problems(page, where):
    """What axe finds, and whether the page fits the screen, at each of the sizes."""
    page.evaluate(AXE.read_text())
    found = []
    for size, screen in SIZES.items():
        page.set_viewport_size(screen)
        # Without details of what passed: a third of the time.
        result = page.evaluate("tags => axe.run({runOnly: tags, resultTypes: ['violations']})", TAGS)
        found += [f"{where}, {size}: {v['id']}: {[n['target'] for n in v['nodes']][:3]}" for v in result["violations"]]
        if not page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
            found.append(f"{where}, {size}: wider than the screen")
    return found
