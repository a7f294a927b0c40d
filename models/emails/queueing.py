"""Writing an email into the outbox, in the transaction of what it tells of."""

from uuid import uuid4

from models.base import now
from models.emails import postbox
from rules import review_email_text
from rules.email_text import compose, due_words

ALL = ("answers", "copied", "told", "raised it", "takes over", "consents")
# What is emailed, to those who are told of it for which reason; everything else stands on the screen alone.
EMAILED = {
    "sent": ("answers", "copied", "told"),
    "acknowledged": ("raised it",),
    "answered": ("raised it",),
    "progressed": ALL,
    "awaits raiser": ("takes over",),
    "awaits consent": ("consents",),
    "consented": ("consents",),
    "warned": ALL,
    "breached": ALL,
    "prompted": ("raised it",),
    "decisions circulated": ("answers",),
    "review brought forward": ("prepares",),
    "review booked": ("prepares",),
    "review called off": ("prepares",),
    "review adjourned": ("prepares",),
    "meeting taken back": ("prepares",),
    "review ended": ("prepares",),
    "review resumed": ("prepares",),
}


class Queueing:
    @classmethod
    def queue(cls, event, person, why):
        """Queue an email that tells this person of the event, where there is a mail server and they can be written to.

        Returns it, or None. Only people who may open the card are written to: the link is for them.
        """
        box, about = postbox.bound(), event.about
        if box is None or about is None or why not in EMAILED.get(event.kind, ()) or why_not(person, about):
            return None
        if event.audience not in about.audiences_for(person):
            return None
        subject, body = _of_card(event, why, box) if event.escalation else _of_review(event, person, box)
        email = cls.add(box, person, event.kind, subject, body, event=event)
        if email.may_have_gone_out_before:
            email.hold_back()
        return email

    @classmethod
    def add(cls, box, person, kind, subject, body, **of):
        """Add an email to the outbox with a message id of its own."""
        message_id = f"<{uuid4().hex}@{box.domain}>"
        return cls.create(person=person, kind=kind, message_id=message_id, subject=subject, body=body, **of)


def why_not(person, about):
    """Why this person cannot be written to about this concern, review or nothing in particular, in words; empty where
    they can.
    """
    if not person.email:
        return "no email address"
    if not person.may_sign_in:
        return "no open account"
    # An email leads to what it is about: it is for those who may open that, today.
    return "" if about is None or about.is_seen_by(person) else "may not open the card"


def _of_card(event, why, box):
    escalation = event.escalation
    link = f"{box.site}/escalations/{escalation.number}"
    return compose(event.kind, why, escalation.reference, _urgency(escalation), _due(event), link)


def _of_review(event, person, box):
    review, owed = event.review, event.review.first_owed_by(person, event.kind == "decisions circulated")
    due, link = due_words(owed.due, owed.in_hours, now()) if owed else "", f"{box.site}/reviews/{event.review_id}"
    return review_email_text.compose(event.kind, review.number, due, link)


def _urgency(escalation):
    urgency = escalation.entry.urgency
    return urgency.label if urgency else ""


def _due(event):
    """When the thing that the email is about falls due, in words; empty where nothing runs."""
    deadline = _deadline(event)
    return due_words(deadline.due, deadline.in_hours, now()) if deadline else ""


def _deadline(event):
    """The deadline that rang, or the limit that a warning is of; otherwise the next one, of the stage before the whole."""
    deadlines = event.escalation.deadlines
    model = deadlines.model
    limits = deadlines.where(model.kind == "limit", model.met_at.is_null(), model.ended_at.is_null())
    limits = limits.order_by(model.due, model.id)
    if "deadline" not in event.told:
        limits = limits.where(model.audience == "card", model.stops != "told")
        return limits.where(model.entry == event.escalation.entry).first() or limits.first()
    rang = model.get_by_id(event.told["deadline"])
    if rang.kind != "warning":
        return rang
    return limits.where(model.clock == rang.clock, _same(model.entry, rang.entry_id)).first()


def _same(field, key):
    return field.is_null() if key is None else field == key
