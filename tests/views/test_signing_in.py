"""Signing in, staying signed in, and being signed out (trust A3-A5, A11, A12, B25, B43, B44, B47)."""

import re
import threading
from datetime import timedelta

import pytest
from argon2 import PasswordHasher

from app import create_app
from models import Holding, Session, SignInAttempt, database, person
from models.base import now
from models.person import Person
from tests.cast import PASSWORD
from tests.views.records import body, london, raised, rows_of, token_of, words

HAL = "hal.okafor@northmere.example"
WRONG = "The email address or the password is not right. Check both and try again."
WAIT = "There were too many tries. Wait 5 minutes, then try again."


def sign_in(client, email=HAL, password=PASSWORD, **more):
    """The answer to sending the sign-in form."""
    page = client.get("/sign-in")
    fields = {"csrf_token": token_of(page), "email": email, "password": password, "next": more.pop("next", "/")}
    return client.post("/sign-in", data=fields, **more)


def is_signed_in(client):
    return client.get("/waiting").status_code == 200


@pytest.fixture
def anybody(seat, quick):
    """A browser in which nobody has signed in yet; `anybody()` is another."""
    return seat.app.test_client


@pytest.fixture
def quick(clock, monkeypatch):
    """Passwords that are quick to check: a hundred sign-ins need not take a minute."""
    hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(person, "NOBODYS_PASSWORD", hasher.hash("nobody’s password"))
    Person.update(password_hash=hasher.hash(PASSWORD)).execute()


@pytest.fixture
def guesses(monkeypatch):
    """The passwords that were really checked, one entry for each."""
    checked, hasher = [], person.hasher

    class Counting:
        def verify(self, *parts):
            checked.append(parts)
            return hasher.verify(*parts)

    monkeypatch.setattr(person, "hasher", Counting())
    return checked


def test_a_manager_signs_in_and_starts_with_what_waits_on_them(anybody):
    client = anybody()
    assert client.get("/").location == "/sign-in?next=/"
    assert sign_in(client).location == "/"
    home = client.get("/", follow_redirects=True)
    assert "Waiting on you (0)" in words(home)
    assert "Hal Okafor, Team Manager" in words(home)


@pytest.mark.parametrize("email", ["HAL.OKAFOR@NORTHMERE.EXAMPLE", "  hal.okafor@northmere.example "])
def test_an_address_is_known_in_any_case_and_with_spaces_round_it(anybody, email):
    assert sign_in(anybody(), email).status_code == 303


def test_unknown_wrong_and_disabled_get_one_answer_after_the_same_work(council, anybody, guesses):
    answers = []
    council.person("Petra Lindqvist").disable()
    Person.update(password_hash=None).where(Person.name == "Idris Marlowe").execute()
    tries = [
        ("nobody.at.all@northmere.example", PASSWORD),
        (HAL, "a long walk in the sun"),
        (HAL, PASSWORD.upper()),
        (HAL, f" {PASSWORD} "),
        (HAL, "x" * 10_000),
        (HAL, "a long walk\0 in the rain"),
        (HAL, "🌧 a long walk 🌧"),
        ("petra.lindqvist@northmere.example", PASSWORD),
        ("idris.marlowe@northmere.example", PASSWORD),
    ]
    for email, password in tries:
        answer = sign_in(anybody(), email, password)
        answers.append((answer.status_code, body(answer).replace(email, "…")))
        assert WRONG in words(answer) and password not in answer.get_data(as_text=True)
    assert len(set(answers)) == 1
    assert len(guesses) == len(tries)


def test_nothing_typed_is_asked_for_by_name(anybody):
    page = words(sign_in(anybody(), "", ""))
    assert "Enter your email address" in page and "Enter your password" in page


def test_ten_wrong_tries_close_one_account_for_five_minutes_and_nobody_elses(anybody, clock):
    for place in range(10):
        email = (HAL, HAL.upper(), f" {HAL}")[place % 3]
        assert sign_in(anybody(), email, "wrong").status_code == 422
    refused = sign_in(anybody(), headers={"X-Forwarded-For": "203.0.113.9"})
    assert (refused.status_code, WAIT in words(refused)) == (429, True)
    assert sign_in(anybody(), "petra.lindqvist@northmere.example").status_code == 303
    clock.shift(timedelta(minutes=5))
    assert sign_in(anybody()).status_code == 303


def test_right_passwords_never_use_up_the_tries(anybody):
    assert {sign_in(anybody()).status_code for _ in range(12)} == {303}


