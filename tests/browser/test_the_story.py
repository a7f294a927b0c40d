"""The whole main story in a real browser: on a wide screen and on a phone, with JavaScript and without."""

import re
from datetime import datetime

import pytest
from playwright.sync_api import expect

from models import Deadline, Escalation
from rules.london import LONDON
from tests.cast import PASSWORD

SIZES = {"wide": {"width": 1280, "height": 900}, "phone": {"width": 375, "height": 667}}


@pytest.fixture
def app(northmere_app):
    return northmere_app


@pytest.fixture(params=["wide", "phone"])
def size(request):
    return SIZES[request.param]


@pytest.fixture(params=[True, False], ids=["javascript", "no javascript"])
def open_for(request, browser, live_server, size, browser_context_args):
    """A screen of one's own for each person, signed in: `open_for("Hal Okafor")`."""
    contexts, complaints = {}, []

    def open_for(name):
        if name not in contexts:
            context = browser.new_context(
                **browser_context_args
                | {"viewport": size, "java_script_enabled": request.param, "base_url": live_server}
            )
            page = context.new_page()
            page.on(
                "console",
                lambda message: complaints.append(message.text) if "Security Policy" in message.text else None,
            )
            page.on("pageerror", lambda error: complaints.append(str(error)))
            contexts[name] = page
        return signed_in(contexts[name], name)

    open_for.has_javascript = request.param
    yield open_for
    for page in contexts.values():
        page.context.close()
    assert complaints == []


