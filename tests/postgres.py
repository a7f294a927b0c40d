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

ROOM = 4 * 2**30  # bytes
FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"


def quick_folder():
    """Where temporary databases are made in a tenth of the time: in memory, where there is room for them; else None."""
    memory = Path("/dev/shm")
    return memory if os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > ROOM else None


@contextmanager
def running_server():
    """The address of a server's `postgres` database: TEST_POSTGRES_URL, or a server made for this run."""
    if url := os.environ.get("TEST_POSTGRES_URL"):
        yield url
        return
    server = Server(FAST, quick_folder())
    try:
        server.start()
        yield server.url
        server.stop()
    finally:
        server.throw_away()


class Server:
    """A server's data and its socket in a temporary folder, with these options on its command line."""

    def __init__(self, options="", under=None):
        self.options = options
        self.folder = Path(tempfile.mkdtemp(prefix="footprint-pg-", dir=under))
        self.data, self.socket = self.folder / "data", self.folder / "socket"
        self.socket.mkdir()
        for place in (self.folder, self.socket):
            shutil.chown(place, *owner())
        _run("initdb", "-D", self.data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C.UTF-8")

    @property
    def url(self):
        """The address of its `postgres` database."""
        return f"postgresql://postgres@/postgres?host={quote(str(self.socket), safe='')}"

    def start(self):
        options = f"-c listen_addresses='' -k {self.socket} {self.options}"
        _run("pg_ctl", "-D", self.data, "-w", "-l", self.data / "log", "-o", options, "start")

    def stop(self):
        """Stop as at a power cut: nobody is asked to finish."""
        _run("pg_ctl", "-D", self.data, "-m", "immediate", "stop")

    def throw_away(self):
        shutil.rmtree(self.folder, ignore_errors=True)


def _run(program, *arguments):
    """Run a program of the server as somebody who is not root, which the server refuses to be."""
    as_whom = {"user": owner()[0], "group": owner()[1], "extra_groups": []} if os.geteuid() == 0 else {}
    subprocess.run([_find(program), *arguments], check=True, cwd="/", stdout=subprocess.DEVNULL, **as_whom)


def owner():
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
