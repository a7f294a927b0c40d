"""From an empty database to CAFCASS: people and children come from files, six people walk the six stages of S4 on
their own screens, and the officer who raised the dispute leaves half-way; nothing is ever owed by nobody."""

from models import Child, Confirmation, Deadline, Escalation, Import, Person
from models.caseload import Caseload
from tests.cast import PASSWORD
from tests.imports.files import a_child, children, people_file
from tests.imports.pressing import commit, upload
from tests.models.odd import S4
from tests.views.arriving import CHOSEN, COUNCIL, At, invited, person_add
from tests.views.records import london, words
from tests.views.writing import WHOLE, opened, press, send

QUALITY, CHILDREN, HARBOUR = "Reviewing service", "Children’s Services", "Harbour team"
HEAD = ("Odile Pryce", "QA Head of Service", "QHoS", QUALITY)
STAFF = (
    ("Dilys Ashgrove", "Reviewing officer", "IRO", QUALITY),
    ("Marcus Fenwick", "Reviewing officer", "IRO", QUALITY),
    ("Wren Halloran", "Conference and Reviewing Manager", "QTM", QUALITY),
    ("Silas Rowan", "SDM", "QSM", QUALITY),
    ("Fern Tolliver", "Reviewing support", "BS", QUALITY),
    ("Roz Amadi", "Social Worker", "SW", HARBOUR),
    ("Hal Okafor", "Team Manager", "TM", HARBOUR),
    ("Sunniva Hart", "Service Delivery Manager", "SM", CHILDREN),
    ("Corin Vass", "Assistant Director", "AD", CHILDREN),
    ("Edda Thorne", "Director", "DCS", CHILDREN),
    ("Lowell Birch", "Managing Director", "MD", COUNCIL),
)
CARD = "/escalations/1"


def email(name):
    return f"{name.split()[0].lower()}@brackenmoor.example"


def staff(*people):
    """A file of these people, each team under the one above it."""
    above = {QUALITY: COUNCIL, CHILDREN: COUNCIL, HARBOUR: CHILDREN, COUNCIL: ""}
    return people_file(
        *([name, email(name), title, role, team, above[team], "2026-03-02"] for name, title, role, team in people)
    )


def test_a_council_of_its_own_from_nothing_to_the_last_stage(empty_app, clock):
    everybody_comes(empty_app)
    at = lambda name: At(empty_app, email(name), PASSWORD if name == "Gil Sandoval" else CHOSEN)
    the_child_comes_from_a_file(at)
    a_dispute_is_raised_and_answered_by_the_manager(at, clock)
    the_officer_leaves_while_the_second_stage_waits(at)
    four_of_them_meet(at, clock)
    the_new_officer_refers_it_and_it_ends(at("Marcus Fenwick"))
    assert [entry.stage_key for entry in Escalation.get().entries] == ["informal", *(f"stage-{n}" for n in range(1, 7))]


def everybody_comes(app):
    """An administrator from the command line; everybody else from two files, confirmed, and invited by a link."""
    assert person_add(app, "Gil Sandoval", "SA", team=COUNCIL).exit_code == 0
    admin = At(app, email("Gil Sandoval"))
    loaded = app.test_cli_runner().invoke(args=["procedure", "load", f"procedures/{S4}.toml"])
    assert loaded.exit_code == 0, loaded.output
    commit(admin, upload(admin, staff(HEAD), kind="people").location)
    head = invited(app, admin, Person.get(Person.name == HEAD[0]))
    commit(admin, upload(admin, staff(*STAFF), kind="people").location)
    assert Import.select().where(Import.committed_at.is_null(False)).count() == 2
    for asked in list(Confirmation.waiting()):
        head.press(f"/roles/{asked.id}")
    people = {name: Person.get(Person.name == name) for name, *_ in STAFF}
    assert all(people[name].roles == (role,) for name, _, role, _ in STAFF)
    for person in people.values():
        invited(app, admin, person)


def the_child_comes_from_a_file(at):
    """One looks at the file, another brings it in."""
    row = a_child(
        born="2015-05-16", in_care_from="2024-06-03", legal_status="C2", social_worker=email("Roz Amadi"),
        team=HARBOUR, IRO=email("Dilys Ashgrove"),
    )  # fmt: skip
    looked = upload(at("Fern Tolliver"), children(row))
    commit(at("Wren Halloran"), looked.location)
    assert Child.get().iro.name == "Dilys Ashgrove" and Child.get().social_worker.name == "Roz Amadi"


