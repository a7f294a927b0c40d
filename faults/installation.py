"""One installation: its database, its data folder, the Procfile's web and worker as processes of their own."""

import math
import os
import signal
import socket
import subprocess
import time
from contextlib import suppress
from pathlib import Path

from models import database
from tests.databases import let_go

HOUSE = Path(__file__).parent.parent
SECRET = "a key for faults alone, 0123456789 abc"
LONGEST = 180  # seconds that a process may take to be there, on a busy machine


class Installation:
    def __init__(self, engine, url, folder, server=None):
        self.engine, self.url, self.folder, self.server = engine, url, Path(folder), server
        self.folder.mkdir(parents=True, exist_ok=True)
        self.armed, self.fired = self.folder / "armed", self.folder / "fired"
        self.fired.touch()
        self.running, self.extra, self.logs = [], {}, []
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        database.bind(url)
        database.connect()

    @property
    def environment(self):
        return os.environ | {
            "DATABASE_URL": self.url, "FOOTPRINT_DATA": str(self.folder), "SECRET_KEY": SECRET, "PORT": str(self.port),
            "FAULTS": str(self.folder), "PATH": f"{HOUSE / '.venv/bin'}:{os.environ['PATH']}", **self.extra,
        }  # fmt: skip

    def set_clock(self, instant):
        """Let all processes believe that it is this instant, at most a second later, going on; None is the truth."""
        offset = math.ceil(instant.timestamp() - time.time()) if instant else 0
        new = self.folder / "clock.new"
        new.write_text(f"{offset:+d}")
        new.replace(self.folder / "clock")

    def web(self):
        """Start the Procfile's web, with the points at which it can be made to die."""
        line = procfile("web").replace("app:create_app()", "faults.dying:create_app()")
        # --preload: a process that died is there again at once, so that hundreds may die
        process = self.start(line.replace("--workers", "--preload --workers"))
        self.wait_until(self.answers, "the web answers")
        return process

    def worker(self):
        """Start the Procfile's worker."""
        return self.start(procfile("worker").replace("tasks.huey", "faults.worker.huey"))

    def start(self, line):
        log = self.folder / f"log-{len(self.logs)}"
        self.logs.append(log)
        with open(log, "wb") as out:
            process = subprocess.Popen(
                ["sh", "-c", f"exec {line}"],
                cwd=HOUSE, env=self.environment, stdout=out, stderr=out, start_new_session=True,
            )  # fmt: skip
        self.running.append(process)
        return process

    def answers(self):
        with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1) as asked:
            asked.settimeout(5)
            asked.sendall(b"GET /sign-in HTTP/1.0\r\nHost: localhost\r\n\r\n")
            return asked.recv(12).startswith(b"HTTP/")
        return False

    def wait_until(self, is_so, what, longest=LONGEST):
        until = time.monotonic() + longest
        while not is_so():
            if time.monotonic() > until:
                raise TimeoutError(f"not within {longest} s: {what}")
            time.sleep(0.02)

    def kill_group(self, process):
        """kill -9 of a process and all its children."""
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        if process in self.running:
            self.running.remove(process)

    def children(self, process):
        """The ids of the processes that this one has started."""
        with suppress(OSError):
            return [int(pid) for pid in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()]
        return []

    def arm(self, point):
        """Let whoever passes this point next die there."""
        new = self.folder / "armed.new"
        new.write_text(point)
        new.replace(self.armed)

    def died(self):
        """The points at which processes died, one line for each."""
        return self.fired.read_text().splitlines()

    def end(self):
        for process in list(self.running):
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGCONT)
            self.kill_group(process)
        let_go()

    def logged(self):
        """What all its processes wrote."""
        return "\n".join(log.read_text(errors="replace") for log in self.logs)


def procfile(name):
    """The Procfile's line of that name."""
    lines = (HOUSE / "Procfile").read_text().splitlines()
    return next(line.removeprefix(f"{name}: ") for line in lines if line.startswith(f"{name}:"))
