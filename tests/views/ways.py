"""How each action of the permission matrix is asked for by direct request, with all that its own form would send."""

from dataclasses import dataclass, field

SAID = "Written in this test alone."
# A concern as the form for raising sends it, but for the child.
WRITTEN = {
    "procedure": "north-somerset-isro", "kind": "", "headings": "immediate-safety", "told": "no", "starts": "first",
    "what_is_wrong": SAID, "impact": SAID, "risk": SAID, "asked_for": SAID,
}  # fmt: skip


@dataclass(frozen=True)
class Way:
    """How an action is asked for, and the table in which it leaves its row."""

    noun: str
    leaves: str
    fields: dict = field(default_factory=dict)
    state: str = "open"


WAYS = {
    "type in an answer": Way("response/typed", "response", {
        "answered_by": "Hal Okafor", "means": "phone", "at_time": "10:00", "words": SAID, "recipient": "<recipient>",
        "answered_at-day": "2", "answered_at-month": "3", "answered_at-year": "2026",
    }),
    "record a talk": Way("contacts", "contact", {
        "means": "phone", "with_whom": "Roz Amadi", "reached": "yes", "words": SAID, "at_time": "10:00",
        "happened_at-day": "2", "happened_at-month": "3", "happened_at-year": "2026",
    }),
    "(add an action) record a talk": Way("actions", "action", {"what": SAID, "who": "Roz Amadi"}),
    "(mark an action as done) record a talk": Way("actions/done", "action", {"action": "<action>"}),
    "(add a note) record a talk": Way("addenda", "addendum", {"words": SAID}),
    "(say who was told) record a talk": Way("duties", "informing", {"duties": "advocate", "why_not": SAID}),
    "(arrange a meeting) record a talk": Way("meeting", "stage_meeting", {
        "meets_on-day": "5", "meets_on-month": "3", "meets_on-year": "2026", "meets_at": "14:00", "place": SAID,
        "arranged_on-day": "2", "arranged_on-month": "3", "arranged_on-year": "2026", "arranged_at": "10:00",
        "attending": SAID,
    }, "meeting"),
    "(call a meeting off) record a talk": Way("meeting/called-off", "stage_meeting", {"why": SAID}, "meeting arranged"),
    "(hold a meeting) record a talk": Way("meeting/held", "stage_meeting", {
        "held_on-day": "2", "held_on-month": "3", "held_on-year": "2026", "held_at": "10:00", "attended": SAID,
        "said": SAID,
    }, "meeting arranged"),
    "(agree the actions) record a talk": Way("agreement", "agreement", {
        "agreed_on-day": "2", "agreed_on-month": "3", "agreed_on-year": "2026", "agreed_at": "10:00", "what_1": SAID,
        "who_1": "Roz Amadi",
    }, "plan"),
    "(send a plan) respond": Way("plan", "response", {
        "words": SAID, "what_1": SAID, "who_1": "Roz Amadi", "by_1-day": "9", "by_1-month": "3", "by_1-year": "2026",
    }, "plan"),
    "(send it on) respond": Way("readdressing", "readdressing", {"to": "<another post>", "whom": "", "why": SAID}, "plan"),
    "(ask for more time) respond": Way("more-time", "more_time", {
        "until-day": "6", "until-month": "3", "until-year": "2026", "why": SAID,
    }, "plan"),
    "(correct the child) progress stage": Way("child", "concerning", {
        "wrong": "<child>", "reference": "<another child>", "sure": "yes", "why": SAID,
    }),
    "acknowledge": Way("acknowledgement", "acknowledgement"),
    "respond": Way("response", "response", {"words": SAID}),
    "progress stage": Way("stage", "stage_entry", {"to": "<next>", "why": SAID, "urgency": "green", "asked_for": SAID}),
    "(judge the answer) progress stage": Way("verdict", "verdict", {"verdict": "not accepted", "words": SAID}),
    "(rate) progress stage": Way("urgency", "rating", {"urgency": "red", "why": SAID}),
    "(take it over) progress stage": Way("handover", "handover", {"asked_for": SAID}, "awaiting raiser"),
    "bypass a stage": Way("stage", "stage_entry", {
        "to": "<next but one>", "why": SAID, "urgency": "red", "asked_for": SAID, "bypass_reason": "serious",
    }),
    "approve Stage 4 gate: agreement": Way("consents", "consent", {"words": SAID}, "awaiting agreement"),
    "approve Stage 4 gate: discussion": Way("consents", "consent", {"words": SAID}, "awaiting discussion"),
    "resolve / sign off": Way("outcome", "outcome", {"end": "resolved with actions to watch", "words": SAID}),
    "(withdraw) resolve / sign off": Way("withdrawal", "outcome", {"words": SAID}),
    "(reopen) resolve / sign off": Way("reopening", "reopening", {"why": SAID}, "ended"),
    "record CAFCASS referral": Way("referral", "referral", {
        "mode": "beside", "why": SAID, "on-day": "2", "on-month": "3", "on-year": "2026", "at_time": "10:00",
    }),
    "(say what came of it) record CAFCASS referral": Way("referral/result", "referral", {
        "referral": "<referral>", "words": SAID, "came_on-day": "2", "came_on-month": "3", "came_on-year": "2026",
    }),
    "IRO's independent legal advice": Way("advice", "advice", {
        "of_whom": SAID, "asked_on-day": "2", "asked_on-month": "3", "asked_on-year": "2026",
    }),
    "(say what it says) IRO's independent legal advice": Way("advice/said", "advice", {
        "advice": "<advice>", "said": SAID, "said_on-day": "2", "said_on-month": "3", "said_on-year": "2026",
    }),
    "(share it) IRO's independent legal advice": Way("advice/shared", "advice", {"advice": "<advice>"}),
    "export one card": Way("case-note", "case_note", {"text": SAID}),
    "(file a copy of the form) export one card": Way("form", "case_note"),
    "(say that it is filed) export one card": Way("filings", "filed", {"filings": "<copy of the form>"}),
    "(say that the feedback is filed) respond": Way("filings", "filed", {"filings": "<feedback>"}),
}  # fmt: skip


def sent_for(way, card):
    """Where this action is sent on this card, and all that its form would send but for the token."""
    ahead, answering, actions = (
        card.stages_ahead() if card.entry.is_open else (),
        card.entry.answering,
        card.open_actions(),
    )
    found = {
        "<recipient>": next((recipient.id for recipient in answering if recipient.outsider), ""),
        "<action>": actions[0].id if actions else "",
        "<referral>": next((referral.id for referral in card.referrals), ""),
        "<advice>": next((advice.id for advice in card.advice), ""),
        "<next>": ahead[0].key if ahead else "",
        "<another post>": next((post.id for post in card.entry.posts_to_send_on_to()), ""),
        "<child>": card.children[0].id,
        "<another child>": "NM-2015",
        "<copy of the form>": f"{card.entry.position}.form",
        "<feedback>": f"{card.entry.position}.feedback",
        "<next but one>": ahead[1].key if len(ahead) > 1 else "",
    }
    fields = {name: str(found.get(value, value)) for name, value in way.fields.items()}
    hidden = {"key": f"direct-{card.number}", "version": str(card.version())}
    return f"/escalations/{card.number}/{way.noun}", hidden | fields
