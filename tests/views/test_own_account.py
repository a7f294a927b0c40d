"""One's own account: the password, and where else one is signed in."""

from models import Event, Person, Session
from tests.cast import PASSWORD
from tests.views.records import words
from tests.views.signing import is_signed_in, sign_in

CHOSEN = "seven herons by the weir"


def test_a_new_password_ends_every_session_but_this_one(northmere, sqlite_seat, anybody, quick):
    here, there = sqlite_seat("Hal Okafor"), sqlite_seat("Hal Okafor")
    answer = here.send("/account/password", {"current_password": PASSWORD, "password": CHOSEN})
    assert (answer.status_code, answer.location) == (303, "/account")
    assert is_signed_in(here) and not is_signed_in(there)
    assert sign_in(anybody(), password=CHOSEN).status_code == 303 and sign_in(anybody()).status_code == 422
    history = words(sqlite_seat("Gil Sandoval").get(f"/people/{here.person.id}"))
    assert "Hal Okafor changed their password." in history and CHOSEN not in str(list(Event.select().dicts()))


def test_the_current_password_is_asked_for_and_the_new_one_must_be_hard_to_guess(sqlite_seat, quick):
    here = sqlite_seat("Hal Okafor")
    for fields, said in (
        ({"current_password": "", "password": ""}, "Enter your current password"),
        ({"current_password": "a guess", "password": CHOSEN}, "This is not your current password"),
        ({"current_password": PASSWORD, "password": "password1234"}, "one of the first that somebody would try"),
        ({"current_password": PASSWORD, "password": "okafor for ever"}, "Do not use “okafor”"),
    ):
        answer = here.send("/account/password", fields)
        assert answer.status_code == 422 and said in words(answer)
    guesses = [
        here.send("/account/password", {"current_password": "a guess", "password": CHOSEN}).status_code
        for _ in range(10)
    ]
    assert guesses[-1] == 429
    assert Person.get_by_id(here.person.id).is_password(PASSWORD) and is_signed_in(here)


def test_whoever_is_signed_in_elsewhere_sees_it_and_ends_it(sqlite_seat):
    here, there, other = sqlite_seat("Hal Okafor"), sqlite_seat("Hal Okafor"), sqlite_seat("Petra Lindqvist")
    page = words(here.get("/account"))
    assert page.count("last active") == 2 and page.count(": here") == 1
    assert here.client.post("/account/sessions", data=here.form("/account")).status_code == 303
    assert is_signed_in(here) and not is_signed_in(there) and is_signed_in(other)
    assert words(here.get("/account")).count("last active") == 1 and len(Session.live_of(here.person)) == 1
