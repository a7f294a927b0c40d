"""How an officer writes a concern in a test: opens the form, presses its buttons, checks and sends."""

import re

WHOLE = {
    "headings": "delay-in-planning",
    "standards": ["delay-in-planning.0", "delay-in-planning.2"],
    "what_is_wrong": "There is no permanence plan.\nTwo reviews asked for one.",
    "impact": "Nobody can say where home will be.",
    "risk": "A move without warning.",
    "asked_for": "A permanence planning meeting.",
    "starts": "first",
}
TOLD = {
    "told": "yes", "told_how": "phone", "told_on-day": "2", "told_on-month": "3", "told_on-year": "2026",
    "told_at": "9:15", "said": "The plan, and why it cannot wait.",
}  # fmt: skip
AT_STAGE_1 = {"starts": "later", "stage": "stage-1", "bypass_reason": "serious", "urgency": "red"}


def opened(iro, path="/escalations/new"):
    return iro.form(path)


def press(iro, do, hidden, **fields):
    """Press a button of the form; fields set to None are not sent."""
    data = {name: value for name, value in {**hidden, "do": do, **fields}.items() if value is not None}
    return iro.client.post(f"/drafts/{hidden['key']}", data=data)


def text(answer):
    return answer.get_data(as_text=True)


def checked(iro, child, **fields):
    """Write a whole concern and go on to its check. Returns the form's key and the page."""
    hidden = opened(iro)
    answer = press(iro, "continue", hidden, **WHOLE | {"children": str(child.id)} | fields)
    assert answer.status_code == 303, re.findall(r'#[\w-]+">([^<]+)<', text(answer))
    return hidden["key"], text(iro.get(answer.location))


def send(iro, key):
    return iro.client.post("/escalations", data=iro.form(f"/drafts/{key}/check"))
