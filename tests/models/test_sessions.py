"""Who is signed in, for how long, and how often a password may be tried."""

from datetime import timedelta

import pytest

from models import Person, Session, SignInAttempt
from models.sign_in_attempt import TRIES
from tests.cast import PASSWORD

HERE = "192.0.2.7"
MINUTE = timedelta(minutes=1)


@pytest.fixture
def hal(council):
    return council.person("Hal Okafor")


def test_a_session_ends_after_thirty_minutes_without_a_hand_on_it(hal, clock):
    token = Session.start(hal)
    clock.shift(30 * MINUTE - timedelta(seconds=1))
    assert Session.live(token).person == hal
    clock.shift(timedelta(seconds=1))
    assert Session.live(token) is None


def test_whoever_works_on_stays_signed_in_but_not_beyond_twelve_hours(hal, clock):
    token = Session.start(hal)
    for _ in range(12 * 60 // 20 - 1):
        clock.shift(20 * MINUTE)
        Session.live(token).seen()
    clock.shift(20 * MINUTE - timedelta(seconds=1))
    assert Session.live(token) is not None
    clock.shift(timedelta(seconds=1))
    assert Session.live(token) is None


def test_signing_out_ends_this_session_and_leaves_the_others(hal):
    here, there = Session.start(hal), Session.start(hal)
    Session.live(here).end()
    assert Session.live(here) is None
    assert Session.live(there).person == hal


def test_a_closed_account_is_out_with_its_next_request(hal, council):
    token, other = Session.start(hal), Session.start(council.person("Petra Lindqvist"))
    hal.disable()
    assert Session.live(token) is None
    assert Person.who_signs_in("hal.okafor@northmere.example", PASSWORD) is None
    assert Session.live(other) is not None


def test_no_row_holds_the_token_of_a_session_and_no_other_text_is_one(hal):
    token = Session.start(hal)
    assert Session.get().token_hash != token
    assert Session.live(Session.get().token_hash) is None
    assert Session.live("") is None


def sign_in(email, password, address=HERE):
    """As the sign-in form does it. Returns the person, or "wait"."""
    if SignInAttempt.must_wait(email, address):
        return "wait"
    person = Person.who_signs_in(email, password)
    SignInAttempt.note(email, address, succeeded=person is not None)
    return person


def test_ten_wrong_passwords_in_five_minutes_make_the_account_wait_and_no_other(hal, clock):
    for _ in range(TRIES):
        assert sign_in(hal.email, "wrong") is None
        clock.shift(timedelta(seconds=20))
    assert TRIES == 10
    assert sign_in(hal.email, PASSWORD) == "wait"
    assert sign_in(hal.email.upper(), PASSWORD, "198.51.100.1") == "wait"  # however it is spelt, wherever from
    assert sign_in("petra.lindqvist@northmere.example", PASSWORD).name == "Petra Lindqvist"
    clock.shift(timedelta(minutes=1, seconds=39))
    assert sign_in(hal.email, PASSWORD) == "wait"
    clock.shift(timedelta(seconds=1))
    assert sign_in(hal.email, PASSWORD) == hal


def test_right_passwords_do_not_count_against_an_account(hal):
    for _ in range(TRIES + 1):
        SignInAttempt.note(hal.email, HERE, succeeded=True)
    assert sign_in(hal.email, PASSWORD) == hal


def test_one_address_that_tries_many_accounts_must_wait_too(hal):
    for n in range(5 * TRIES):
        SignInAttempt.note(f"somebody.{n}@northmere.example", HERE, succeeded=False)
    assert SignInAttempt.must_wait("nobody@northmere.example", HERE)
    assert not SignInAttempt.must_wait("nobody@northmere.example", "198.51.100.1")


def test_tries_are_kept_for_a_day_and_hold_nobodys_address(hal, clock):
    SignInAttempt.note(hal.email, HERE, succeeded=False)
    assert hal.email not in str(SignInAttempt.select().dicts().first())
    clock.shift(timedelta(days=1, seconds=1))
    SignInAttempt.note("somebody@northmere.example", HERE, succeeded=False)
    assert SignInAttempt.select().count() == 1
