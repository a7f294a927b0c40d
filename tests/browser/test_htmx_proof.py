"""htmx under our strict policy: every kind of answer, focus, polling and the Back button, in a real browser."""

import pytest
from playwright.sync_api import expect

from app import create_app
from tests.apps import settings_for
from tests.browser import proof


@pytest.fixture
def app(sqlite_url, tmp_path):
    """An application of its own: a room is added to it."""
    application = create_app(settings_for(sqlite_url, tmp_path))
    application.config["TESTING"] = True
    application.register_blueprint(proof.room())
    return application


@pytest.fixture
def here(page, live_server):
    """The proof page, open in a browser that has said nothing against our policy when the test is over."""
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if is_complaint(message.text) else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.clock.install()
    page.goto(f"{live_server}/proof")
    page.wait_for_function("document.body.classList.contains('govuk-frontend-supported')")
    page.wait_for_function("document.querySelector('[data-pauses-updates]').hidden === false")
    yield page
    assert complaints == []


def is_complaint(text):
    return "Content Security Policy" in text or "Refused to" in text or "EvalError" in text


def send(page, how, text="a long note that took some time"):
    page.get_by_label("Note").fill(text)
    page.get_by_role("button", name=how, exact=True).click()


def kept(page, text="a long note that took some time"):
    expect(page.get_by_label("Note")).to_have_value(text)


def polls_of(page):
    """A list that grows by the status of each poll that is answered."""
    asked = []
    page.on("response", lambda answer: asked.append(answer.status) if "/proof/board" in answer.url else None)
    return asked


def settle(page):
    """Wait for two round trips, so that whatever the page was about to ask has been asked and answered."""
    for _ in range(2):
        page.evaluate("fetch('/proof/elsewhere').then((answer) => answer.text())")


def test_422_redraws_the_form_and_leads_to_the_error_summary(here):
    send(here, "422")
    summary = here.locator("#note .govuk-error-summary")
    expect(summary).to_be_focused()
    expect(summary).to_contain_text("Enter more")
    expect(here).to_have_title("Error: Proof – Footprint")
    kept(here)


def test_409_says_who_was_first_and_keeps_the_text(here):
    send(here, "409")
    expect(here.locator(".govuk-error-summary")).to_be_focused()
    expect(here.locator("#note")).to_contain_text("A. Other moved this to Stage 2 at 10:14.")
    kept(here)


@pytest.mark.parametrize(
    ("how", "words"),
    [("404", "Page not found"), ("503", "This could not be saved"), ("413", "too long")],
)
def test_other_refusals_are_said_in_the_alert_region_and_nothing_else_changes(here, how, words):
    send(here, how)
    expect(here.get_by_role("alert")).to_contain_text(words)
    expect(here.get_by_role("heading", level=1)).to_have_count(1)
    expect(here.locator("#board")).to_contain_text("Version 1")
    kept(here)


def test_an_answer_that_is_not_ours_is_never_put_into_the_page(here):
    send(here, "proxy")
    expect(here.get_by_role("alert")).to_contain_text("We could not confirm this was saved")
    expect(here.get_by_text("Bad gateway")).to_have_count(0)
    kept(here)


def test_a_lost_connection_is_said_and_keeps_the_text(here):
    here.route("**/proof/notes", lambda route: route.abort())
    send(here, "well")
    expect(here.get_by_role("alert")).to_contain_text("We could not confirm this was saved")
    kept(here)


def test_a_refused_form_can_be_sent_again(here):
    send(here, "422")
    expect(here.locator(".govuk-error-summary")).to_be_focused()
    here.get_by_role("button", name="well", exact=True).click()
    expect(here.locator("#board li")).to_have_text(["a long note that took some time"])


def test_401_goes_to_sign_in_and_back_to_this_page_afterwards(here):
    send(here, "401")
    here.wait_for_url("**/sign-in?next=/proof")


