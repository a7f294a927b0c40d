"""A session that ends while somebody writes loses nothing, and shows it to nobody else."""

from datetime import timedelta

import pytest

from models import Contact, Draft, Response, Session, Unsent
from tests.cast import HIDDEN, NAMED, VALUE
from tests.views.records import changes, everything, raised, token_of, words
from tests.views.signing import HAL, sign_in
from tests.views.writing import WHOLE

HTMX = {"HX-Request": "true", "Referer": "http://localhost/escalations/1"}
TYPED = "The plan will be with the carers by Friday noon."
PETRA = "petra.lindqvist@northmere.example"
DILYS = "dilys.ashgrove@northmere.example"


@pytest.fixture
def manager(northmere, sqlite_seat, quick):
    """Hal Okafor, to whom a concern is sent."""
    raised(northmere)
    return sqlite_seat("Hal Okafor")


@pytest.fixture
def each_manager(council, seat, quick):
    """The same on each engine, for what is stored."""
    raised(council)
    return seat("Hal Okafor")


def hidden(answer):
    """The hidden fields of the last form of this page."""
    inputs = HIDDEN.findall(answer.text.rsplit("<form", 1)[-1])
    return {NAMED.search(tag)[1]: (VALUE.search(tag) or [0, ""])[1] for tag in inputs}


def signed_out_while_writing(seat, clock, address="/escalations/1/response", fields=None, **more):
    """Open the form, write for longer than a session lasts, and send it. Returns the answer."""
    opened = seat.form(address)
    clock.shift(timedelta(minutes=31))
    return seat.send(address, fields or {"words": TYPED}, opened=opened, **more)


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_an_answer_written_for_too_long_comes_back_after_signing_in(manager, clock, headers):
    answer = signed_out_while_writing(manager, clock, headers=headers)
    to = answer.headers["HX-Redirect"] if headers else answer.location
    assert answer.status_code == (401 if headers else 303) and to.startswith("/sign-in?next=/unsent/")
    assert "Nothing" in words(manager.get(to)) or "nothing was sent yet" in words(manager.get(to))
    assert Response.select().count() == 0

    back = sign_in(manager.client, next=to.split("next=")[1].split("&")[0])
    page = manager.get(manager.get(back.location).location)
    assert page.request.path == "/escalations/1/response"
    assert "Nothing was sent yet. What you wrote Mon 2 Mar 10:31 is below as you left it" in words(page)
    assert page.text.count(TYPED) == 1 and Response.select().count() == 0

    sent = manager.client.post("/escalations/1/response", data=hidden(page) | {"words": TYPED})
    assert sent.status_code == 303 and Response.get().words == TYPED
    assert Unsent.select().count() == 0 and "Not sent yet" not in words(manager.get("/waiting"))


def test_dates_and_choices_come_back_as_they_were_typed(northmere, sqlite_seat, quick, clock):
    raised(northmere)
    officer = sqlite_seat("Dilys Ashgrove")
    called = {"means": "phone", "with_whom": "Roz Amadi", "at_time": "25:00", "words": TYPED, "reached": "no"}
    called |= {"happened_at-day": "31", "happened_at-month": "2", "happened_at-year": "2026"}
    signed_out_while_writing(officer, clock, "/escalations/1/contacts", called)
    sign_in(officer.client, DILYS)
    page = officer.get("/escalations/1/contacts")
    for value in ("31", "25:00", "Roz Amadi"):
        assert f'value="{value}"' in page.text
    assert page.text.count("checked") == 2 and TYPED in page.text
    assert "<title>Error" not in page.text and Contact.select().count() == 0


