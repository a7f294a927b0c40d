"""Handing the outbox to the mail server: each email once, whoever does it and however often."""

from collections import Counter
from datetime import timedelta

from models.base import now
from models.database import writing
from models.emails import postbox
from models.emails.answer import NOT_TRIED, REFUSED, SENT, TAKEN_OVER, UNKNOWN, Answer
from models.emails.line import Line
from models.emails.queueing import why_not
from models.emails.reporting import ROUND
from models.heartbeat import Heartbeat
from rules.email_text import LINKS
from rules.review_email_text import REMINDER

LONGEST_WAIT = 10  # minutes between two attempts
GIVEN_UP = timedelta(days=2)  # after it was queued
DOUBTS = 2  # lines lost at the last moment, after which a third copy would be one too many


class Delivering:
    @classmethod
    def deliver_everything(cls, line=None):
        """Hand over what is due, the oldest first. Returns how many came to what, as a Counter.

        Ends early where the server does not answer: the next minute's pass tries again. Safe to run twice, from two
        places at once, and after being killed at any instant. Raises ValueError where there is no mail server.
        """
        box = postbox.bound()
        if box is None:
            raise ValueError("No mail server is set, so nothing is emailed. Set FOOTPRINT_SMTP.")
        Heartbeat.beat(ROUND)
        came_to = Counter()
        with line or Line(box) as open_line:
            while claimed := cls.claim():
                email, attempt = claimed
                answer = email.deliver(attempt, open_line)
                came_to[answer.came_to] += 1
                if answer.stops:
                    break
        return came_to

    def deliver(self, attempt, line):
        """Hand over this email, and keep what came of it. Returns the Answer."""
        box = postbox.bound()
        words = self._why_not(box)
        if words:
            answer = Answer(NOT_TRIED, words)
        else:
            message = self.message(box)
            answer = line.hand_over(message, self.person.email, lambda: self.hold(attempt))
        self.finish(attempt, answer)
        return answer

    def finish(self, attempt, answer):
        """Keep what came of an attempt: it is sent, waits for another, or is given up and its raisers are told."""
        if answer.came_to != SENT and self._is_given_up(answer):
            return self._give_up(attempt, answer)
        model, at = type(self), now()
        with writing():
            attempt.end(answer.came_to, answer.words)
            if answer.came_to == SENT:  # a fact, whoever holds the lease by now
                unsent = (model.id == self.id, model.sent_at.is_null())
                model.update(sent_at=at, failed_at=None).where(*unsent).execute()
            elif answer.came_to != TAKEN_OVER:
                doubt = {"in_doubt_at": self.in_doubt_at or at} if answer.came_to == UNKNOWN else {}
                self._mine(due_at=at + self._wait(), leased_until=None, **doubt)

    def _why_not(self, box):
        """Why it cannot go out as things stand now, in words; empty where it can."""
        if self.kind in LINKS:
            return "" if self.person.email and self.link_at(box) else "The link was used or has ended"
        if self.kind == REMINDER and not self.person.standing.letters("see reviews"):
            return "may not see reviews"
        return why_not(self.person, self.event and self.event.about)

    def _is_given_up(self, answer):
        if answer.came_to in (REFUSED, NOT_TRIED):
            return True
        if answer.came_to == UNKNOWN and self._attempts(UNKNOWN) + 1 >= DOUBTS:
            return True
        return answer.came_to != TAKEN_OVER and now() - self.queued_at >= GIVEN_UP

    def _give_up(self, attempt, answer):
        """No more attempts. Whoever raised it is told on the screen, so that they tell that person themselves."""
        about = self.event and self.event.about
        with about.changing() if about else writing():
            attempt.end(answer.came_to, answer.words)
            doubt = {"in_doubt_at": self.in_doubt_at or now()} if answer.came_to == UNKNOWN else {}
            given_up = self._mine(failed_at=now(), leased_until=None, **doubt)
            if given_up and about:
                told = {"name": self.person.name, "in_doubt": bool(doubt or self.in_doubt_at)}
                about.tell("not delivered", None, audience="raiser", **told)

    def _wait(self):
        """1, 2, 4, 8 and then 10 minutes: the seventh attempt of an urgent thing is not left for an hour."""
        return timedelta(minutes=min(LONGEST_WAIT, 2 ** (self._attempts() - 1)))

    def _attempts(self, came_to=None):
        attempts = self.attempts
        return (attempts.where(attempts.model.came_to == came_to) if came_to else attempts).count()
