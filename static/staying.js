// The end of the session: said three minutes before it comes and put off by one press, in every tab. Where it has
// come, or somebody else has signed in, the page goes away and takes what was typed to where it is kept.
const WARN = 180; // seconds
const SOON = 15;
const dialog = document.getElementById("session-end");
let timer;
let typing; // the form in which something was typed last
let dismissed = false;

if (dialog) begin();

function begin() {
  document.addEventListener("input", ({ target }) => (typing = target.form ?? typing));
  document.addEventListener("visibilitychange", () => document.hidden || ask());
  dialog.addEventListener("cancel", () => (dismissed = true));
  dialog.querySelector("[type=button]").addEventListener("click", () => ((dismissed = true), dialog.close()));
  dialog.querySelector("form").addEventListener("submit", stay);
  plan(Number(dialog.dataset.left));
}

// Asking does not put the end off: another tab may have.
async function ask() {
  try {
    heard(await fetch(dialog.dataset.asks, { headers: { "HX-Request": "true" } }));
  } catch {
    askIn(SOON);
  }
}

async function stay(event) {
  event.preventDefault();
  const form = event.target;
  try {
    heard(await fetch(form.action, { method: "POST", body: new FormData(form), headers: { "HX-Request": "true" } }));
  } catch {
    document.getElementById("alert").textContent = "We could not reach the service. You may be signed out soon.";
  }
}

async function heard(answer) {
  if (answer.status === 401 || answer.status === 409) return leave();
  if (!answer.ok) return askIn(SOON);
  const { who, left, at, may_stay: mayStay } = await answer.json();
  if (String(who) !== dialog.dataset.who) return leave();
  plan(left);
  if (left > WARN || dismissed) return;
  dialog.querySelector("[data-at]").textContent = at;
  for (const part of dialog.querySelectorAll("[data-may-stay]")) part.hidden = !mayStay;
  for (const part of dialog.querySelectorAll("[data-must-go]")) part.hidden = mayStay;
  if (!dialog.open) dialog.showModal();
}

function plan(left) {
  if (left <= WARN) return askIn(Math.min(left + 1, SOON));
  dismissed = false;
  dialog.close();
  askIn(left - WARN);
}

function askIn(seconds) {
  clearTimeout(timer);
  timer = setTimeout(ask, seconds * 1000);
}

// The server keeps a form of a session that has ended, and does nothing else with it.
function leave() {
  clearTimeout(timer);
  dialog.close();
  if (typing?.isConnected) typing.requestSubmit();
  else location.assign(location.href);
}
