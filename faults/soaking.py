"""Everybody at work while processes die: F38."""

import os
import random
import signal
import time

from faults.client import Ledger, Load
from faults.table import fault

SECONDS, EVERY = 60, 5
FINE = {200, 204, 303, 409, 503, "broken off"}


@fault("F38", "60 s with 25 users and a kill every 5 s", "nothing lost or doubled; no answer but done, somebody was first,"
       " or come again")  # fmt: skip
def soak(installation, seen):
    web, worker, draw = installation.web(), installation.worker(), random.Random(38)
    ledger, killed = Ledger(installation), []
    with Load(installation, ledger, officers=18, managers=7, pause=1.0):
        for _ in range(SECONDS // EVERY):
            time.sleep(EVERY)
            what = draw.choice(("a web process", "a web process", "the whole web", "the worker"))
            killed.append(what)
            if what == "a web process":
                os.kill(draw.choice(installation.children(web)), signal.SIGKILL)
            elif what == "the worker":
                installation.kill_group(worker)
                worker = installation.worker()
            else:
                installation.kill_group(web)
                web = installation.web()
    seen.done = ", ".join(f"{killed.count(what)} × {what}" for what in sorted(set(killed)))
    answers = ", ".join(f"{many} × {what}" for what, many in sorted(ledger.answers.items(), key=str))
    seen.words = f"{len(ledger.acknowledged)} changes acknowledged, all there once; {answers}"
    seen.must(set(ledger.answers) <= FINE, f"other answers: {sorted(set(ledger.answers) - FINE, key=str)}")
    seen.must(len(ledger.acknowledged) > 50, "too little was done to tell")
    return ledger
