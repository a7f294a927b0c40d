"""A PostgreSQL server of the tests' own, in a temporary folder, thrown away afterwards."""

import glob
import os
import pwd
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"


@contextmanager
def running_server():
    """The address of a server's `postgres` database: TEST_POSTGRES_URL, or a server made for this run."""
    if url := os.environ.get("TEST_POSTGRES_URL"):
        yield url
        return
    folder = Path(tempfile.mkdtemp(prefix="footprint-pg-"))
    data, socket = folder / "data", folder / "socket"
    socket.mkdir()
    for place in (folder, socket):
        shutil.chown(place, *_owner())
    try:
        _run("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C.UTF-8")
        _run(
            "pg_ctl", "-D", data, "-w", "-l", data / "log", "-o", f"-c listen_addresses='' -k {socket} {FAST}", "start"
        )
        yield f"postgresql://postgres@/postgres?host={quote(str(socket), safe='')}"
        _run("pg_ctl", "-D", data, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(program, *arguments):
    """Run a program of the server as somebody who is not root, which the server refuses to be."""
    as_whom = {"user": _owner()[0], "group": _owner()[1], "extra_groups": []} if os.geteuid() == 0 else {}
    subprocess.run([_find(program), *arguments], check=True, cwd="/", stdout=subprocess.DEVNULL, **as_whom)


def _owner():
    if os.geteuid():
        return os.geteuid(), os.getegid()
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = names.get("postgres") or names["nobody"]
    return entry.pw_uid, entry.pw_gid


def _find(program):
    """The program's path. Raises FileNotFoundError where PostgreSQL is not installed."""
    newest_first = sorted(glob.glob(f"/usr/lib/postgresql/*/bin/{program}"), reverse=True)
    found = shutil.which(program) or next(iter(newest_first), None)
    if not found:
        raise FileNotFoundError("The tests need PostgreSQL: apt-get install postgresql, or set TEST_POSTGRES_URL.")
    return found
