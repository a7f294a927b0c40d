"""Writing a concern in a real browser: what a choice opens, and what is kept while one types."""

import pytest
from playwright.sync_api import expect

from models import Draft
from tests.cast import PASSWORD


@pytest.fixture
def app(northmere_app):
    return northmere_app


@pytest.fixture(params=[True, False], ids=["javascript", "no javascript"])
def page(request, browser, live_server, browser_context_args):
    """The empty form in front of Dilys Ashgrove."""
    context = browser.new_context(
        **browser_context_args | {"base_url": live_server, "java_script_enabled": request.param}
    )
    page = context.new_page()
    page.goto("/sign-in?next=/escalations/new")
    page.get_by_label("Email address").fill("dilys.ashgrove@northmere.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.has_javascript = request.param
    yield page
    context.close()


def test_a_choice_opens_what_belongs_to_it_and_nothing_else(page):
    voice = page.get_by_label("The child’s voice shows in assessment and plan")
    expect(voice).to_be_hidden()
    page.get_by_label("Participation").check()
    expect(voice).to_be_visible()
    expect(page.get_by_label("The safety plan is in place and works")).to_be_hidden()
    page.get_by_label("Oversight", exact=False).check()
    expect(voice).to_be_hidden()
    page.get_by_label("At a later stage").check()
    expect(page.get_by_label("RED: High or immediate risk")).to_be_visible()
    expect(page.get_by_label("In your own words")).to_be_hidden()
    page.get_by_label("Another reason").check()
    expect(page.get_by_label("In your own words")).to_be_visible()


def test_what_is_typed_is_kept_while_typing(page):
    if not page.has_javascript:
        pytest.skip("without JavaScript a draft is kept by its button")
    page.get_by_label("What does this mean for the child?").fill("Half a thought")
    page.get_by_label("What is wrong?").press_sequentially("Still writing")
    expect(page.locator("#draft-kept")).to_contain_text("Draft kept")
    expect(page.get_by_label("What is wrong?")).to_be_focused()
    expect(page.get_by_label("What does this mean for the child?")).to_have_value("Half a thought")
    assert Draft.get().fields["what_is_wrong"] == ["Still writing"]


def test_enter_in_the_search_box_finds(page):
    page.get_by_label("Find a child").fill("kestrel")
    page.get_by_label("Find a child").press("Enter")
    expect(page.get_by_label("Kestrel Moss")).to_be_visible()
