"""A session from its first page to its end: new at each sign-in, ended at once, and not a second too late."""

from datetime import timedelta

from app import create_app
from models import Holding, Session
from models.base import now
from tests.views.records import london, raised, token_of, words
from tests.views.signing import is_signed_in, sign_in


def test_a_session_ends_with_signing_out_wherever_its_cookie_went(anybody):
    client, thief = anybody(), anybody()
    sign_in(client)
    cookie = client.get_cookie("footprint").value
    client.post("/sign-out", data={"csrf_token": token_of(client.get("/waiting"))})
    assert not is_signed_in(client)
    thief.set_cookie("footprint", cookie)
    assert thief.get("/waiting").location == "/sign-in?next=/waiting"


def test_a_closed_account_ends_every_session_at_the_next_request(northmere, sqlite_seat):
    manager = sqlite_seat("Hal Okafor")
    assert is_signed_in(manager)
    northmere.person("Hal Okafor").disable()
    assert not is_signed_in(manager)


def test_a_post_that_ends_takes_its_cards_away_at_the_next_request(northmere, sqlite_seat):
    card = raised(northmere, child="Rook Larkspur", by="Marcus Fenwick")
    team_manager = sqlite_seat("Idris Marlowe")
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


def test_a_cookie_that_was_altered_or_comes_from_another_council_asks_to_sign_in(northmere, sqlite_seat, tmp_path):
    from tests.apps import settings_for

    elsewhere = create_app(settings_for(northmere.url, tmp_path, secret_key="another council’s own key 987654"))
    client, stranger = sqlite_seat.app.test_client(), elsewhere.test_client()
    sign_in(client)
    right = client.get_cookie("footprint").value
    for cookie in (right[:-3] + "abc", right[5:], "x", "", "\x7f", right.swapcase()):
        stranger.set_cookie("footprint", cookie)
        assert stranger.get("/waiting").location == "/sign-in?next=/waiting"
    stranger.set_cookie("footprint", right)
    assert not is_signed_in(stranger)


def test_thirty_minutes_without_an_action_end_the_session_to_the_second(sqlite_seat, clock):
    manager = sqlite_seat("Hal Okafor")
    clock.shift(timedelta(minutes=29, seconds=59))
    assert is_signed_in(manager)
    clock.shift(timedelta(minutes=30))
    assert not is_signed_in(manager)


def test_the_last_action_counts_however_soon_it_came_after_the_one_before(sqlite_seat, clock):
    manager = sqlite_seat("Hal Okafor")
    clock.shift(timedelta(seconds=50))
    assert is_signed_in(manager)
    clock.shift(timedelta(minutes=29, seconds=49))
    assert is_signed_in(manager)


def test_twelve_hours_end_the_session_however_busy(sqlite_seat, clock):
    manager = sqlite_seat("Hal Okafor")
    for _ in range(12 * 3 - 1):
        clock.shift(timedelta(minutes=20))
        assert is_signed_in(manager)
    clock.shift(timedelta(minutes=20))
    assert not is_signed_in(manager)


def test_htmx_is_sent_to_sign_in_as_a_whole_page(sqlite_seat, clock):
    manager, headers = sqlite_seat("Hal Okafor"), {"HX-Request": "true"}
    clock.shift(timedelta(hours=1))
    answer = manager.get("/board/columns", headers=headers | {"HX-Current-URL": "http://localhost/board?show=mine"})
    assert (answer.status_code, answer.data) == (401, b"")
    assert answer.headers["HX-Redirect"] == "/sign-in?next=/board%3Fshow%3Dmine"
    evil = manager.get("/board/columns", headers=headers | {"HX-Current-URL": "https://evil.example//evil.example"})
    assert evil.headers["HX-Redirect"] == "/sign-in?next=/"


def test_there_is_one_cookie_and_no_script_can_read_it(anybody):
    client = anybody()
    client.get("/sign-in")
    answer = sign_in(client)
    [cookie] = answer.headers.getlist("Set-Cookie")
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; ")) and "Secure" not in cookie


def test_over_https_the_cookie_is_bound_to_its_host(northmere, tmp_path):
    from tests.apps import settings_for

    settings = settings_for(northmere.url, tmp_path, public_url="https://footprint.example")
    client = create_app(settings).test_client()
    answer = client.get("/sign-in", base_url="https://footprint.example")
    [cookie] = answer.headers.getlist("Set-Cookie")
    assert cookie.startswith("__Host-footprint=")
    assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))
    assert "max-age=63072000; includeSubDomains" in answer.headers["Strict-Transport-Security"]


def test_signing_out_is_asked_for_by_a_form_with_its_token(sqlite_seat):
    manager = sqlite_seat("Hal Okafor")
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


def test_the_clocks_of_a_night_shift_are_londons(sqlite_seat, clock):
    clock.move_to(london(2026, 3, 29, 0, 45))
    officer = sqlite_seat("Dilys Ashgrove")
    clock.move_to(london(2026, 3, 29, 0, 45) + timedelta(minutes=29))  # 02:14 on the wall
    assert officer.get("/board").status_code == 200
