"""People at work: each presses again until there is an answer, and keeps what was said to be done."""

import http.client
import itertools
import random
import re
import threading
import time
from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from flask import Flask
from flask.sessions import SecureCookieSessionInterface

from faults.installation import SECRET
from models import Escalation, Person, Session
from tests.cast import HIDDEN, NAMED, VALUE
from tests.views.writing import AT_STAGE_1, WHOLE

numbers = itertools.count(1)
CARD = re.compile(r'"/escalations/(\d+)')


@dataclass
class Answer:
    status: int
    location: str
    text: str
    headers: dict
    seconds: float

    def hidden(self):
        """The hidden fields of the page's last form."""
        inputs = HIDDEN.findall(self.text.rsplit("<form", 1)[-1])
        return {NAMED.search(tag)[1]: (VALUE.search(tag) or [0, ""])[1] for tag in inputs}


class Ledger:
    """What was acknowledged, in a file, and how often what was answered."""

    def __init__(self, installation):
        self.file = open(installation.folder / "acknowledged", "a", buffering=1)  # noqa: SIM115  kept open by all
        self.acknowledged, self.sent, self.answers = set(), set(), Counter()
        self.unavailable = []  # when nobody could be served

    def acknowledge(self, mark):
        self.acknowledged.add(mark)
        self.file.write(f"{mark}\n")


class Browser:
    """Somebody signed in."""

    def __init__(self, installation, ledger, person):
        self.port, self.ledger, self.person = installation.port, ledger, person
        self.cookie = f"footprint={_cookie(Session.start(person))}"
        self.draw = random.Random(person.id)

    def ask(self, path, fields=None, timeout=40, headers=None):
        """One request and its answer. Raises OSError or HTTPException where the connection breaks."""
        since = time.monotonic()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            head = {"Cookie": self.cookie, "Content-Type": "application/x-www-form-urlencoded"} | (headers or {})
            connection.request(
                "GET" if fields is None else "POST", path, None if fields is None else urlencode(fields, True), head
            )
            got = connection.getresponse()
            text = got.read().decode()
        finally:
            connection.close()
        for name, value in got.getheaders():
            if name == "Set-Cookie" and value.startswith("footprint="):
                self.cookie = value.split(";")[0]
        self.ledger.answers[got.status] += 1
        location = urlsplit(got.getheader("Location") or "").path
        return Answer(got.status, location, text, dict(got.getheaders()), time.monotonic() - since)

    def until_answered(self, path, fields=None, longest=90):
        """The same request again and again, as a person does it, until something is said but "later"."""
        until = time.monotonic() + longest
        while True:
            try:
                answer = self.ask(path, fields)
                if answer.status not in (503, 507):
                    return answer
            except (OSError, http.client.HTTPException):
                self.ledger.answers["broken off"] += 1
            self.ledger.unavailable.append(time.monotonic())
            if time.monotonic() > until:
                raise TimeoutError(f"{path} was not answered for {longest} s")
            time.sleep(0.1)

    def send(self, path, mark, **fields):
        """Open the form, fill it, send it until it is answered. Returns the answer."""
        opened = self.until_answered(path)
        if opened.status != 200:
            return opened
        self.ledger.sent.add(mark)
        answer = self.until_answered(path, opened.hidden() | fields)
        if answer.status == 303:
            self.ledger.acknowledge(mark)
        return answer

    def note(self, number):
        mark = f"note-{next(numbers)}."
        return self.send(f"/escalations/{number}/addenda", mark, words=f"Something to add, {mark}")

    def call(self, number):
        mark, today = f"call-{next(numbers)}.", time.gmtime(time.time() - 86_400)
        day = {"happened_at-day": today.tm_mday, "happened_at-month": today.tm_mon, "happened_at-year": today.tm_year}
        said = {"means": "phone", "with_whom": "The team", "reached": "yes", "words": f"What was said, {mark}"}
        return self.send(f"/escalations/{number}/contacts", mark, **said, **day, at_time="09:15")

    def raise_for(self, child, **more):
        """Write a concern, check it, send it."""
        mark = f"raised-{next(numbers)}."
        written = WHOLE | AT_STAGE_1 | {"children": child.id, "what_is_wrong": f"There is no plan, {mark}"} | more
        hidden = self.until_answered("/escalations/new").hidden()
        checked = self.until_answered(f"/drafts/{hidden['key']}", hidden | written | {"do": "continue"})
        if checked.status != 303:
            return checked
        self.ledger.sent.add(mark)
        answer = self.until_answered("/escalations", self.until_answered(checked.location).hidden())
        if answer.status == 303:
            self.ledger.acknowledge(mark)
        return answer

    def answer_what_waits(self):
        """Answer the first card on my list, or acknowledge it, as luck has it."""
        found = CARD.findall(self.until_answered("/waiting").text)
        if not found:
            return
        number, mark = self.draw.choice(found), f"answer-{next(numbers)}."
        if self.draw.random() < 0.5:
            self.send(f"/escalations/{number}/acknowledgement", f"ack-{next(numbers)}")
        else:
            self.send(f"/escalations/{number}/response", mark, words=f"It is done, {mark}")


class Load:
    """Several people at work at once, until they are told to stop. Raises what any of them ran into."""

    def __init__(self, installation, ledger, officers=4, managers=0, pause=0.0):
        self.stop, self.failures, self.pause = threading.Event(), [], pause
        writers = [person for person in Person.select().order_by(Person.id) if "IRO" in person.roles]
        answerers = [person for person in Person.select().order_by(Person.id) if "TM" in person.roles]
        people = [writers[n % len(writers)] for n in range(officers)]
        people += [answerers[n % len(answerers)] for n in range(managers)]
        self.threads = [
            threading.Thread(target=self._work, args=(Browser(installation, ledger, person), _cards(person), n))
            for n, person in enumerate(people)
        ]

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_error):
        self.stop.set()
        for thread in self.threads:
            thread.join()
        if self.failures:
            raise self.failures[0]

    def _work(self, browser, work, n):
        cards, children = work
        browser.draw.seed(n)
        try:
            while not self.stop.is_set():
                self._one(browser, cards, children)
                time.sleep(self.pause * browser.draw.random())
        except Exception as error:  # noqa: BLE001  told in the table
            self.failures.append(error)

    def _one(self, browser, cards, children):
        luck = browser.draw.random()
        if not cards:
            browser.answer_what_waits()
        elif luck < 0.2 and children:
            browser.raise_for(browser.draw.choice(children))
        elif luck < 0.6:
            browser.note(browser.draw.choice(cards))
        elif luck < 0.9:
            browser.call(browser.draw.choice(cards))
        else:
            browser.until_answered("/board")


def _cards(person):
    """The open cards on which this officer writes, and the children for whom they raise; neither for a manager."""
    if "IRO" not in person.roles:
        return [], []
    cards = Escalation.select().where(Escalation.raised_by == person)
    return [card.number for card in cards if card.outcome is None], list(person.children_to_raise_for)


def _cookie(token):
    """The cookie that a browser gets when this session begins."""
    app = Flask("anybody")
    app.secret_key = SECRET
    return SecureCookieSessionInterface().get_signing_serializer(app).dumps({"_user_id": token, "_fresh": True})
