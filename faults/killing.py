"""kill -9 of the web at any instant: F1 and F2."""

import os
import random
import signal
import time

from faults import check
from faults.client import Ledger, Load
from faults.table import fault

KILLS = int(os.environ.get("FAULTS_KILLS", "200"))
INSIDE = ("in the transaction", "before commit")
ALL = "all of them"


@fault(
    "F1", "kill -9 of a web process in the middle of writing", "nothing lost, doubled or half; a form sent again is led"
    " to what the first one did",
)  # fmt: skip
def kill_while_writing(installation, seen):
    web, ledger, draw = installation.web(), Ledger(installation), random.Random(1)
    with Load(installation, ledger) as load:
        for n in range(KILLS):
            kill_one(installation, web, n, draw, load)
    told = count(installation)
    inside = sum(told[point] for point in INSIDE)
    seen.done = f"{KILLS} kills: {inside} inside a write transaction, {told['after commit']} between commit and answer"
    seen.done += f", {KILLS - sum(told.values())} at random"
    seen.must(inside >= KILLS / 4, f"only {inside} inside a transaction")
    seen.words = words(ledger)
    return ledger


def kill_one(installation, web, n, draw, load):
    """Kill a worker: three in four at a point of its work, the others whenever it is."""
    if n % 4 == 3:
        installation.wait_until(lambda: len(installation.children(web)) == 2, "two web processes")
        time.sleep(draw.random())
        os.kill(draw.choice(installation.children(web)), signal.SIGKILL)
        return
    before = len(installation.died())
    installation.arm((*INSIDE, "after commit")[n % 4])
    installation.wait_until(lambda: len(installation.died()) > before or load.failures, "somebody writes")


@fault(
    "F2", "kill -9 of the whole web between commit and answer", "the form sent again leads to the one card", quick=True
)
def kill_all_after_commit(installation, seen):
    web, ledger, rounds = installation.web(), Ledger(installation), max(2, KILLS // 20)
    with Load(installation, ledger) as load:
        for n in range(rounds):
            installation.arm("after commit, all")
            installation.wait_until(lambda n=n: len(installation.died()) > n or load.failures, "somebody writes")
            web.wait()
            installation.kill_group(web)
            web = installation.web()
    seen.done = f"{len(installation.died())} times master and workers, {len(ledger.acknowledged)} actions"
    seen.words = words(ledger)
    return ledger


@fault("F1-", "the same with the transaction taken away", "the check must see it", quick=True)
def without_the_transaction(installation, seen):
    """A check that cannot fail proves nothing: here it must."""
    installation.extra["FAULTS_WITHOUT_TRANSACTION"] = "1"
    web, ledger, draw = installation.web(), Ledger(installation), random.Random(1)
    with Load(installation, ledger) as load:
        for n in range(8):
            kill_one(installation, web, 4 * n, draw, load)
    found = check.problems(installation, ledger)
    seen.done = "8 kills in the middle of a change, every statement on its own"
    seen.must(found, "the check saw nothing")
    seen.words = f"failed as it must, {len(found)} problems: {'; '.join(found[:3])}" if found else ""
    return False


def count(installation):
    """How many died at each point."""
    died = installation.died()
    return {point: died.count(point) for point in (*INSIDE, "after commit")}


def words(ledger):
    """What the clients saw, in words."""
    answers = ", ".join(f"{many} × {what}" for what, many in sorted(ledger.answers.items(), key=str))
    return f"{len(ledger.acknowledged)} actions acknowledged, all there once; {answers}"
