"""A link to choose a password works once, in its time, for its person; a forgotten one is asked for in one way only."""

from datetime import timedelta

import pytest

from models import PasswordLink, Person, Session
from models.person import hasher
from tests.apps import SECRET
from tests.views.records import body, changes, everything, rows_of, token_of, words
from tests.views.signing import HAL, is_signed_in, sign_in

CHOSEN = "seven herons by the weir"
ASKED = "a link is on its way to them"


@pytest.fixture
def link(northmere):
    """How to make a link for somebody: `link("Hal Okafor")` is its address."""

    def make(name, by="Gil Sandoval"):
        made = PasswordLink.make_for(northmere.person(name), by and northmere.person(by), SECRET)
        return f"/sign-in/link/{made.token(SECRET)}"

    return make


@pytest.fixture
def emailed(sqlite_seat):
    """An installation that sends emails."""
    config = sqlite_seat.app.config
    config["SETTINGS"] = Emailing(**vars(config["SETTINGS"]))
    return sqlite_seat.app.test_client


class Emailing:
    """The same settings, with a mail server."""

    def __init__(self, **settings):
        vars(self).update(settings)
        self.postbox, self.https = "a mail server", False


def choose(client, address, password=CHOSEN, **more):
    """The answer to sending the form on the page of this link."""
    return client.post(address, data={"csrf_token": token_of(client.get("/sign-in")), "password": password}, **more)


def test_whoever_has_the_link_chooses_a_password_and_every_session_before_ends(northmere, link, anybody, quick):
    elsewhere, client, hal = anybody(), anybody(), northmere.person("Hal Okafor")
    sign_in(elsewhere)
    address = link("Hal Okafor")
    answer = choose(client, address)
    assert (answer.status_code, answer.location) == (303, "/") and is_signed_in(client)
    assert not is_signed_in(elsewhere)
    assert sign_in(anybody()).status_code == 422 and sign_in(anybody(), password=CHOSEN).status_code == 303
    assert Person.get_by_id(hal.id).is_password(CHOSEN) and CHOSEN not in str(rows_of("person"))


def test_looking_at_a_link_changes_nothing(link, anybody):
    address = link("Hal Okafor")
    before = everything(but=())
    for _ in range(3):
        assert "For Hal Okafor" in words(anybody().get(address))
    assert changes(before, everything(but=())) == []


def test_a_link_that_was_used_altered_or_is_too_old_gets_one_answer(northmere, link, anybody, clock, quick):
    used, replaced, ended, other = (
        link(name) for name in ("Hal Okafor", "Petra Lindqvist", "Idris Marlowe", "Corin Vass")
    )
    assert choose(anybody(), used).status_code == 303
    link("Petra Lindqvist")
    northmere.person("Idris Marlowe").put_right(
        northmere.person("Gil Sandoval"), "Idris Marlowe", "i@elsewhere.example"
    )
    northmere.person("Corin Vass").disable(northmere.person("Gil Sandoval"))
    late = link("Edda Thorne")
    clock.shift(timedelta(hours=1))
    answers, swapped = set(), f"/sign-in/link/{late.rsplit('/', 1)[1].swapcase()}"
    for address in (used, replaced, ended, other, late, late[:-1], swapped, late + "x", "/sign-in/link/x"):
        for answer in (anybody().get(address), choose(anybody(), address)):
            answers.add((answer.status_code, body(answer)))
    assert len(answers) == 1 and {status for status, _ in answers} == {404}


def test_an_invitation_lasts_seven_days_to_the_second_and_a_reset_an_hour(northmere, link, anybody, clock):
    nadia = Person.enter(northmere.person("Gil Sandoval"), "Nadia Frost", "nadia@northmere.example")
    northmere.people["Nadia Frost"] = nadia
    invitation, reset = link("Nadia Frost"), link("Hal Okafor")
    clock.shift(timedelta(minutes=59, seconds=59))
    assert anybody().get(reset).status_code == 200
    clock.shift(timedelta(seconds=1))
    assert anybody().get(reset).status_code == 404 and anybody().get(invitation).status_code == 200
    clock.shift(timedelta(days=6, hours=22, minutes=59, seconds=59))
    assert anybody().get(invitation).status_code == 200
    clock.shift(timedelta(seconds=1))
    assert anybody().get(invitation).status_code == 404


def test_a_password_that_is_easily_guessed_leaves_the_link_as_it_was(link, anybody, quick):
    address = link("Hal Okafor")
    for password, said in (
        ("", "Enter a new password"), ("eleven char", "12 characters or longer"), ("password1234", "first that"),
        ("northmere is by the sea", "northmere"), ("okafor and friends", "okafor"), ("x" * 1100, "too long"),
        ("footprints in snow", "footprint"),
    ):  # fmt: skip
        answer = choose(anybody(), address, password)
        assert answer.status_code == 422 and said in words(answer)
        assert not password or password not in answer.get_data(as_text=True)
    assert choose(anybody(), address, "🌧 a long walk 🌧 " * 5).status_code == 303