def test_204_changes_nothing(here):
    with here.expect_response("**/proof/notes") as answer:
        send(here, "204")
    assert answer.value.status == 204
    settle(here)
    expect(here.locator("#board")).to_contain_text("Version 1")
    expect(here.get_by_role("alert")).to_be_empty()
    kept(here)


def test_one_answer_redraws_a_piece_and_says_so(here):
    send(here, "well")
    expect(here.locator("#board li")).to_have_text(["a long note that took some time"])
    expect(here.get_by_role("status")).to_have_text("Your note was added.")
    kept(here, "")


def test_a_view_that_only_redirects_works_too(here):
    send(here, "redirect")
    expect(here.get_by_role("heading", level=1)).to_have_text("Elsewhere")


def test_a_double_click_sends_once(here):
    here.get_by_label("Note").fill("once")
    here.get_by_role("button", name="well", exact=True).dblclick()
    expect(here.locator("#board")).to_contain_text("Version 2")
    settle(here)
    assert proof.ledger["sent"] == ["once"]


def test_a_poll_redraws_what_changed_and_keeps_focus_and_what_is_open(here):
    here.get_by_text("Ledger").click()
    here.locator("#card-1").focus()
    for version in (2, 3):
        proof.ledger["version"] = version
        here.clock.fast_forward(12_000)
        expect(here.locator("#board")).to_contain_text(f"Version {version}")
        expect(here.locator("#card-1")).to_be_focused()
    expect(here.get_by_text("Days counted")).to_be_visible()
    expect(here.get_by_role("status")).to_have_text("Something has changed.")


def test_a_poll_leaves_what_is_being_typed(here):
    here.get_by_label("Note").fill("half a sent")
    proof.ledger["version"] = 2
    here.clock.fast_forward(12_000)
    expect(here.locator("#board")).to_contain_text("Version 2")
    expect(here.get_by_label("Note")).to_be_focused()
    kept(here, "half a sent")


def test_an_unchanged_board_answers_204_and_a_paused_one_does_not_ask(here):
    asked = polls_of(here)
    here.clock.fast_forward(12_000)
    settle(here)
    assert asked == [204]
    pause = here.get_by_role("button", name="Pause updates")
    pause.click()
    expect(pause).to_have_attribute("aria-pressed", "true")
    here.clock.fast_forward(60_000)
    settle(here)
    assert asked == [204]
    pause.click()
    settle(here)
    assert asked == [204, 204]


def test_a_hidden_page_does_not_ask(here):
    asked = polls_of(here)
    here.evaluate("Object.defineProperty(document, 'hidden', {value: true, configurable: true})")
    here.clock.fast_forward(60_000)
    settle(here)
    assert asked == []
    here.evaluate("Object.defineProperty(document, 'hidden', {value: false})")
    here.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    settle(here)
    assert asked == [204]


def test_a_board_that_cannot_be_reached_says_so_once_and_says_when_it_is_back(here):
    here.route("**/proof/board*", lambda route: route.abort())
    here.clock.fast_forward(12_000)
    expect(here.get_by_role("status")).to_contain_text("not being brought up to date")
    here.unroute("**/proof/board*")
    here.clock.fast_forward(25_000)
    expect(here.get_by_role("status")).to_contain_text("brought up to date again")


def test_back_asks_the_server_again_and_nothing_is_kept_in_storage(here):
    here.locator("#card-1").click()
    expect(here.get_by_role("heading", level=1)).to_have_text("Elsewhere")
    proof.ledger["version"] = 7
    here.go_back()
    expect(here.locator("#board")).to_contain_text("Version 7")
    assert here.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_without_javascript_the_same_form_works(new_context, live_server):
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{live_server}/proof")
    send(page, "well")
    expect(page.get_by_role("heading", level=1)).to_have_text("Elsewhere")
    assert proof.ledger["sent"] == ["a long note that took some time"]
