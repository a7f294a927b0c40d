"""`bin/faults`: every fault against both databases, one table, and 1 where any of them failed."""

import argparse
import sys
import tempfile
import time
import traceback
from pathlib import Path

import demo
from faults import clocks, emails, forms, killing, migrating, postgres, soaking, storage, workers  # noqa: F401
from faults.check import NOT_THERE, problems
from faults.installation import Installation
from faults.table import FAULTS, Seen, print_heads, print_row, verdict
from models import Person
from models.person import hasher
from tests.databases import PostgresCopies, SqliteCopies
from tests.postgres import Server


def main():
    asked = read_arguments()
    chosen = [FAULTS[each] for each in asked.faults] or [f for f in FAULTS.values() if f.quick or not asked.quick]
    started, verdicts = time.monotonic(), []
    with tempfile.TemporaryDirectory(prefix="faults-") as folder:
        towns = Towns(Path(folder))
        try:
            print_heads()
            for fault in chosen:
                for engine in [e for e in fault.engines if e in asked.database]:
                    seen = tried(fault, towns.new(engine))
                    print_row(fault, engine, seen)
                    verdicts.append(verdict(seen))
        finally:
            towns.close()
    minutes, seconds = divmod(round(time.monotonic() - started), 60)
    told = ", ".join(f"{verdicts.count(word)} {word}" for word in ("pass", "FAIL", "not run"))
    print(f"\n{told}; {minutes} min {seconds} s. {'; '.join(NOT_THERE)}.")
    return 1 if "FAIL" in verdicts else 0


def read_arguments():
    parser = argparse.ArgumentParser(prog="bin/faults", description=__doc__)
    parser.add_argument("faults", nargs="*", choices=[*FAULTS, []], metavar="ID", help=f"some of {', '.join(FAULTS)}")
    parser.add_argument("--quick", action="store_true", help="a short selection")
    parser.add_argument(
        "--database", nargs=1, default=["sqlite", "postgresql"], choices=["sqlite", "postgresql"], help="one of both"
    )
    return parser.parse_args()


def tried(fault, installation):
    """What was seen when this fault was done to this installation."""
    seen = Seen()
    try:
        ledger = fault.do(installation, seen)
        if not seen.not_run and ledger is not False:
            seen.problems += problems(installation, ledger)
    except Exception as error:  # noqa: BLE001  told in the table
        traceback.print_exc()
        seen.problems.append(f"{type(error).__name__}: {error}")
    finally:
        installation.end()
    return seen


class Towns:
    """Councils to do faults to, each a copy of one made once for each database: Northmere, with a morning's cards."""

    def __init__(self, folder):
        self.folder, self.copies, self.server, self.made = folder, {}, None, 0

    def new(self, engine):
        self.made += 1
        url = self._of(engine).make()
        return Installation(engine, url, self.folder / f"town-{self.made}", self.server)

    def _of(self, engine):
        if engine not in self.copies:
            (self.folder / engine).mkdir()
            if engine == "sqlite":
                self.copies[engine] = SqliteCopies(self.folder / engine, "northmere", move_in)
            else:
                self.server = Server()
                self.server.start()
                self.copies[engine] = PostgresCopies(self.server.url, "northmere", move_in)
        return self.copies[engine]

    def close(self):
        if self.server:
            self.server.stop()
            self.server.throw_away()


def move_in():
    demo.make(passwords=False)
    Person.update(password_hash=hasher.hash("a long walk in the rain")).execute()  # who has none cannot be signed in


if __name__ == "__main__":
    sys.exit(main())
