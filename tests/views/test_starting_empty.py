"""A council starts on an empty database: an administrator by the command line, everybody else on screen."""

import pytest

from demo import PROCEDURE
from models import Confirmation, Holding, Person, ProcedureVersion, Team
from tests.cast import PASSWORD
from tests.views.arriving import COUNCIL, At, invited, person_add, settled
from tests.views.records import token_of, words


def test_from_nothing_to_a_reviewing_officer_whom_the_head_of_quality_confirmed(empty_app):
    added = person_add(empty_app, "Gil Sandoval", "SA", team="Brackenmoor Council", title="Administrator")
    assert added.exit_code == 0, added.output
    admin = At(empty_app, "gil@brackenmoor.example")

    home = words(admin.get("/"))
    assert "0 of 6 are done" in home and home.index("Teams To do") < home.index("The QA Head of Service To do")
    admin.press("/teams/new", name="Quality service", parent=str(Team.get().id))
    admin.press("/teams/new", name="Harbour team", parent=str(Team.get(Team.name == COUNCIL).id))
    assert "1 of 6 are done" in words(admin.get("/"))

    odile, _ = settled(admin, "Odile Pryce", "odile@b.example", "QA Head of Service", "QHoS", "Quality service")
    page = words(admin.get(f"/people/{odile.id}"))
    assert "There was no QA Head of Service to confirm it" in page and "Only named" in page
    head = invited(empty_app, admin, odile)
    assert "Waiting on you (0)" in words(head.get("/waiting"))
    assert "2 of 6 are done" in words(admin.get("/"))

    dilys, post = settled(admin, "Dilys Ashgrove", "dilys@b.example", "ISRO", "IRO", "Quality service")
    assert "Waits to be confirmed" in words(admin.get(f"/posts/{post.id}"))
    assert "Nobody holds this post" in words(admin.get("/teams"))
    officer = invited(empty_app, admin, dilys)
    assert officer.get("/board").status_code == 403 and officer.get("/escalations/new").status_code == 403
    assert "does not see concerns" in words(officer.get("/"))

    assert "1 role waits for you to confirm" in words(head.get("/waiting"))
    waiting = head.get("/roles")
    assert "Dilys Ashgrove: ISRO, Quality service" in words(waiting)
    asked = Confirmation.get().id
    done = head.press(f"/roles/{asked}")
    assert "Dilys Ashgrove has the role now" in words(done) and "Nothing waits for you" in words(done)
    ProcedureVersion.load_text(PROCEDURE.read_text())
    assert officer.get("/board").status_code == 200 and officer.get("/escalations/new").status_code == 200
    for not_hers in ("/people", "/teams", "/roles", f"/posts/{post.id}", f"/people/{dilys.id}", "/people/new"):
        assert officer.get(not_hers).status_code == 403
    history = words(admin.get(f"/people/{dilys.id}"))
    for sentence in (
        "Gil Sandoval added Dilys Ashgrove.",
        "Gil Sandoval asked for Dilys Ashgrove to hold the post ISRO, Quality service, from Mon 2 Mar",
        "Gil Sandoval invited Dilys Ashgrove to sign in.",
        "Dilys Ashgrove chose a password.",
        "Odile Pryce confirmed that Dilys Ashgrove holds the post ISRO, Quality service",
    ):
        assert sentence.replace(", from", " from") in history, history
    assert "4 of 6 are done" in words(admin.get("/"))


def test_the_head_of_quality_refuses_with_a_reason_and_nothing_is_given(empty_app):
    person_add(empty_app, "Gil Sandoval", "SA", team=COUNCIL)
    person_add(empty_app, "Odile Pryce", "QHoS", team=COUNCIL)
    admin, head = At(empty_app, "gil@brackenmoor.example"), At(empty_app, "odile@brackenmoor.example")
    nadia, _ = settled(admin, "Nadia Frost", "nadia@b.example", "Team Manager", "TM", COUNCIL)
    asked = Confirmation.get().id
    assert "Say why" in words(head.send(f"/roles/{asked}/refusal", {"why": " "}))
    head.press(f"/roles/{asked}/refusal", why="She starts in May.")
    page = words(admin.get(f"/people/{nadia.id}"))
    assert "Odile Pryce refused Nadia Frost the post Team Manager" in page and "She starts in May." in page
    assert "holds no post" in page and Holding.on().where(Holding.person == nadia).count() == 0
    late = head.send(f"/roles/{asked}")
    assert late.status_code == 409 and "Odile Pryce refused this already" in words(late)


def test_the_command_line_gives_roles_only_until_somebody_on_screen_confirms_them(empty_app):
    assert person_add(empty_app, "Odile Pryce", "QHoS").exit_code == 0
    refused = person_add(empty_app, "Dilys Ashgrove", "IRO")
    assert refused.exit_code == 1 and "given on screen" in refused.stderr
    assert person_add(empty_app, "Wren Halloran", "QHoS").exit_code == 1
    assert person_add(empty_app, "Gil Sandoval", "SA").exit_code == 0
    Person.get(Person.name == "Odile Pryce").disable()
    assert person_add(empty_app, "Dilys Ashgrove", "IRO").exit_code == 1
    assert (
        person_add(empty_app, "Wren Halloran", "QHoS").exit_code == 0
    )  # nobody could be confirmed by anybody otherwise
    last = empty_app.test_cli_runner().invoke(args=["person", "disable", "gil@brackenmoor.example"])
    assert last.exit_code == 1 and "last administrator" in last.stderr


@pytest.mark.parametrize("password", ["password1234", "brackenmoor rocks", "too short", "gil sandoval here"])
def test_the_first_administrators_password_is_no_weaker_than_anybodys(empty_app, password):
    refused = person_add(empty_app, "Gil Sandoval", "SA", password)
    assert refused.exit_code == 1 and "password" in refused.stderr and not Person.select().exists()
    doubled = [
        person_add(empty_app, "Gil Sandoval", "SA").exit_code,
        person_add(empty_app, "Gil Sandoval", "SA").exit_code,
    ]
    assert doubled == [0, 1]


def test_a_council_with_nothing_in_it_says_what_to_do_on_every_page(empty_app):
    person_add(empty_app, "Gil Sandoval", "SA")
    admin = At(empty_app, "gil@brackenmoor.example")
    assert "Footprint is set up" not in words(admin.get("/"))
    assert "Nobody is called" not in words(admin.get("/people")) and "Gil Sandoval" in words(admin.get("/people"))
    assert token_of(admin.get("/teams")) and "Add a post" in words(admin.get("/teams"))


def test_what_is_wrong_with_the_address_is_said_before_a_password_is_asked_for(empty_app):
    run = empty_app.test_cli_runner().invoke
    said = ["person", "add", "--name", "Ida Marsh", "--role", "SA", "--email"]
    wrong = run(args=[*said, "ida at brackenmoor"], input=f"{PASSWORD}\n{PASSWORD}\n")
    assert wrong.exit_code == 1 and "Password" not in wrong.output
    assert "name@council.gov.uk" in wrong.output + wrong.stderr
    done = run(args=[*said, "ida@brackenmoor.example"], input=f"{PASSWORD}\n{PASSWORD}\n")
    assert done.exit_code == 0 and "Password again" in done.output and "Ida Marsh may sign in" in done.output
    twice = run(args=[*said, "Ida+again@brackenmoor.example"], input=f"{PASSWORD}\n{PASSWORD}\n")
    assert twice.exit_code == 1 and "Ida Marsh has this email address already" in twice.output + twice.stderr
