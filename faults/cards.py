"""Cards raised long ago by the record's own verb, whose limits have come through unnoticed."""

from datetime import timedelta

import demo
from models import Deadline, Escalation, Heartbeat
from models.base import as_of, now
from models.database import writing
from rules.london import london_date
from tests.views.records import CONCERN

OPENING = {"urgency": "red", "bypass_reason": "serious", "asked_for": "An updated safety plan today."}
OFFICER, CHILD = "Dilys Ashgrove", "Alder Brook"


def raise_many(cards, since):
    """Raise so many cards, a minute apart from that instant on; nobody answers them."""
    council = demo.find(london_date(since))
    children, officer = [council.children[CHILD]], council.person(OFFICER)
    with writing():
        for n in range(cards):
            with as_of(since + timedelta(minutes=n)):
                Escalation.raise_for(children, officer, council.version, "stage-1", CONCERN, OPENING)


def wait_until_all_rang(installation, at=None):
    """Wait until nothing that is due has not rung."""
    installation.wait_until(lambda: not Deadline.newly_due(at or now()).exists(), "all that is due has rung", 900)


def wait_for_a_beat(installation, since):
    """Wait until the clocks were checked after that instant, by the database's word."""
    installation.wait_until(lambda: (last := Heartbeat.last()) and last >= since, "the clocks were checked", 300)


def breached():
    """How many limits were breached."""
    return Deadline.select().where(Deadline.breached_at.is_null(False), Deadline.kind == "limit").count()