def signed_in(page, name):
    """The person's screen; sessions end when nobody touches them, so after a while one signs in again."""
    page.goto("/")
    if "/sign-in" not in page.url:
        return page
    page.get_by_label("Email address").fill(f"{name.lower().replace(' ', '.')}@northmere.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    return page


def raise_a_concern(page, child="Alder Brook"):
    """Dilys writes it in the order in which she thinks, checks the dates and sends it."""
    page.goto("/board")
    page.get_by_role("link", name="Raise a concern").click()
    page.get_by_label("Find a child").fill(child.split()[0])
    page.get_by_role("button", name="Find").click()
    page.get_by_label(child).check()
    page.get_by_label("Immediate safety").check()
    page.get_by_label("What is wrong?").fill("The safety plan has not been updated since the move.")
    page.get_by_label("What does this mean for the child?").fill("The plan is not known in the new home.")
    page.get_by_label("What is the risk to the child?").fill("Nobody would know whom to ring.")
    page.get_by_role("group", name="Have you told").get_by_label("Not yet").check()
    page.get_by_label("What do you ask for?").fill("An updated safety plan, in place today.")


def card(page, reference="IR-0001"):
    return page.get_by_role("article").filter(has_text=reference)


def poll(page):
    """What the open page does by itself every ten seconds; without JavaScript its reader reloads it."""
    if page.evaluate("typeof htmx") == "undefined":
        page.reload()
    else:
        page.evaluate("document.body.dispatchEvent(new CustomEvent('board:poll'))")


def london(*parts):
    return datetime(*parts, tzinfo=LONDON)


def test_a_concern_from_its_raising_to_its_outcome(northmere, open_for, clock, size):
    dilys = open_for("Dilys Ashgrove")
    raise_a_concern(dilys)
    dilys.get_by_role("button", name="Continue").click()
    expect(dilys.get_by_role("heading", level=1)).to_contain_text("Check")
    expect(dilys.locator("main")).to_contain_text("Mon 9 Mar")  # five working days, before it is sent
    dilys.get_by_role("button", name="Raise").click()
    expect(dilys.get_by_role("heading", level=1)).to_have_text("IR-0001 · A.B.")

    # The talk and the email of the same day.
    for how in ("Phone", "Email"):
        dilys.get_by_role("link", name="Record a call, a talk or an email").click()
        dilys.get_by_label(how, exact=True).check()
        dilys.get_by_role("button", name="Record it").click()
        said(dilys, "Recorded on IR-0001")

    # It is not settled: Stage 1, AMBER.
    clock.move_to(london(2026, 3, 4, 9))
    open_for("Dilys Ashgrove")
    dilys.goto("/escalations/1/stage")
    dilys.get_by_label("What happened").fill("No date was agreed.")
    dilys.get_by_label("AMBER").check()
    dilys.get_by_role("button", name="Move it").click()
    expect(dilys.locator("#card-top")).to_contain_text("Hal Okafor, Team Manager")

    # The manager, on the sofa: one press, then the answer.
    hal = open_for("Hal Okafor")
    hal.goto("/waiting")
    hal.get_by_role("link", name="IR-0001 · A.B.").first.click()
    hal.get_by_role("button", name="Acknowledge").click()
    said(hal, "IR-0001 is acknowledged")
    hal.get_by_role("button", name="Answer now").click()
    hal.get_by_label("What is your answer?").fill("We will look at it.")
    hal.get_by_role("button", name="Send the answer").click()
    said(hal, "Your answer to IR-0001 is sent")

    # It is not accepted: past Stage 2 to Stage 3, RED, with the reason.
    dilys.goto("/escalations/1/stage")
    dilys.get_by_label("Stage 3").check()
    dilys.get_by_label("Why you do not accept").fill("It names no date.")
    dilys.get_by_label("RED").check()
    dilys.get_by_label("It concerns a decision made at a senior level").check()
    dilys.get_by_role("button", name="Move it").click()
    expect(dilys.locator("#card-top")).to_contain_text("Corin Vass, Assistant Director")

    # Silence: the worker records it at the minute, and the open board shows it.
    clock.move_to(london(2026, 3, 5, 9, 40))
    head = open_for("Odile Pryce")
    head.goto("/board?stage=stage-3")
    expect(card(head)).to_contain_text("by Thu 5 Mar 10:00")
    clock.move_to(london(2026, 3, 5, 10, 1))
    Deadline.ring_everything_due()
    poll(head)
    expect(card(head)).to_contain_text("OVERDUE")

    # Stage 4 opens, and is sent only with both consents.
    open_for("Dilys Ashgrove")
    dilys.goto("/escalations/1/stage")
    dilys.get_by_label("RED").check()
    dilys.get_by_role("button", name="Move it").click()
    expect(dilys.locator("#card-top")).to_contain_text("QA Team Manager")
    for name in ("Wren Halloran", "Odile Pryce"):
        page = open_for(name)
        page.goto("/escalations/1")
        page.locator("#card-top").get_by_role("button", name="Record").click()
        page.get_by_label("What was agreed or discussed").fill("The Director must see it.")
        page.get_by_role("button", name="Record it").click()
        said(page, "recorded")
    expect(page.locator("#card-top")).to_contain_text("Edda Thorne")

    # The Director answers by phone; Dilys types it in, accepts it, and records the outcome.
    clock.move_to(london(2026, 3, 5, 15))
    open_for("Dilys Ashgrove")
    dilys.goto("/escalations/1/response/typed")
    dilys.get_by_label("Who answered").fill("Edda Thorne")
    dilys.get_by_label("Phone").check()
    dilys.get_by_label("What they answered").fill("The plan is in place and the carers have it.")
    dilys.get_by_role("button", name="Record the answer").click()
    dilys.get_by_role("button", name="Say whether you accept the answer").click()
    dilys.get_by_label("I accept it").check()
    dilys.get_by_role("button", name="Save").click()
    dilys.get_by_role("button", name="Record the outcome").click()
    dilys.get_by_label("Resolved", exact=True).check()
    dilys.get_by_label("What came of it").fill("The plan is in place.")
    dilys.get_by_role("button", name="Record the outcome").last.click()
    said(dilys, "The outcome of IR-0001 is recorded")
    expect(dilys.locator("#card-rest")).to_contain_text("moved it from Stage 1 to Stage 3")

    dilys.goto("/board")
    expect(card(dilys)).to_have_count(0)
    dilys.goto("/escalations/1/case-note")
    expect(dilys.get_by_role("textbox").first).to_have_value(re.compile("The plan is in place"))
    assert Escalation.select().numbered(1).outcome.label == "Resolved"
    assert dilys.evaluate("document.documentElement.scrollWidth <= innerWidth")


def said(page, words):
    """It was said, in the status region or at the head of the page."""
    expect(page.locator("#status, .govuk-notification-banner").filter(has_text=words).first).to_be_visible()
