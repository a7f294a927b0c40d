"""Emails that cannot be sent: F8."""

from datetime import timedelta

from faults.client import Browser, Ledger
from faults.table import fault
from models import Email, EmailAttempt, Person
from models.base import as_of, now
from models.child import Child
from tests.emails.sink import Sink, free_port, listening

CARDS = 20


@fault("F8", "SMTP away for 6 hours", "cards and notices work; waiting emails are seen; each is sent once after")
def no_post(installation, seen):
    port, sink, ledger = free_port(), Sink(), Ledger(installation)
    installation.extra |= {
        "FOOTPRINT_SMTP": f"smtp://127.0.0.1:{port}", "FOOTPRINT_EMAIL_FROM": "footprint@northmere.example",
        "FOOTPRINT_URL": f"http://127.0.0.1:{installation.port}",
    }  # fmt: skip
    installation.web()
    installation.worker()
    raise_cards(installation, ledger)
    written = Email.select().count()
    for hours in (1, 3, 6):
        later = now() + timedelta(hours=hours)
        installation.set_clock(later)
        tried = EmailAttempt.select().count()
        installation.wait_until(lambda tried=tried: EmailAttempt.select().count() > tried, "the server is tried")
    with as_of(later):
        page = Browser(installation, ledger, Person.get(Person.name == "Odile Pryce")).ask("/emails").text
    with listening(sink, port):
        installation.set_clock(later + timedelta(minutes=11))
        installation.wait_until(lambda: not Email.waiting()[0], "all are sent")
    seen.done = f"{CARDS} cards raised with nobody at the mail server’s port; 6 hours by its clock; then it was back"
    seen.words = (
        f"{written} emails waited through {EmailAttempt.select().count() - written} vain tries and stood on the page;"
        f" {len(sink.ids)} arrived, {len(set(sink.ids))} of them different"
    )
    seen.must(written >= CARDS and f">{written}, the oldest since" in page, "what waits is not to be seen")
    seen.must(len(sink.ids) == len(set(sink.ids)) == written, "an email was lost or doubled")
    return ledger


def raise_cards(installation, ledger):
    """An officer raises so many cards on screen, each of which somebody is to be told by email."""
    officer = Person.get(Person.name == "Dilys Ashgrove")
    browser, child = Browser(installation, ledger, officer), Child.get(Child.name == "Alder Brook")
    for _ in range(CARDS):
        browser.raise_for(child)
