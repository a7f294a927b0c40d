"""The headers on every answer, whatever its status, and what a browser may never be led to do."""

import re

import pytest
from peewee import OperationalError

from tests.views.records import changes, everything, raised, token_of

POLICY = {
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'",
    "connect-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'", "object-src 'none'",
}  # fmt: skip
WANTED = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}


def check(answer, cached=False):
    """Every header that every answer has."""
    assert set(answer.headers["Content-Security-Policy"].split("; ")) == POLICY
    assert {name: answer.headers.get(name) for name in WANTED} == WANTED
    assert "camera=()" in answer.headers["Permissions-Policy"]
    assert "Server" not in answer.headers and "X-Powered-By" not in answer.headers
    assert ("immutable" if cached else "no-store") in answer.headers["Cache-Control"]
    assert cached or "ETag" not in answer.headers
    assert "Strict-Transport-Security" not in answer.headers  # over plain http a browser must not be told so


def answers(sqlite_seat, card):
    """{status: an answer with it}, each by the way in which it really comes about."""
    manager, anybody = sqlite_seat("Hal Okafor"), sqlite_seat.app.test_client()
    path = f"/escalations/{card.number}"
    token = {"csrf_token": token_of(manager.get(path))}
    seen = re.search(r"seen=([^&\"]+)", manager.get("/board").get_data(as_text=True))[1]
    yield 200, manager.get(path)
    yield 204, manager.get(f"/board/columns?seen={seen}", headers={"HX-Request": "true"})
    yield 303, manager.send(f"{path}/acknowledgement")
    yield 400, manager.client.post(f"{path}/acknowledgement")
    yield 401, anybody.get("/board/columns", headers={"HX-Request": "true"})
    yield 403, manager.client.post(f"{path}/withdrawal", data=token)
    yield 404, manager.get("/escalations/4711")
    yield 405, manager.client.put(path)
    yield 409, sqlite_seat("Wren Halloran").get(f"{path}/consents")
    yield 413, manager.client.post(f"{path}/response", data=token | {"words": "x" * 1_000_001})
    yield 422, manager.send(f"{path}/response")
    yield 303, anybody.get(path)
    for _ in range(10):
        anybody.post("/sign-in", data={"csrf_token": token_of(anybody.get("/sign-in")), "email": "a", "password": "b"})
    page = anybody.get("/sign-in")
    yield 429, anybody.post("/sign-in", data={"csrf_token": token_of(page), "email": "a", "password": "b"})


def test_every_status_carries_every_header(northmere, sqlite_seat):
    tried = []
    for status, answer in answers(sqlite_seat, raised(northmere)):
        tried.append((status, answer.status_code))
        check(answer)
    assert [wanted for wanted, _ in tried] == [got for _, got in tried]


def test_a_fault_of_ours_says_so_and_nothing_more(sqlite_seat, monkeypatch):
    def fall(*_):
        raise RuntimeError("select * from child where name = 'Alder Brook'")

    monkeypatch.setitem(sqlite_seat.app.view_functions, "waiting.show", fall)
    monkeypatch.setitem(sqlite_seat.app.config, "PROPAGATE_EXCEPTIONS", False)
    answer = sqlite_seat("Hal Okafor").get("/waiting")
    check(answer)
    assert answer.status_code == 500 and "Something went wrong" in answer.text
    assert not re.search(r"Alder|select|Traceback|RuntimeError|/work|\.py|Werkzeug|Flask", answer.text)


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_a_database_that_is_away_is_a_503_that_says_nothing_was_saved(sqlite_seat, monkeypatch, headers):
    def fall(*_):
        raise OperationalError("could not connect to 10.0.0.7: select name from child")

    monkeypatch.setitem(sqlite_seat.app.view_functions, "waiting.show", fall)
    answer = sqlite_seat("Hal Okafor").get("/waiting", headers=headers)
    check(answer)
    assert answer.status_code == 503 and "Nothing was saved" in answer.text
    assert "10.0.0.7" not in answer.text


def test_our_own_files_are_kept_for_ever_under_a_name_of_their_content(sqlite_seat):
    anybody = sqlite_seat.app.test_client()
    files = set(re.findall(r"/assets/[^\"]+", anybody.get("/sign-in").text))
    assert len(files) >= 6
    for file in files:
        answer = anybody.get(file)
        assert answer.status_code == 200
        check(answer, cached=True)
    for wrong in (
        "/assets/",
        "/assets/footprint.css",
        "/assets/../app.py",
        "/static/footprint.css",
        "/assets/%2e%2e/app.py",
    ):
        answer = anybody.get(wrong)
        assert answer.status_code == 404
        check(answer)


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "PROPFIND", "OPTIONS", "HEAD"])
def test_other_methods_do_nothing(northmere, sqlite_seat, method):
    card, manager = raised(northmere), sqlite_seat("Hal Okafor")
    before = everything()
    for path in (f"/escalations/{card.number}", f"/escalations/{card.number}/acknowledgement", "/sign-out", "/board"):
        answer = manager.client.open(path, method=method)
        assert answer.status_code in ((200, 405) if method in ("OPTIONS", "HEAD") else (405,))
        check(answer)
    assert changes(before, everything()) == []


def test_no_method_is_taken_from_a_header_or_a_field(northmere, sqlite_seat):
    card, manager = raised(northmere), sqlite_seat("Hal Okafor")
    before = everything()
    for more in ({"X-HTTP-Method-Override": "POST"}, {"X-HTTP-Method": "POST"}, {"X-Method-Override": "POST"}):
        manager.get(f"/escalations/{card.number}/acknowledgement?_method=POST", headers=more)
    assert changes(before, everything()) == []


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost.evil.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"},
    ],
)
def test_a_form_that_another_site_sends_is_refused_though_its_token_is_right(northmere, sqlite_seat, headers):
    card, manager = raised(northmere), sqlite_seat("Hal Okafor")
    opened, before = manager.form(f"/escalations/{card.number}/response"), everything()
    sent = {"words": "Sent by a page of somebody else’s making."}
    for path in (f"/escalations/{card.number}/response", "/sign-out"):
        answer = manager.client.post(path, data=opened | sent, headers=headers)
        assert answer.status_code == 400
        check(answer)
    assert changes(before, everything()) == []
    assert manager.get("/waiting").status_code == 200


def test_our_own_pages_may_say_where_they_come_from(northmere, sqlite_seat):
    card, manager = raised(northmere), sqlite_seat("Hal Okafor")
    headers = {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}
    assert manager.send(f"/escalations/{card.number}/acknowledgement", headers=headers).status_code == 303


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "", "a b"])
def test_another_host_name_is_not_answered(sqlite_seat, host):
    answer = sqlite_seat.app.test_client().get("/sign-in", headers={"Host": host})
    assert answer.status_code == 400
    check(answer)


def test_forwarded_names_lead_nowhere(northmere, sqlite_seat):
    card, manager = raised(northmere), sqlite_seat("Hal Okafor")
    forged = {"X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.9"}
    answer = manager.send(f"/escalations/{card.number}/acknowledgement", headers=forged)
    assert answer.location == f"/escalations/{card.number}"
    assert "evil.example" not in manager.get("/board", headers=forged).text
    assert sqlite_seat.app.test_client().get("/board", headers=forged).location == "/sign-in?next=/board"


def test_every_page_tells_a_cache_that_htmx_gets_another(sqlite_seat):
    assert "HX-Request" in sqlite_seat("Hal Okafor").get("/waiting").headers["Vary"]
