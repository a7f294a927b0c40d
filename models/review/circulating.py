"""Decisions are circulated, received, and answered by the designated manager; silence agrees them (req 2.84-2.93, O32)."""

from models.errors import Incomplete, Moved
from models.review import clocks
from models.review.decision_moves import NOT_AGREED
from models.review.permitting import must_have_been, must_say
from rules.london import london_date

DECISIONS = "decisions"  # the step that circulating does


class Circulating:
    @property
    def circulation(self):
        """How decisions were sent out last, or None."""
        return self.circulations.order_by(type(self).circulations.rel_model.id.desc()).first()

    @property
    def uncirculated(self):
        """The decisions that were not sent out yet, by number: those recorded since are a matter of their own."""
        sent, decision = self.circulation, type(self).decisions.rel_model
        rows = self.decisions.where(decision.recorded_at > sent.recorded_at) if sent else self.decisions
        return list(rows.order_by(decision.number))

    @property
    def asked(self):
        """The decisions that went out last, by number: what an answer is about."""
        sent = list(self.circulations.order_by(type(self).circulations.rel_model.id.desc()).limit(2))
        if not sent:
            return []
        decision = type(self).decisions.rel_model
        rows = self.decisions.where(decision.recorded_at <= sent[0].recorded_at).order_by(decision.number)
        return list(rows.where(decision.recorded_at > sent[1].recorded_at) if sent[1:] else rows)

    @property
    def can_circulate(self):
        """True where decisions, or word that there are none, can go out now."""
        if self.completed_at is None:
            return False
        return self.circulation is None or bool(self.uncirculated and not self.awaits_answer)

    @property
    def received_on(self):
        """The London date from which the answer is counted: received or, until that is entered, sent (O17); or None.

        There is nothing to answer where it was sent out that nothing was decided: what is recorded later goes out later.
        """
        sent = self.circulation
        if sent is None or not self.asked:
            return None
        return sent.received_on or sent.sent_on

    @property
    def awaits_answer(self):
        """True from the sending of decisions until somebody, or silence, has answered them."""
        return self.received_on is not None and not self.answered

    @property
    def has_nothing_to_answer(self):
        """True where it was circulated that nothing was decided: no answer is owed."""
        return self.circulation is not None and self.received_on is None

    def circulate(self, by, sent_on, sent_to, received_on=None, redacted=""):
        """The decisions went to all who took part and the designated manager; or word that there are none, which nobody
        has to answer. What is decided after that goes out by itself, once the answer to what went before is there.
        Returns the circulation.
        """
        with self.changing_as(by, "record a review", while_open=False):
            self.must_be_complete()
            must_have_been(sent_on, "sent_on")
            self._check_sending(sent_on)
            sent_to = must_say(sent_to, "sent_to", "Enter who they were sent to")
            row = {"sent_on": sent_on, "sent_to": sent_to, "redacted": redacted.strip(), "by": by}
            circulation = self.add("circulations", **row)
            self.meet(DECISIONS, clocks.FOLLOWED_UP, sent_on)
            event = self.tell("decisions circulated", by, on=sent_on.isoformat(), sent_to=sent_to)
            if received_on:
                self._receive(by, received_on)
            self.count_forward("The decisions were circulated")
            self.alert_who_answers(event)
            return circulation

    def decisions_received(self, by, received_on):
        """The designated manager received them on that London date: the time to answer is counted from it."""
        with self.changing_as(by, "do a step", while_open=False):
            self._must_await()
            self._receive(by, received_on)
            self.count_forward(f"The decisions were received on {received_on:%-d %B %Y}")

    def reply(self, by, replied_on, not_agreed=None, words="", replied_by=""):
        """The designated manager answers: {decision: why not} for those not agreed, agreed for the rest. Returns the rows.

        Somebody of the quality service or the IRO may type in an answer that came to them: `replied_by` names who gave
        it. Raises NotYours, Incomplete, and Moved where they were answered already, or by silence before that day.
        """
        with self.changing_as(by, "record a review" if replied_by.strip() else "answer decisions", while_open=False):
            self._check_reply(replied_on)
            kept = {"replied_on": replied_on, "replied_by": replied_by.strip()[:120], "by": by}
            kept["happened_at"] = clocks.done_at(replied_on)
            rows = [self._refused(decision, why, kept) for decision, why in (not_agreed or {}).items()]
            if len(self.asked) > len(rows):
                rows.append(self.add("replies", verdict="agreed", words=words.strip(), **kept))
            for rule in self.answering:
                self.meet(rule.key, clocks.FOLLOWED_UP, replied_on)
            told = {"who": replied_by.strip() or by.name, "on": replied_on.isoformat(), "words": words.strip()}
            self.tell("decisions answered", by, refused=[row.decision.number for row in rows if row.decision], **told)
            if not_agreed:
                self.count_forward("A decision is not agreed")
            return rows

    def agree_by_default(self, at):
        """Nobody answered by that instant: the decisions count as agreed from it. Returns the reply."""
        on = london_date(at)
        row = {"verdict": "agreed by default", "replied_on": on, "happened_at": at, "by": None}
        reply = self.add("replies", **row)
        self.tell("agreed by default", None, happened_at=at, on=on.isoformat())
        return reply

    def _check_sending(self, sent_on):
        if sent_on < self.last_on:
            raise Incomplete(sent_on="The decisions cannot be sent before the review was held")
        if (before := self.circulation) is None:
            return
        if not self.uncirculated:
            raise Moved(f"The decisions were circulated on {before.sent_on:%-d %B %Y} already.")
        if self.awaits_answer:
            raise Moved(
                f"Those sent on {before.sent_on:%-d %B %Y} are not answered yet. Send the later ones after that."
            )
        last = max([before.sent_on, *(reply.replied_on for reply in self.answered)])
        if sent_on < last:
            raise Incomplete(sent_on=f"They cannot be sent before the earlier ones were settled, on {last:%-d %B %Y}")

    @property
    def answering(self):
        """The rules of the procedure that decisions are answered by."""
        return [rule for rule in self.procedure.after if rule.starts == "decisions received"]

    @property
    def why_unanswerable(self):
        """Why there is nothing to answer now, in a sentence; empty where there is."""
        if self.circulation is None:
            return "The decisions have not been circulated yet."
        if self.has_nothing_to_answer:
            return "It was circulated that nothing was decided, so there is nothing to answer."
        return next((reply.sentence for reply in self.answered if reply.by), "")

    def _must_await(self):
        if why := self.why_unanswerable:
            raise Moved(f"{why} Nothing was saved.")

    def _receive(self, by, received_on):
        must_have_been(received_on, "received_on")
        if received_on < self.circulation.sent_on:
            raise Incomplete(received_on="They cannot be received before they were sent")
        if self.answered:
            raise Moved(f"{self.answered[0].sentence} Nothing was saved.")
        if not self.circulation.set_now(received_on=received_on, received_recorded_by=by):
            raise Moved("When they were received is recorded already. Nothing was saved.")
        self.tell("decisions received", by, on=received_on.isoformat())

    @property
    def answered(self):
        """The replies to what was circulated last, the first first: empty until somebody, or silence, has answered."""
        sent, reply = self.circulation, type(self).replies.rel_model
        return list(self.replies.where(reply.recorded_at >= sent.recorded_at).order_by(reply.id)) if sent else []

    @property
    def last_refusal(self):
        """The answer that did not agree to a decision, the last, or None."""
        reply = type(self).replies.rel_model
        return self.replies.where(reply.verdict == "not agreed").order_by(reply.id.desc()).first()

    def _check_reply(self, replied_on):
        must_have_been(replied_on, "replied_on")
        self._must_await()
        if replied_on < self.received_on:
            raise Incomplete(replied_on="They cannot be answered before they were received")
        for row in self.answered:
            if clocks.done_at(replied_on) > row.happened_at:
                raise Moved(f"Silence agreed these decisions on {row.replied_on:%-d %B %Y}. Raise a concern instead.")

    def _refused(self, decision, why, kept):
        if decision not in self.asked:
            raise Incomplete(not_agreed="Choose from the decisions of this review that were sent out")
        why = must_say(why, "not_agreed", f"Decision {decision.number}: enter why it is not agreed")
        row = self.add("replies", decision=decision, verdict="not agreed", words=why, **kept)
        decision.end_dates(NOT_AGREED)
        return row
