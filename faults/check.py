"""The ledger check after every fault: nothing lost, nothing doubled, nothing half there, nobody shown a crash."""

import glob
import re
import shutil
import subprocess
import sys
from collections import Counter
from datetime import UTC

from models import (
    Addendum,
    Contact,
    Deadline,
    Draft,
    Escalation,
    Event,
    Recipient,
    Response,
    StageEntry,
    Submission,
)
from models.closure_day import ClosureDay
from models.database import db, is_sqlite
from rules.limits import due
from tests.postgres import owner

MARK = re.compile(r"(?:note|call|raised|answer)-\d+\.")
MARKED = ((Addendum, Addendum.words), (Contact, Contact.words), (Escalation, Escalation.what_is_wrong))
MARKED += ((Response, Response.words),)
TRACEBACK = "Traceback (most recent call last)"
NOT_THERE = ("I6 not run: there is no audit chain yet",)


def problems(installation, ledger=None):
    """Everything that is wrong, in words; nothing where all is well."""
    found = [*halves(), *breaches(), *recomputed(), *whole(installation), *crashes(installation, ledger)]
    return [*(kept(ledger) if ledger else ()), *found]


def kept(ledger):
    """I1: each acknowledged action is there once, each unacknowledged one at most once."""
    there = Counter(mark for model, words in MARKED for row in model.select(words) for mark in MARK.findall(_text(row)))
    for mark in sorted(mark for mark in ledger.acknowledged if MARK.fullmatch(mark)):
        if there[mark] != 1:
            yield f"I1 {mark} was acknowledged and is there {there[mark]} times"
    for mark, many in there.items():
        if many > 1:
            yield f"I1 {mark} is doubled: {many} times"
        if mark not in ledger.sent:
            yield f"I1 {mark} was never sent"


def halves():
    """I1, I2, I4: every action has all its rows, or none."""
    for kind, model in (("added to", Addendum), ("contacted", Contact), ("raised", Escalation), ("answered", Response)):
        events, rows = Event.select().where(Event.kind == kind).count(), model.select().count()
        if events != rows:
            yield f"I1 {rows} rows of {model.__name__}, {events} events"
    for submission in Submission.select().where(Submission.result == ""):
        yield f"I1 a form of person {submission.person_id} was half done"
    for card in Escalation.select():
        if not card.concerning.exists() or not card.entries.exists():
            yield f"I1 {card} is half raised"
        elif len([entry for entry in card.entries if entry.ended_at is None]) != (0 if card.outcome else 1):
            yield f"I2 {card} stands at several stages or at none"
    for entry in StageEntry.select().where(StageEntry.sent_at.is_null(False)):
        if not Recipient.select().where(Recipient.entry == entry).exists():
            yield f"I2 stage entry {entry.id} was sent to nobody"
        if not Event.select().where(Event.kind == "sent", Event.escalation == entry.escalation).exists():
            yield f"I2 stage entry {entry.id} was sent without a word"
    for draft in Draft.select().join(Submission, on=(Submission.key == Draft.key)):
        yield f"I1 draft {draft.id} was sent and is still a draft"


def breaches():
    """I3: one event for each breach, and no more."""
    told = Counter(event.told["deadline"] for event in Event.select().where(Event.kind == "breached"))
    rung = {
        row.id
        for row in Deadline.select().where(
            Deadline.breached_at.is_null(False), Deadline.kind == "limit", Deadline.at_end == "breach"
        )
    }
    if set(told) != rung or set(told.values()) - {1}:
        yield f"I3 {len(rung)} breaches, {sum(told.values())} events of them"


def recomputed():
    """I5: each limit falls due when its working says, and was breached at that instant."""
    calendar = ClosureDay.calendar()
    for row in Deadline.select().where(Deadline.kind == "limit", Deadline.agreed_on.is_null()):
        limits = [part.words for part in row.working.parts]
        if not row.clock.startswith("safe"):
            again = due(limits if len(limits) > 1 else limits[0], row.starts_at, calendar)
            if again.at.astimezone(UTC) != row.due:  # in the hour that comes twice two times of London do not compare
                yield f"I5 deadline {row.id} falls due {row.due}, worked out again {again.at}"
        if row.breached_at not in (None, row.due):
            yield f"I5 deadline {row.id} was breached at {row.breached_at}, due {row.due}"


def whole(installation):
    """I7: the database itself is sound."""
    if is_sqlite():
        [[said]] = db.execute_sql("pragma integrity_check").fetchall()
        broken = db.execute_sql("pragma foreign_key_check").fetchall()
        if said != "ok" or broken:
            yield f"I7 integrity: {said}; foreign keys: {len(broken)} broken"
        return
    program = shutil.which("pg_amcheck") or max(glob.glob("/usr/lib/postgresql/*/bin/pg_amcheck"))
    name = installation.url.split("///")[-1].split("@/")[-1].split("?")[0]
    socket = str(installation.server.socket)
    done = subprocess.run(
        [program, "--install-missing", "-U", "postgres", "-h", socket, "-d", name],
        capture_output=True, text=True, user=owner()[0] if _is_root() else None, cwd="/", check=False,
    )  # fmt: skip
    if done.returncode:
        yield f"I7 pg_amcheck: {(done.stdout + done.stderr)[:200]}"


def crashes(installation, ledger):
    """I8: nobody was shown a crash, and none is in a log."""
    if ledger and ledger.answers[500]:
        yield f"I8 {ledger.answers[500]} answers were 500"
    if traces := installation.logged().count(TRACEBACK):
        print(TRACEBACK + installation.logged().split(TRACEBACK, 1)[1][:6000], file=sys.stderr)
        named = Counter(re.findall(r"^[\w.]+(?:Error|Exception)[^\n]{0,80}", installation.logged(), re.MULTILINE))
        yield f"I8 {traces} tracebacks in the logs: {dict(named.most_common(3))}"


def _text(row):
    return " ".join(str(value) for value in row.__data__.values() if isinstance(value, str))


def _is_root():
    import os

    return os.geteuid() == 0
