"""A session that comes to its end while somebody writes: nothing is lost, and nobody else sees it."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from models import Draft, Escalation, Response, Unsent
from tests.browser.test_the_story import signed_in
from tests.cast import PASSWORD
from tests.views.records import raised

TYPED = "The plan will be with the carers by Friday noon."
OVER = timedelta(minutes=31)


@pytest.fixture
def app(northmere, northmere_app):
    raised(northmere).entry.answering[0].acknowledge(by=northmere.person("Hal Okafor"))
    return northmere_app


@pytest.fixture(params=[True, False], ids=["javascript", "no javascript"])
def browser_of(request, browser, live_server, browser_context_args):
    """One browser on one machine, for whoever sits down at it."""
    context = browser.new_context(
        **browser_context_args | {"base_url": live_server, "java_script_enabled": request.param}
    )
    context.has_javascript = request.param
    yield context
    context.close()


@pytest.fixture
def scripted(browser, live_server, browser_context_args):
    """The same with JavaScript alone."""
    context = browser.new_context(**browser_context_args | {"base_url": live_server})
    yield context
    context.close()


def sign_in_here(page, name):
    """Sign in on the page that asks for it."""
    page.get_by_label("Email address").fill(f"{name.lower().replace(' ', '.')}@northmere.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def look_up(page):
    """What coming back to this tab does: it asks whether its session still lives."""
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def test_an_answer_is_kept_given_back_and_sent_once(browser_of, clock):
    page = signed_in(browser_of.new_page(), "Hal Okafor")
    page.goto("/escalations/1")
    page.locator("#card-top").get_by_role("button", name="Answer now").click()
    page.get_by_label("What is your answer?").fill(TYPED)
    page.get_by_label("Who will do it").fill("Roz Amadi")
    clock.shift(OVER)
    page.get_by_role("button", name="Send the answer").click()
    expect(page.get_by_text("You were signed out, so nothing was sent yet.")).to_be_visible()
    sign_in_here(page, "Hal Okafor")
    expect(page.get_by_role("heading", level=1)).to_have_text("Your answer")
    expect(page.get_by_text("Nothing was sent yet.")).to_be_visible()
    expect(page.get_by_label("What is your answer?")).to_have_value(TYPED)
    expect(page.get_by_label("Who will do it")).to_have_value("Roz Amadi")
    assert Response.select().count() == 0
    page.get_by_role("button", name="Send the answer").click()
    expect(page.get_by_text("Your answer to IR-0001 is sent")).to_be_visible()
    assert Response.get().words == TYPED and Unsent.select().count() == 0
    expect(page.get_by_text("Not sent yet")).to_have_count(0)


def test_a_concern_is_kept_given_back_and_raised(browser_of, clock):
    page = signed_in(browser_of.new_page(), "Dilys Ashgrove")
    page.goto("/escalations/new")
    page.get_by_label("Find a child").fill("Kestrel")
    page.get_by_role("button", name="Find").click()
    page.get_by_label("Kestrel Moss").check()
    page.get_by_label("Immediate safety").check()
    clock.shift(OVER)
    page.get_by_label("What is wrong?").fill("There is no permanence plan.")
    page.get_by_label("What does this mean for the child?").fill("Nobody can say where home will be.")
    if browser_of.has_javascript:
        page.get_by_label("What is the risk to the child?").press_sequentially("A move.")  # its keeping finds the end
    else:
        page.get_by_label("What is the risk to the child?").fill("A move.")
        page.get_by_role("button", name="Continue").click()
    expect(page.get_by_text("You were signed out, so nothing was sent yet.")).to_be_visible()
    sign_in_here(page, "Dilys Ashgrove")
    expect(page.get_by_text("Nothing was sent yet.")).to_be_visible()
    expect(page.get_by_label("Kestrel Moss")).to_be_checked()
    expect(page.get_by_label("What is wrong?")).to_have_value("There is no permanence plan.")
    expect(page.get_by_label("What is the risk to the child?")).to_have_value("A move.")
    page.get_by_label("What do you ask for?").fill("A permanence planning meeting.")
    page.get_by_role("group", name="Have you told").get_by_label("Not yet").check()
    page.get_by_role("button", name="Continue").click()
    page.get_by_role("button", name="Raise and send").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("IR-0002 · K.M.")
    assert Escalation.select().count() == 2 and not Draft.select().exists() and not Unsent.select().exists()


def test_somebody_else_who_signs_in_sees_nothing_of_it(browser_of, clock):
    page = signed_in(browser_of.new_page(), "Hal Okafor")
    page.goto("/escalations/1/response")
    page.get_by_label("What is your answer?").fill(TYPED)
    clock.shift(OVER)
    page.get_by_role("button", name="Send the answer").click()
    sign_in_here(page, "Petra Lindqvist")
    expect(page.get_by_role("heading", level=1)).to_have_text("You are now signed in as Petra Lindqvist")
    page.go_back()
    assert TYPED not in page.content()
    page.goto("/waiting")
    page.get_by_role("button", name="Sign out").click()
    sign_in_here(page, "Hal Okafor")
    page.get_by_role("link", name="Look at what was not sent").click()
    page.get_by_role("link", name=TYPED).press("Enter")
    expect(page.get_by_label("What is your answer?")).to_have_value(TYPED)


def test_an_old_tab_of_hers_saves_nothing_for_him(browser_of):
    hers = signed_in(browser_of.new_page(), "Dilys Ashgrove")
    hers.goto("/escalations/1/addenda")
    hers.get_by_label("What you add").fill(TYPED)
    his = browser_of.new_page()
    his.goto("/sign-in")
    sign_in_here(his, "Hal Okafor")
    expect(his.get_by_role("button", name="Sign out")).to_be_visible()
    hers.locator("main form button[type=submit]").click()
    expect(hers.get_by_role("heading", level=1)).to_have_text("You are now signed in as Hal Okafor")
    assert TYPED not in hers.content() and Unsent.get().person.name == "Dilys Ashgrove"


def test_three_minutes_before_the_end_one_press_puts_it_off_in_every_tab(scripted, clock):
    page = signed_in(scripted.new_page(), "Hal Okafor")
    page.goto("/escalations/1/response")
    page.get_by_label("What is your answer?").fill(TYPED)
    other = scripted.new_page()
    other.goto("/waiting")
    for _ in range(10):
        clock.shift(timedelta(minutes=27, seconds=30))
        for tab in (page, other):
            look_up(tab)
            expect(tab.get_by_role("dialog", name="You will be signed out at")).to_be_visible()
        expect(page.get_by_role("button", name="Stay signed in")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.get_by_role("dialog")).to_have_count(0)
        look_up(other)
        expect(other.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_label("What is your answer?")).to_be_focused()
    expect(page.get_by_label("What is your answer?")).to_have_value(TYPED)


def test_a_page_whose_session_is_over_goes_away_and_takes_along_what_was_typed(scripted, clock):
    page = signed_in(scripted.new_page(), "Hal Okafor")
    page.goto("/escalations/1/response")
    page.get_by_label("What is your answer?").fill(TYPED)
    clock.shift(OVER)
    look_up(page)
    expect(page.get_by_text("You were signed out, so nothing was sent yet.")).to_be_visible()
    assert Unsent.get().fields["words"] == [TYPED] and Response.select().count() == 0
    sign_in_here(page, "Hal Okafor")
    expect(page.get_by_label("What is your answer?")).to_have_value(TYPED)
    page.goto("/waiting")
    clock.shift(OVER)
    look_up(page)
    expect(page.get_by_label("Email address")).to_be_visible()


def test_a_page_left_open_goes_away_when_somebody_else_has_signed_in(scripted):
    hers = signed_in(scripted.new_page(), "Dilys Ashgrove")
    hers.goto("/escalations/1")
    his = scripted.new_page()
    his.goto("/sign-in")
    sign_in_here(his, "Gil Sandoval")
    expect(his.get_by_role("button", name="Sign out")).to_be_visible()
    look_up(hers)
    expect(hers.get_by_role("heading", level=1)).to_have_text("Page not found")
    assert "Alder Brook" not in hers.content()
