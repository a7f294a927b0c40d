"""What the real web server is sent that is larger than any of ours: refused with a status, and no trace."""

import http.client
import os
import socket
import subprocess
import sys
import time

import pytest

HUGE = (
    ("a cookie of nine kilobytes", "/sign-in", {"Cookie": "footprint=" + "x" * 9_000}),
    ("a header of a hundred kilobytes", "/sign-in", {"X-Long": "x" * 100_000}),
    ("two hundred headers", "/sign-in", {f"X-Header-{place}": "x" for place in range(200)}),
    ("an address of ten kilobytes", "/board?" + "a=1&" * 2_500, {}),
)


@pytest.fixture
def port(sqlite_url, tmp_path):
    """The port at which gunicorn serves an empty installation, as the Procfile starts it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        number = free.getsockname()[1]
    more = {
        "DATABASE_URL": sqlite_url,
        "FOOTPRINT_DATA": str(tmp_path),
        "SECRET_KEY": "for this test alone 0123456789abc",
    }
    command = [sys.executable, "-m", "gunicorn", "--workers", "1", "--worker-class", "gthread", "--threads", "4"]
    command += ["--no-control-socket", "--log-level", "error", "--bind", f"127.0.0.1:{number}", "app:create_app()"]
    server = subprocess.Popen(command, env={**os.environ, **more})
    try:
        _wait_for(number)
        yield number
    finally:
        server.terminate()
        server.wait(30)


def _wait_for(port):
    until = time.monotonic() + 60
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            assert time.monotonic() < until, "the server does not answer"
            time.sleep(0.1)


def ask(port, path, headers):
    """The status and the text of the answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    return answer.status, answer.read().decode()


def test_what_is_larger_than_any_request_of_ours_is_refused(port, subtests):
    for what, path, headers in HUGE:
        with subtests.test(what):
            status, text = ask(port, path, headers)
            assert status in (400, 413, 414, 431)
            assert "Traceback" not in text and "gunicorn/" not in text
    status, text = ask(port, "/sign-in", {})
    assert status == 200 and "Sign in" in text