def test_one_address_that_tries_every_account_has_to_wait(anybody, clock):
    at_once = [sign_in(anybody(), f"person{place}@northmere.example", "x").status_code for place in range(51)]
    assert at_once == [422] * 50 + [429]
    assert sign_in(anybody(), environ_overrides={"REMOTE_ADDR": "203.0.113.9"}).status_code == 303
    clock.shift(timedelta(minutes=5))
    assert sign_in(anybody()).status_code == 303


def test_twenty_tries_at_once_are_no_more_than_ten_guesses(anybody, guesses):
    ready = threading.Barrier(20)

    def guess():
        client = anybody()
        token = token_of(client.get("/sign-in"))
        ready.wait()
        client.post("/sign-in", data={"csrf_token": token, "email": HAL, "password": "a guess"})
        database.close()

    threads = [threading.Thread(target=guess) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(guesses) <= 10
    assert SignInAttempt.select().count() <= 20


def test_a_session_ends_with_signing_out_wherever_its_cookie_went(anybody):
    client, thief = anybody(), anybody()
    sign_in(client)
    cookie = client.get_cookie("footprint").value
    client.post("/sign-out", data={"csrf_token": token_of(client.get("/waiting"))})
    assert not is_signed_in(client)
    thief.set_cookie("footprint", cookie)
    assert thief.get("/waiting").location == "/sign-in?next=/waiting"


def test_a_closed_account_ends_every_session_at_the_next_request(council, seat):
    manager = seat("Hal Okafor")
    assert is_signed_in(manager)
    council.person("Hal Okafor").disable()
    assert not is_signed_in(manager)


def test_a_post_that_ends_takes_its_cards_away_at_the_next_request(council, seat):
    card = raised(council, child="Rook Larkspur", by="Marcus Fenwick")
    team_manager = seat("Idris Marlowe")
    assert team_manager.get(f"/escalations/{card.number}").status_code == 200
    Holding.update(until=now().date() - timedelta(days=3)).where(Holding.person == team_manager.person).execute()
    assert team_manager.get(f"/escalations/{card.number}").status_code == 404
    assert team_manager.get("/board").status_code == 403


def test_signing_in_gives_a_new_session_and_ends_the_one_before(anybody):
    client, planted = anybody(), anybody()
    client.set_cookie("footprint", "planted-by-somebody-else")
    sign_in(client)
    first = client.get_cookie("footprint").value
    assert first != "planted-by-somebody-else"
    sign_in(client)
    assert client.get_cookie("footprint").value != first
    planted.set_cookie("footprint", first)
    assert not is_signed_in(planted)
    assert Session.select().where(Session.ended_at.is_null()).count() == 1


def test_a_cookie_that_was_altered_or_comes_from_another_council_asks_to_sign_in(council, seat, tmp_path):
    from tests.conftest import settings_for

    elsewhere = create_app(settings_for(council.url, tmp_path, secret_key="another council’s own key 987654"))
    client, stranger = seat.app.test_client(), elsewhere.test_client()
    sign_in(client)
    right = client.get_cookie("footprint").value
    for cookie in (right[:-3] + "abc", right[5:], "x", "", "\x7f", right.swapcase()):
        stranger.set_cookie("footprint", cookie)
        assert stranger.get("/waiting").location == "/sign-in?next=/waiting"
    stranger.set_cookie("footprint", right)
    assert not is_signed_in(stranger)


def test_the_record_keeps_no_token_and_no_password(anybody):
    client = anybody()
    sign_in(client)
    with client.session_transaction() as cookie:
        token = cookie["_user_id"]
    kept = str([rows_of(table) for table in ("session", "person", "sign_in_attempt")])
    assert token not in kept and PASSWORD not in kept and HAL not in str(rows_of("sign_in_attempt"))


def test_thirty_minutes_without_an_action_end_the_session_to_the_second(seat, clock):
    manager = seat("Hal Okafor")
    clock.shift(timedelta(minutes=29, seconds=59))
    assert is_signed_in(manager)
    clock.shift(timedelta(minutes=30))
    assert not is_signed_in(manager)


def test_the_last_action_counts_however_soon_it_came_after_the_one_before(seat, clock):
    manager = seat("Hal Okafor")
    clock.shift(timedelta(seconds=50))
    assert is_signed_in(manager)
    clock.shift(timedelta(minutes=29, seconds=49))
    assert is_signed_in(manager)


def test_twelve_hours_end_the_session_however_busy(seat, clock):
    manager = seat("Hal Okafor")
    for _ in range(12 * 3 - 1):
        clock.shift(timedelta(minutes=20))
        assert is_signed_in(manager)
    clock.shift(timedelta(minutes=20))
    assert not is_signed_in(manager)


def test_htmx_is_sent_to_sign_in_as_a_whole_page(seat, clock):
    manager, headers = seat("Hal Okafor"), {"HX-Request": "true"}
    clock.shift(timedelta(hours=1))
    answer = manager.get("/board/columns", headers=headers | {"HX-Current-URL": "http://localhost/board?show=mine"})
    assert (answer.status_code, answer.data) == (401, b"")
    assert answer.headers["HX-Redirect"] == "/sign-in?next=/board%3Fshow%3Dmine"
    evil = manager.get("/board/columns", headers=headers | {"HX-Current-URL": "https://evil.example//evil.example"})
    assert evil.headers["HX-Redirect"] == "/sign-in?next=/"


EVIL = (
    "//evil.example", "/\\evil.example", "///evil.example", "https:/evil.example", "https://evil.example/board",
    "%2f%2fevil.example", "/%2f/evil.example", "javascript:alert(1)", "/\t/evil.example", "\t//evil.example",
    "/board//evil.example", "\\\\evil.example", "/board\\..\\evil", "data:text/html,x", "evil.example", "/sign-out",
    "//evil.example/board", "http:board", "/board\r\nSet-Cookie: a=b", "/@evil.example", "/.//evil.example", "\0/board",
    "https://[", "//[::1", "/board#//evil.example",
)  # fmt: skip


@pytest.mark.parametrize("address", EVIL)
def test_signing_in_never_leads_away_from_our_own_pages(northmere_anybody, address):
    client = northmere_anybody()
    asked = client.get("/sign-in", query_string={"next": address})
    assert asked.status_code == 200
    kept = re.search(r'name="next"[^>]*value="([^"]*)"', asked.get_data(as_text=True))[1]
    for sent in (address, kept):
        answer = sign_in(client, next=sent)
        assert answer.status_code in (303, 422)
        assert (answer.location or "/").split("#")[0] in ("/", "/board")


def test_signing_in_leads_back_to_the_page_that_was_asked_for(council, anybody):
    card, client = raised(council), anybody()
    asked = client.get(f"/escalations/{card.number}?from=mail").location
    page = client.get(asked).get_data(as_text=True)
    kept = re.search(r'name="next"[^>]*value="([^"]*)"', page)[1]
    assert sign_in(client, next=kept).location == f"/escalations/{card.number}?from=mail"


@pytest.fixture
def northmere_anybody(northmere, quick, tmp_path):
    """The same on SQLite alone."""
    from tests.conftest import settings_for

    app = create_app(settings_for(northmere.url, tmp_path))
    app.config["TESTING"] = True
    return app.test_client


def test_there_is_one_cookie_and_no_script_can_read_it(anybody):
    client = anybody()
    client.get("/sign-in")
    answer = sign_in(client)
    [cookie] = answer.headers.getlist("Set-Cookie")
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; ")) and "Secure" not in cookie


def test_over_https_the_cookie_is_bound_to_its_host(northmere, tmp_path):
    from tests.conftest import settings_for

    settings = settings_for(northmere.url, tmp_path, public_url="https://footprint.example")
    client = create_app(settings).test_client()
    answer = client.get("/sign-in", base_url="https://footprint.example")
    [cookie] = answer.headers.getlist("Set-Cookie")
    assert cookie.startswith("__Host-footprint=")
    assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))
    assert "max-age=63072000; includeSubDomains" in answer.headers["Strict-Transport-Security"]


def test_signing_out_is_asked_for_by_a_form_with_its_token(seat):
    manager = seat("Hal Okafor")
    assert manager.get("/sign-out").status_code == 405
    assert manager.client.post("/sign-out").status_code == 400
    assert is_signed_in(manager)


def test_nobody_who_is_signed_in_is_left_in_the_pages_of_the_next(anybody):
    client = anybody()
    sign_in(client)
    assert "Hal Okafor" in words(client.get("/waiting"))
    sign_in(client, "petra.lindqvist@northmere.example")
    page = words(client.get("/waiting"))
    assert "Petra Lindqvist" in page and "Hal Okafor" not in page


def test_the_clocks_of_a_night_shift_are_londons(seat, clock):
    clock.move_to(london(2026, 3, 29, 0, 45))
    officer = seat("Dilys Ashgrove")
    clock.move_to(london(2026, 3, 29, 0, 45) + timedelta(minutes=29))  # 02:14 on the wall
    assert officer.get("/board").status_code == 200
