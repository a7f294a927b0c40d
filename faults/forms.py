"""Forms that come twice or too late: F20 and F21."""

import threading

from faults.client import Browser, Ledger
from faults.table import fault
from models import Addendum, Event, Recipient

TYPED = "The plan will be with the carers by Friday noon."


@fault("F20", "double click, two tabs", "one event; all others are led to it", quick=True)
def twenty_at_once(installation, seen):
    installation.web()
    ledger, card = Ledger(installation), a_card_that_waits().entry.escalation
    officer = Browser(installation, ledger, card.raised_by)
    path = f"/escalations/{card.number}/addenda"
    fields, before, answers = officer.ask(path).hidden() | {"words": TYPED}, Addendum.select().count(), []
    ready = threading.Barrier(20)

    def press():
        ready.wait()
        answers.append(officer.until_answered(path, fields))

    threads = [threading.Thread(target=press) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    led = {(answer.status, answer.location) for answer in answers}
    added = Addendum.select().count() - before
    seen.done = "20 identical POSTs at once"
    seen.words = f"{added} row; {len(answers)} × {sorted(led)}"
    seen.must(led == {(303, f"/escalations/{card.number}")}, "not all were led to the card")
    seen.must(added == 1, f"{added} rows")
    return ledger


@fault("F21", "an old tab after the card has moved; a form again hours later", "409 that says who and when, the text kept;"
       " what was sent before is not done again", quick=True)  # fmt: skip
def an_old_tab(installation, seen):
    installation.web()
    ledger, waiting = Ledger(installation), a_card_that_waits()
    card = waiting.entry.escalation
    officer = Browser(installation, ledger, card.raised_by)
    manager = Browser(installation, ledger, waiting.post.holder())
    path, note = f"/escalations/{card.number}/response", f"/escalations/{card.number}/addenda"
    opened = manager.ask(path).hidden()
    added = officer.ask(note).hidden() | {"words": TYPED}
    first = officer.ask(note, added)
    officer.send(f"/escalations/{card.number}/withdrawal", "gone", words="It was settled by phone.")
    late = manager.ask(path, opened | {"words": TYPED})
    again = officer.ask(note, added)
    seen.done = "answered from a form that was opened before the card was withdrawn; a note sent a second time"
    seen.words = f"answer {late.status}; note {first.status}, then {again.status} to {again.location}"
    seen.must(late.status == 409 and TYPED in late.text, "no 409 with the text")
    seen.must(card.raised_by.name in late.text, "it does not say who")
    seen.must(
        (again.status, again.location) == (first.status, first.location), "the second note was not led to the first"
    )
    seen.must(Addendum.select().where(Addendum.words == TYPED).count() == 1, "the note is doubled")
    seen.must(not Event.select().where(Event.kind == "answered", Event.escalation == card, Event.told.cast("text").contains(
        TYPED)).exists(), "the late answer was kept")  # fmt: skip
    return ledger


def a_card_that_waits():
    """A recipient who has not answered yet, on an open card. Raises LookupError where nobody is waited for."""
    for recipient in Recipient.select().where(Recipient.part == "answers", Recipient.post.is_null(False)):
        entry, card = recipient.entry, recipient.entry.escalation
        is_open = card.outcome is None and card.entry == entry and entry.sent_at is not None
        if is_open and recipient.post.holder() and not recipient.is_answered:
            return recipient
    raise LookupError("no card waits for an answer")
