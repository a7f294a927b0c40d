"""Signing in: who is let in, who has to wait, and where it leads."""

import re
import threading
from datetime import timedelta

import pytest

from models import SignInAttempt, database, person
from models.person import Person
from tests.cast import PASSWORD
from tests.views.records import body, raised, rows_of, token_of, words
from tests.views.signing import HAL, sign_in

WRONG = "The email address or the password is not right. Check both and try again."
WAIT = "There were too many tries. Wait 5 minutes, then try again."
NEXT = re.compile(r'name="next"[^>]*value="([^"]*)"')


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


def test_unknown_wrong_and_disabled_get_one_answer_after_the_same_work(northmere, anybody, guesses):
    answers = []
    northmere.person("Petra Lindqvist").disable()
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
    for place in range(49):
        SignInAttempt.note(f"person{place}@northmere.example", "127.0.0.1", succeeded=False)
    assert [sign_in(anybody(), f"somebody{place}@northmere.example", "x").status_code for place in range(2)] == [
        422,
        429,
    ]
    assert sign_in(anybody(), environ_overrides={"REMOTE_ADDR": "203.0.113.9"}).status_code == 303
    clock.shift(timedelta(minutes=5))
    assert sign_in(anybody()).status_code == 303


def test_twenty_tries_at_once_are_no_more_than_ten_guesses(each_anybody, guesses):
    ready = threading.Barrier(20)

    def guess():
        client = each_anybody()
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


def test_the_record_keeps_no_token_and_no_password(anybody):
    client = anybody()
    sign_in(client)
    with client.session_transaction() as cookie:
        token = cookie["_user_id"]
    kept = str([rows_of(table) for table in ("session", "person", "sign_in_attempt")])
    assert token not in kept and PASSWORD not in kept and HAL not in str(rows_of("sign_in_attempt"))


EVIL = (
    "//evil.example", "/\\evil.example", "///evil.example", "https:/evil.example", "https://evil.example/board",
    "%2f%2fevil.example", "/%2f/evil.example", "javascript:alert(1)", "/\t/evil.example", "\t//evil.example",
    "/board//evil.example", "\\\\evil.example", "/board\\..\\evil", "data:text/html,x", "evil.example", "/sign-out",
    "//evil.example/board", "http:board", "/board\r\nSet-Cookie: a=b", "/@evil.example", "/.//evil.example", "\0/board",
    "https://[", "//[::1", "/board#//evil.example",
)  # fmt: skip


def test_signing_in_never_leads_away_from_our_own_pages(anybody, subtests):
    for address in EVIL:
        with subtests.test(repr(address)):
            client = anybody()
            asked = client.get("/sign-in", query_string={"next": address})
            assert asked.status_code == 200
            for sent in (address, NEXT.search(asked.text)[1]):
                answer = sign_in(client, next=sent)
                assert answer.status_code in (303, 422)
                assert (answer.location or "/").split("#")[0] in ("/", "/board")


def test_signing_in_leads_back_to_the_page_that_was_asked_for(northmere, anybody):
    card, client = raised(northmere), anybody()
    asked = client.get(f"/escalations/{card.number}?from=mail").location
    page = client.get(asked).get_data(as_text=True)
    assert sign_in(client, next=NEXT.search(page)[1]).location == f"/escalations/{card.number}?from=mail"
