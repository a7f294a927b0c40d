// What htmx and GOV.UK Frontend leave to us. docs/htmx.md is the recipe for templates.
const { initAll } = await import(document.getElementById("govuk-frontend").href);

const NOT_CONFIRMED =
  "We could not confirm this was saved. What you typed is still here. Check your connection, then try again.";
const STOPPED = "This page is not being brought up to date at the moment. It will keep trying.";
const RESUMED = "This page is being brought up to date again.";

const write = (id, text) => (document.getElementById(id).textContent = text);
const isChange = (ctx) => ctx.request.method !== "GET";
const isPoll = (ctx) => ctx.sourceElement?.getAttribute("hx-trigger")?.startsWith("board:poll");
const redrawnBy = (ctx) => ctx.redrawn ?? [];

start(document);

function start(scope) {
  initAll({ scope, onError: () => {} });
  for (const button of scope.querySelectorAll("[data-pauses-updates]")) button.hidden = false;
}

// Answers: pieces are put in place by htmx; here we see to everything that is not a piece.
document.addEventListener("htmx:before:request", ({ detail: { ctx } }) => {
  if (!isPoll(ctx)) for (const region of ["alert", "status"]) write(region, "");
});

document.addEventListener("htmx:before:swap", (event) => {
  const { ctx, tasks } = event.detail;
  ctx.redrawn = tasks.filter((task) => task.type === "partial");
  if (!isChange(ctx) || ctx.redrawn.length || ctx.response.status === 204) return;
  event.preventDefault();
  if (ctx.response.status >= 400) write("alert", NOT_CONFIRMED);
  else location.assign(ctx.response.raw.redirected ? ctx.response.raw.url : location.href);
});

document.addEventListener("htmx:after:swap", ({ detail: { ctx } }) => {
  for (const { target, swapSpec } of redrawnBy(ctx)) if (target && swapSpec.style === "outerHTML") start(target);
  if (isPoll(ctx)) return polled(true);
  if (!isChange(ctx)) return focusOpened(ctx);
  if (!redrawnBy(ctx).length) return;
  const refused = ctx.response.status >= 400;
  if (!refused && ctx.request.form?.isConnected) ctx.request.form.reset();
  document.title = document.title.replace(/^Error: /, "");
  if (ctx.response.status === 422) document.title = `Error: ${document.title}`;
  focusAfter(ctx, refused);
});

document.addEventListener("htmx:error", ({ detail: { ctx } }) => {
  if (!ctx) return;
  if (!isPoll(ctx)) write("alert", NOT_CONFIRMED);
  else polled(false);
});

document.addEventListener("htmx:response:error", ({ detail: { ctx } }) => {
  if (isPoll(ctx)) polled(false);
});

// A form that opens in its place takes the focus, by its heading.
function focusOpened(ctx) {
  const heading = redrawnBy(ctx)[0]?.target?.querySelector("h2");
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus();
}

// Focus: to the error summary; otherwise it stays, and only where its place is gone it goes to the piece's heading.
function focusAfter(ctx, refused) {
  const pieces = redrawnBy(ctx).map((task) => task.target).filter((piece) => piece?.isConnected);
  const inPieces = (selector) => pieces.map((piece) => piece.querySelector(selector)).find(Boolean);
  const summary = refused && inPieces("[data-module='govuk-error-summary']");
  const lost = document.activeElement === document.body || !document.activeElement?.isConnected;
  const place = summary || (lost && (inPieces("[autofocus]") || inPieces("h1, h2, h3")));
  if (!place) return;
  if (!place.matches("a, button, input, select, textarea")) place.tabIndex = -1;
  place.focus();
}

// Polling: every 10 seconds give or take, only while someone can see the page and has not paused it.
const EVERY = 10_000;
const JITTER = 2_000;
let failures = 0;
let paused = false;

function poll() {
  if (!document.hidden && !paused) document.body.dispatchEvent(new CustomEvent("board:poll"));
}

function polled(well) {
  if (!well && !failures) write("status", STOPPED);
  if (well && failures) write("status", RESUMED);
  failures = well ? 0 : failures + 1;
}

function pollLater() {
  const wait = (EVERY + JITTER * (2 * Math.random() - 1)) * 2 ** Math.min(failures, 3);
  setTimeout(() => (poll(), pollLater()), wait);
}

pollLater();
document.addEventListener("visibilitychange", poll);
document.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-pauses-updates]");
  if (!button) return;
  paused = !paused;
  button.setAttribute("aria-pressed", paused);
  poll();
});

// A plain form is sent once: a second press within five seconds is the same press.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.hasAttribute("hx-post")) return;
  if (Date.now() - (form.dataset.sentAt ?? 0) < 5_000) event.preventDefault();
  else form.dataset.sentAt = Date.now();
});

// The Back button may bring a page from memory after its reader has signed out: ask the server again.
addEventListener("pageshow", ({ persisted }) => {
  if (!persisted) return;
  document.documentElement.hidden = true;
  location.reload();
});