def test_whoever_signs_in_next_sees_nothing_of_it(each_manager, clock):
    to = signed_out_while_writing(each_manager, clock).location
    kept = to.split("next=")[1].split("&")[0]
    back = sign_in(each_manager.client, PETRA, next=kept)
    assert back.location == kept
    page = each_manager.get(kept)
    assert page.status_code == 404 and "You are now signed in as Petra Lindqvist" in words(page)
    for address in (kept, "/unsent", "/waiting", "/board"):
        assert TYPED not in each_manager.get(address).text
    token = {"csrf_token": token_of(each_manager.get("/waiting"))}
    each_manager.client.post(f"{kept}/removal", data=token)
    assert Unsent.get().person.name == "Hal Okafor"
    sign_in(each_manager.client)
    assert "You were signed out before you sent something" in words(each_manager.get("/waiting"))
    assert TYPED in each_manager.get("/unsent").text and TYPED in each_manager.get("/escalations/1/response").text


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_a_stale_tab_of_somebody_else_saves_nothing_and_shows_nothing(manager, headers):
    opened = manager.form("/escalations/1/response")
    sign_in(manager.client, PETRA)
    before = everything(but=("session", "unsent"))
    answer = manager.send("/escalations/1/response", {"words": TYPED}, opened=opened, headers=headers)
    assert answer.status_code == 409 and TYPED not in answer.text
    page = manager.get(answer.headers["HX-Redirect"]) if headers else answer
    assert "You are now signed in as Petra Lindqvist Nothing was saved." in words(page) and TYPED not in page.text
    assert changes(before, everything(but=("session", "unsent"))) == []
    sign_in(manager.client)
    assert TYPED in manager.get("/escalations/1/response").text


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_a_tab_from_before_one_signed_in_again_gives_the_form_back(manager, headers):
    opened = manager.form("/escalations/1/response")
    sign_in(manager.client)
    answer = manager.send("/escalations/1/response", {"words": TYPED}, opened=opened, headers=headers)
    to = answer.headers["HX-Redirect"] if headers else answer.location
    assert answer.status_code == (409 if headers else 303)
    page = manager.get(manager.get(to).location)
    assert "Nothing was sent yet" in words(page) and TYPED in page.text
    assert Response.select().count() == 0


def test_a_card_that_moved_meanwhile_is_told_before_the_form_is_sent(manager, sqlite_seat, clock):
    signed_out_while_writing(manager, clock)
    officer = sqlite_seat("Dilys Ashgrove")
    officer.send("/escalations/1/urgency", {"urgency": "red", "why": "The move is tomorrow."})
    sign_in(manager.client)
    page = manager.get("/escalations/1/response")
    stale = manager.client.post("/escalations/1/response", data=hidden(page) | {"words": TYPED})
    assert stale.status_code == 409 and "This card has changed since you opened it" in words(stale)
    assert TYPED in stale.text


def test_a_concern_written_for_too_long_comes_back_whole(council, seat, quick, clock):
    officer = seat("Dilys Ashgrove")
    hidden_fields = officer.form("/escalations/new")
    address = f"/drafts/{hidden_fields['key']}"
    clock.shift(timedelta(minutes=31))
    child = str(council.children["Alder Brook"].id)
    fields = hidden_fields | WHOLE | {"children": child, "do": "continue"}
    to = officer.client.post(address, data=fields).location
    sign_in(officer.client, DILYS)
    page = officer.get(officer.get(to.split("next=")[1].split("&")[0]).location)
    assert page.request.path == address and "Nothing was sent yet" in words(page)
    assert all(text in page.text for text in ("Nobody can say where home will be.", "A move without warning."))
    assert f'value="{child}" checked' in page.text and Draft.select().count() == 0
    again = officer.client.post(address, data=hidden(page) | fields | {"csrf_token": token_of(page)})
    assert again.location == f"{address}/check" and Unsent.select().count() == 0


def test_a_button_that_says_nothing_is_kept_nowhere(manager, clock):
    to = signed_out_while_writing(manager, clock, "/escalations/1/acknowledgement", {"version": "0"}).location
    assert to == "/sign-in?next=/escalations/1/acknowledgement&unsent=yes"
    assert Unsent.select().count() == 0


