"""A form that is refused puts the reader where the problem is, and a choice opens only what belongs to it."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_the_story import signed_in
from tests.views.records import raised


@pytest.fixture
def app(northmere, northmere_app):
    card = raised(northmere)
    card.entry.answering[0].acknowledge(by=northmere.person("Hal Okafor"))
    return northmere_app


@pytest.fixture
def sit(browser, live_server, browser_context_args):
    """A browser with or without JavaScript: `sit("Hal Okafor", scripted=False)`."""
    contexts = []

    def sit(name, scripted=True):
        contexts.append(
            browser.new_context(**browser_context_args | {"base_url": live_server, "java_script_enabled": scripted})
        )
        return signed_in(contexts[-1].new_page(), name)

    yield sit
    for context in contexts:
        context.close()


REFUSED = (
    ("Dilys Ashgrove", "/escalations/1/addenda", "Add", "Enter what you want to add", "What you add"),
    ("Dilys Ashgrove", "/escalations/1/withdrawal", "Withdraw it", "Enter why it is withdrawn", "Why it is withdrawn"),
    ("Hal Okafor", "/escalations/1/response", "Send the answer", "Enter your answer", "What is your answer?"),
    ("Dilys Ashgrove", "/escalations/new", "Continue", "Enter what is wrong", "What is wrong?"),
)


@pytest.mark.parametrize(("name", "address", "press", "sentence", "label"), REFUSED)
def test_a_refused_page_starts_at_its_summary_which_leads_to_the_field(sit, name, address, press, sentence, label):
    page = sit(name)
    page.goto(address)
    page.locator("main").get_by_role("button", name=press).last.click()
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    assert page.title().startswith("Error: ")
    page.get_by_role("link", name=sentence).click()
    field = page.get_by_label(label)
    expect(field).to_be_focused()
    described = field.get_attribute("aria-describedby")
    assert sentence in page.locator(f"#{described.split()[-1]}").inner_text()


def test_in_its_place_on_the_card_too(sit):
    page = sit("Hal Okafor")
    page.goto("/escalations/1")
    page.locator("#card-top").get_by_role("button", name="Answer now").click()
    page.get_by_label("Who will do it").fill("Roz Amadi")
    page.get_by_role("button", name="Send the answer").click()
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    assert page.title().startswith("Error: ") and page.url.endswith("/escalations/1")
    page.get_by_role("link", name="Enter your answer").click()
    expect(page.get_by_label("What is your answer?")).to_be_focused()
    expect(page.get_by_label("Who will do it")).to_have_value("Roz Amadi")


def test_without_scripts_the_summary_stands_first_and_leads_to_the_field(sit):
    page = sit("Hal Okafor", scripted=False)
    page.goto("/escalations/1/response")
    page.get_by_role("button", name="Send the answer").click()
    assert page.title().startswith("Error: ")
    page.get_by_role("link", name="Enter your answer").click()
    assert page.url.endswith("#words")


@pytest.mark.parametrize("scripted", [True, False], ids=["javascript", "no javascript"])
def test_why_a_stage_is_passed_over_is_asked_only_where_one_is(sit, scripted):
    page = sit("Dilys Ashgrove", scripted)
    page.goto("/escalations/1/stage")
    asked = page.get_by_role("group", name="If a stage is bypassed: why")
    expect(asked).to_be_hidden()
    page.get_by_label("Stage 3").check()
    expect(asked).to_be_visible()
    page.get_by_label("Stage 2").check()
    expect(asked).to_be_hidden()