def test_the_table_holds_no_link_and_another_key_makes_another(northmere, link):
    address = link("Hal Okafor")
    token = address.rsplit("/", 1)[1]
    made = PasswordLink.get()
    assert len(token) == 43 and token not in str(rows_of("password_link")) + str(rows_of("event"))
    assert made.token(SECRET) == token and made.token("another key of another council 1234") is None


def test_a_link_is_shown_once_and_a_second_press_does_not_show_it_again(northmere, sqlite_seat):
    admin, hal = sqlite_seat("Gil Sandoval"), northmere.person("Hal Okafor")
    opened = admin.form(f"/people/{hal.id}/link")
    first, second = (admin.send(f"/people/{hal.id}/link", opened=opened) for _ in range(2))
    assert "/sign-in/link/" in first.text and "/sign-in/link/" not in second.text
    assert "made already" in words(second) and PasswordLink.select().count() == 1
    assert PasswordLink.get().token(SECRET) in first.text
    history = words(admin.get(f"/people/{hal.id}"))
    assert "Gil Sandoval made a link with which Hal Okafor can choose a new password." in history


def test_where_emails_are_sent_the_administrator_does_not_see_the_link(northmere, sqlite_seat, emailed):
    admin, hal = sqlite_seat("Gil Sandoval"), northmere.person("Hal Okafor")
    page = admin.send(f"/people/{hal.id}/link")
    assert "It is emailed to hal.okafor@northmere.example" in words(page)
    assert PasswordLink.get().token(SECRET) not in page.text


def test_without_emails_a_forgotten_password_is_the_administrators(anybody):
    page = anybody().get("/sign-in/forgotten")
    assert "Ask your council’s system administrator" in words(page) and "<form" not in page.text
    token = token_of(anybody().get("/sign-in"))
    assert anybody().post("/sign-in/forgotten", data={"csrf_token": token, "email": HAL}).status_code in (400, 409)
    assert not PasswordLink.select().exists()


def test_every_address_gets_one_answer_after_the_same_work(northmere, emailed, quick, monkeypatch):
    from models import person

    checked = []
    monkeypatch.setattr(person, "hasher", Counting(checked))
    northmere.person("Petra Lindqvist").disable()
    Person.update(password_hash=None).where(Person.name == "Idris Marlowe").execute()
    answers = set()
    addresses = (HAL, HAL.upper(), "nobody@northmere.example", "petra.lindqvist@northmere.example",
                 "idris.marlowe@northmere.example", "not an address")  # fmt: skip
    for email in addresses:
        client = emailed()
        token = token_of(client.get("/sign-in/forgotten"))
        answer = client.post("/sign-in/forgotten", data={"csrf_token": token, "email": email})
        answers.add((answer.status_code, body(answer)))
        assert ASKED in words(answer)
    assert len(answers) == 1 and len(checked) == len(addresses)
    assert {link.person.name for link in PasswordLink.select()} == {"Hal Okafor"}


class Counting:
    """A hasher that keeps what it was asked to check."""

    def __init__(self, checked):
        self.checked = checked

    def verify(self, *parts):
        self.checked.append(parts)
        return hasher.verify(*parts)


def test_asking_and_choosing_are_throttled_like_signing_in(emailed, link, anybody, clock):
    client = emailed()
    statuses = []
    for _ in range(11):
        token = token_of(client.get("/sign-in/forgotten"))
        statuses.append(client.post("/sign-in/forgotten", data={"csrf_token": token, "email": HAL}).status_code)
    assert statuses == [200] * 10 + [429]
    assert sign_in(emailed()).status_code == 303  # asking does not use up the tries at signing in
    address = link("Hal Okafor")
    assert [choose(anybody(), address, "x").status_code for _ in range(11)] == [422] * 10 + [429]
    clock.shift(timedelta(minutes=5))
    assert choose(anybody(), address).status_code == 303


def test_a_link_is_for_its_own_person_whoever_is_signed_in(northmere, link, anybody):
    client = anybody()
    sign_in(client, "petra.lindqvist@northmere.example")
    choose(client, link("Hal Okafor"))
    assert "Hal Okafor" in words(client.get("/waiting")) and Session.live_of(northmere.person("Petra Lindqvist")) == []


def test_nobody_without_an_address_and_no_closed_account_is_invited(northmere, sqlite_seat):
    admin, gil = sqlite_seat("Gil Sandoval"), northmere.person("Gil Sandoval")
    named = Person.enter(gil, "Nadia Frost")
    page = admin.send(f"/people/{named.id}/link")
    assert page.status_code == 422 and "no email address" in words(page)
    northmere.person("Hal Okafor").disable(gil)
    assert admin.get(f"/people/{northmere.person('Hal Okafor').id}/link").status_code == 409
    assert not PasswordLink.select().exists()