def test_a_form_that_was_sent_before_the_session_ended_is_not_asked_for_again(manager, clock):
    opened = manager.form("/escalations/1/response")
    assert manager.send("/escalations/1/response", {"words": TYPED}, opened=opened).status_code == 303
    clock.shift(timedelta(minutes=31))
    manager.send("/escalations/1/response", {"words": TYPED}, opened=opened)
    assert Unsent.select().count() == 0 and Response.select().count() == 1


def test_what_is_not_wanted_is_thrown_away(manager, clock):
    signed_out_while_writing(manager, clock)
    sign_in(manager.client)
    page = manager.get("/unsent")
    manager.client.post(f"/unsent/{Unsent.get().key}/removal", data={"csrf_token": token_of(page)})
    assert Unsent.select().count() == 0
    assert "Everything you wrote is sent" in words(manager.get("/unsent"))


def test_what_cannot_be_stored_and_what_is_too_much_do_no_harm(each_manager, clock):
    opened = each_manager.form("/escalations/1/response")
    clock.shift(timedelta(minutes=31))
    for place in range(25):
        key = {"key": f"a-form-of-mine-{place}"} if place else {"key": "a key of \0 nobody"}
        answer = each_manager.send("/escalations/1/response", {"words": f"{place} nul \0 here"}, opened=opened | key)
        assert answer.status_code == 303
        clock.shift(timedelta(seconds=1))
    assert Unsent.select().count() == 20
    assert Unsent.of(each_manager.person).first().fields["words"] == ["24 nul \N{REPLACEMENT CHARACTER} here"]


def test_nothing_is_kept_for_a_closed_account_or_a_token_of_somebodys_own_making(manager, clock, northmere):
    opened = manager.form("/escalations/1/response")
    clock.shift(timedelta(minutes=31))
    for token in ("", "1.abc", "IjEuYWJjIg.aaaa.bbbb"):
        sent = manager.client.post("/escalations/1/response", data=opened | {"csrf_token": token, "words": TYPED})
        assert sent.status_code == 400
    northmere.person("Hal Okafor").disable()
    assert manager.send("/escalations/1/response", {"words": TYPED}, opened=opened).status_code == 303
    assert Unsent.select().count() == 0


def test_asking_how_long_it_lasts_makes_it_no_longer_and_one_press_does(sqlite_seat, clock):
    manager = sqlite_seat("Hal Okafor")
    token = {"csrf_token": token_of(manager.get("/waiting"))}
    clock.shift(timedelta(minutes=27))
    for _ in range(3):
        assert manager.get("/session").json == {"who": manager.person.id, "left": 180, "at": "10:30", "may_stay": True}
    for press in range(1, 13):
        assert manager.client.post("/session", data=token).json["left"] == 1800, press
        clock.shift(timedelta(minutes=29))
        assert manager.get("/session").json["left"] == 60
    clock.shift(timedelta(minutes=1))
    assert manager.get("/session", headers=HTMX).status_code == 401


def test_the_end_of_the_longest_session_cannot_be_put_off(sqlite_seat, clock):
    manager = sqlite_seat("Hal Okafor")
    Session.update(started_at=Session.get().started_at - timedelta(hours=11, minutes=58)).execute()
    answer = manager.get("/session").json
    assert (answer["left"], answer["may_stay"], answer["at"]) == (120, False, "10:02")
    token = {"csrf_token": token_of(manager.get("/waiting"))}
    assert manager.client.post("/session", data=token).json["left"] == 120


def test_a_password_is_never_kept(manager, clock, monkeypatch):
    fields = {"words": TYPED, "new_password": "a long walk in the snow"}
    signed_out_while_writing(manager, clock, fields=fields)
    assert "snow" not in str(Unsent.get().fields)


def test_the_sign_in_page_knows_whose_form_it_is_only_to_the_server(manager, clock):
    answer = signed_out_while_writing(manager, clock)
    assert HAL not in answer.location and TYPED not in manager.get(answer.location).text
