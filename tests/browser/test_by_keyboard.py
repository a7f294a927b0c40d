"""The main job with the keyboard alone: no pointer is ever used, and the focus is never lost."""

import pytest
from playwright.sync_api import expect

from models import Escalation
from tests.browser.test_the_story import SIZES
from tests.cast import PASSWORD


@pytest.fixture
def app(northmere_app):
    return northmere_app


@pytest.fixture
def keyboard(browser, live_server, browser_context_args):
    """A screen whose owner has only keys: `keyboard("Hal Okafor")`."""
    contexts = []

    def sit_down(name):
        contexts.append(
            browser.new_context(**browser_context_args | {"viewport": SIZES["wide"], "base_url": live_server})
        )
        hands = Hands(contexts[-1].new_page())
        hands.page.goto("/sign-in")
        hands.reach("Email address").type(f"{name.lower().replace(' ', '.')}@northmere.example")
        hands.reach("Password").type(PASSWORD).press("Enter")
        expect(hands.page.get_by_role("button", name="Sign out")).to_be_visible()
        return hands

    yield sit_down
    for context in contexts:
        context.close()


class Hands:
    """Ten fingers on a keyboard."""

    def __init__(self, page):
        self.page = page

    def reach(self, words, most=150):
        """Press Tab until the control with these words has the focus."""
        for _ in range(most):
            self.page.keyboard.press("Tab")
            if words in self.focused():
                return self
        raise AssertionError(f"“{words}” cannot be reached with Tab; the focus is on “{self.focused()}”")

    def press(self, key):
        self.page.keyboard.press(key)
        return self

    def type(self, words):
        self.page.keyboard.type(words)
        return self

    def focused(self):
        """The words of what has the focus: its label, its legend, its text."""
        return self.page.evaluate(
            """() => {
              const here = document.activeElement;
              const label = here.labels?.[0]?.innerText ?? "";
              const legend = here.closest("fieldset")?.querySelector("legend")?.innerText ?? "";
              return [label, legend, here.ariaLabel ?? "", here.innerText ?? ""].join(" | ").replace(/\\s+/g, " ");
            }"""
        )

    def has_focus(self):
        """True where the focus is somewhere, and not lost on the page itself."""
        return self.page.evaluate("document.activeElement !== document.body")


def test_a_concern_raised_acknowledged_answered_and_ended_by_keyboard_alone(northmere, keyboard):
    dilys = keyboard("Dilys Ashgrove")
    dilys.reach("Raise a concern").press("Enter")
    expect(dilys.page.get_by_role("heading", level=1)).to_contain_text("Raise a concern")
    dilys.reach("Find a child").type("Alder").reach("Find").press("Enter")
    expect(dilys.page.get_by_label("Alder Brook")).to_be_visible()
    dilys.reach("Alder Brook").press("Space")
    dilys.reach("What kind of concern").press("Space")
    dilys.reach("What is wrong?").type("The safety plan has not been updated since the move.")
    dilys.reach("What does this mean").type("The plan is not known in the new home.")
    dilys.reach("What is the risk").type("Nobody would know whom to ring.")
    dilys.reach("Have you told").press("ArrowDown").press("ArrowUp").press("ArrowUp")
    if "Not yet" not in dilys.focused():
        dilys.press("ArrowDown")
    dilys.reach("What do you ask for?").type("An updated safety plan today.")
    dilys.reach("Where does it start?").press("ArrowDown")
    dilys.reach("Which stage?").press("Space")
    dilys.reach("Why is a stage bypassed?").press("Space")
    dilys.reach("How urgent").press("Space")
    dilys.reach("Continue").press("Enter")
    expect(dilys.page.get_by_role("heading", level=1)).to_contain_text("Check")
    dilys.reach("Raise and send").press("Enter")
    expect(dilys.page.get_by_role("heading", level=1)).to_have_text("IR-0001 · A.B.")

    hal = keyboard("Hal Okafor")
    hal.reach("IR-0001").press("Enter")
    expect(hal.page.get_by_role("heading", level=1)).to_have_text("IR-0001 · A.B.")
    hal.reach("Acknowledge").press("Enter")
    expect(hal.page.locator("#status")).to_contain_text("IR-0001 is acknowledged")
    assert hal.has_focus()
    hal.page.keyboard.press("Shift+Tab")
    hal.reach("Answer now").press("Enter")
    expect(hal.page.get_by_role("heading", name="Your answer")).to_be_focused()
    hal.reach("Send the answer").press("Enter")
    expect(hal.page.locator("#act .govuk-error-summary")).to_be_focused()
    hal.reach("What is your answer?").type("The plan is in place.").reach("Send the answer").press("Enter")
    expect(hal.page.locator("#status")).to_contain_text("Your answer to IR-0001 is sent")
    assert hal.has_focus()

    dilys.page.goto("/escalations/1")
    dilys.reach("Say whether you accept").press("Enter")
    dilys.reach("The answer").press("Space").reach("Save").press("Enter")
    expect(dilys.page.locator("#status")).to_contain_text("is saved")
    assert dilys.has_focus()
    dilys.reach("Record the outcome").press("Enter")
    expect(dilys.page.locator("#act h2")).to_be_focused()
    dilys.reach("How did it end?").press("Space").reach("What came of it").type("The plan is in place.")
    dilys.reach("Record the outcome").press("Enter")
    expect(dilys.page.locator("#status")).to_contain_text("The outcome of IR-0001 is recorded")
    assert dilys.has_focus()
    assert Escalation.select().numbered(1).outcome.label == "Resolved"