def a_dispute_is_raised_and_answered_by_the_manager(at, clock):
    dilys = at("Dilys Ashgrove")
    concern = WHOLE | {"headings": None, "standards": None, "heading_words": "Drift", "origin": "red-review"}
    agreed = {"agreed_agreed-day": "6", "agreed_agreed-month": "3", "agreed_agreed-year": "2026"}
    form = opened(dilys)
    checked = press(dilys, "continue", form, **concern, **agreed, children=str(Child.get().id))
    assert checked.status_code == 303, words(checked)
    assert send(dilys, form["key"]).location == CARD
    clock.move_to(london(2026, 3, 9, 9))
    dilys, hal = at("Dilys Ashgrove"), at("Hal Okafor")
    dilys.press(f"{CARD}/stage", to="stage-1", why="It did not help.", asked_for="A meeting with a date.")
    assert "Answer" in words(hal.get(CARD))
    hal.press(f"{CARD}/acknowledgement")
    hal.press(f"{CARD}/response", words="We are looking into it.")
    owed()


def the_officer_leaves_while_the_second_stage_waits(at):
    """Dilys moves it to a stage that Wren raises, and goes; all that was hers is Marcus's at once."""
    dilys, wren, marcus = at("Dilys Ashgrove"), at("Wren Halloran"), at("Marcus Fenwick")
    dilys.press(f"{CARD}/verdict", verdict="not accepted", words="No dates.")
    dilys.press(f"{CARD}/stage", to="stage-2", asked_for="A meeting with a date.")
    leaver, successor = (Person.get(Person.name == name) for name in ("Dilys Ashgrove", "Marcus Fenwick"))
    day = {"since-day": "9", "since-month": "3", "since-year": "2026"}
    wren.press(f"/caseloads/{leaver.id}/handover", to=str(successor.id), what="all", why="She leaves.", **day)
    closing = at("Gil Sandoval").press(f"/people/{leaver.id}/closure", known="y")
    assert "Dilys Ashgrove" in words(closing)
    assert dilys.get(CARD).status_code in (302, 303) and "sign-in" in dilys.get(CARD).location
    assert not Caseload(leaver).children and "now with Marcus Fenwick" in words(marcus.get(CARD))
    owed()


def four_of_them_meet(at, clock):
    """Stages 2 to 5: raised by whose turn it is, held and written down by those with whom it is discussed."""
    at("Wren Halloran").press(f"{CARD}/handover", asked_for="A meeting with a date.")
    turns = (
        ("Sunniva Hart", "Wren Halloran"), ("Corin Vass", "Marcus Fenwick"), ("Edda Thorne", "Marcus Fenwick"),
        ("Lowell Birch", "Marcus Fenwick"),
    )  # fmt: skip
    for number, (whom, then) in enumerate(turns, start=2):
        day = 8 + number
        clock.move_to(london(2026, 3, day, 15))
        held = {"held_on-day": str(day), "held_on-month": "3", "held_on-year": "2026", "held_at": "14:00"}
        at(whom).press(f"{CARD}/meeting/held", **held, attended="Both", said="They do not agree.")
        owed()
        at(then).press(f"{CARD}/stage", to=f"stage-{number + 1}", why="No dates.", asked_for="A date.")


def the_new_officer_refers_it_and_it_ends(marcus):
    assert "waits on Marcus Fenwick to refer it to CAFCASS" in words(marcus.get("/board"))
    on = {"on-day": "13", "on-month": "3", "on-year": "2026", "at_time": "15:00"}
    marcus.press(f"{CARD}/referral", **on, mode="last stage", why="Nobody has settled it.")
    marcus.press(f"{CARD}/outcome", end="closed unresolved", words="It is with CAFCASS.")
    page = words(marcus.get(CARD))
    assert "Closed unresolved after referral to CAFCASS" in page and "raised by Dilys Ashgrove" in page
    assert not Deadline.select().where(Deadline.running()).exists()


def owed():
    """Nothing that runs is owed by nobody, or by somebody who has left."""
    running = list(Deadline.select().where(Deadline.running()))
    for deadline in running:
        whose = deadline.owed_by_person or deadline.owed_by_post.holder()
        assert whose and whose.may_sign_in, f"{deadline.label} is owed by {whose or 'nobody'}"
    assert running
