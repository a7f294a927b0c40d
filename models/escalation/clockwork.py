"""A stage's clocks: facts start them and facts stop them, as the procedure says."""

from datetime import datetime, time

from models.escalation.addressing import Addressing
from models.escalation.starting import agreed_working, start
from rules.limits import due
from rules.london import LONDON, london_date


class Clockwork(Addressing):
    def open_clocks(self, at, previous):
        """Start the clocks that run from this stage's opening, and those of the whole escalation."""
        escalation = self.escalation
        facts = {"opened": at, "raised": at, "identified": escalation.identified_at or escalation.happened_at}
        if previous:
            facts["previous stage ended"] = at
        else:
            facts["first raised"] = escalation.happened_at
        if escalation.origin_on:
            facts["origin"] = datetime.combine(escalation.origin_on, time(), LONDON)
        if self.stage.tier in ("formal", "outside"):
            facts["first formal stage"] = at
        for fact, instant in facts.items():
            self.fact(fact, instant)
            escalation.start_overall(fact, instant, self)

    def go_on(self, at, by):
        """Send it, unless somebody must take it over or consent to it first: then say on whom it waits."""
        card, stage = self.escalation, self.stage.label
        if self.awaited:
            card.tell("awaits raiser", by, stage=stage, titles=[raiser.title for raiser in self.awaited])
            return
        self.fact("handed over", at)
        if self.consents_wanted:
            card.tell("awaits consent", by, stage=stage, consent=self.consents_wanted[0].label)
        else:
            self.send(at, by)

    def send(self, at, by):
        """Send the stage to its recipients: their clocks start."""
        self.set_now(sent_at=at)
        self.escalation.__dict__.pop("entry", None)  # as it stands now, it is told to whoever it is sent to
        self.fact("sent", at)
        names = [recipient.name for recipient in self.addressed]
        self.escalation.tell("sent", by, happened_at=at, stage=self.stage.label, names=names)

    def fact(self, fact, at, recipient=None):
        """Say that something became true of this stage at that instant: clocks that it starts, start; others stop."""
        for clock in self.stage.clocks:
            if clock.starts == fact:
                self._start(clock, fact, at, recipient)
        met = [deadline for deadline in self._running(fact, recipient) if deadline.meet(at)]
        for key in {deadline.clock for deadline in met if deadline.kind == "limit"}:
            self.fact(f"clock:{key}", at, recipient)

    def receive(self, at, recipient=None):
        """It reached somebody who must answer: the clocks that run from its receipt start, once for each of them."""
        model = type(self).deadlines.rel_model
        for reached in [recipient] if recipient else self.answering:
            started = self.deadlines.where(model.start_fact == "received")
            if not started.where(model.recipient.is_null() | (model.recipient == reached)).exists():
                self.fact("received", at, reached)

    def end(self, at, why):
        """End the stage: clocks that wait for its end are met, the others end with the reason.

        A notice waits for nobody, so that what comes next may open at once; whom it is still to reach is owed beside it.
        """
        self.fact("stage ended", at)
        self.set_now(ended_at=at, ended_why=why)
        for deadline in self.deadlines.where(self._open):
            if not (self.stage.form == "notice" and deadline.stops == "told"):
                deadline.end(at, why)

    @property
    def owed(self):
        """The limits of this stage that still run."""
        model = type(self).deadlines.rel_model
        return list(self.deadlines.where(self._open, model.kind == "limit"))

    @property
    def runs_on(self):
        """True where it has ended and something of it is still owed, beside the stage that stands."""
        return not self.is_open and bool(self.owed)

    def let_go(self, at, why):
        """End what is still owed of a stage that has ended."""
        for deadline in self.deadlines.where(self._open):
            deadline.end(at, why)

    def recount_by_urgency(self, before, rating):
        """Work out again the clocks that depend on urgency: new rows that supersede the ones that stand.

        A higher urgency counts from when it was set, and never to later than the date that stood; a lower one
        counts from the fact that started the clock. A limit that was missed already stays missed.
        """
        order = [urgency.key for urgency in self.escalation.procedure.urgencies]
        is_higher = before is None or order.index(rating.urgency) > order.index(before.key)
        model = type(self).deadlines.rel_model
        for clock in (clock for clock in self.stage.clocks if clock.by_urgency):
            limits = self.deadlines.where(
                self._open, model.clock == clock.key, model.kind == "limit", model.breached_at.is_null()
            )
            for deadline in list(limits):
                self._recount(clock, deadline, rating.happened_at, is_higher)

    def _recount(self, clock, deadline, at, is_higher):
        from_when = at if is_higher else deadline.first.starts_at
        working = self._due(clock, from_when)
        if working is None or (is_higher and working.at > deadline.due):
            return
        why = f"Urgency set to {self.urgency.label}"
        for row in (deadline, *deadline.companions()):
            row.end(at, why)
        fact = why if is_higher else deadline.first.start_fact
        self._run(clock, fact, from_when, working, deadline.recipient, supersedes=deadline, superseded_why=why)

    @property
    def _open(self):
        model = type(self).deadlines.rel_model
        return model.met_at.is_null() & model.ended_at.is_null()

    def _running(self, fact, recipient):
        model = type(self).deadlines.rel_model
        running = self.deadlines.where(self._open, model.stops == fact)
        one_answers_for_all = self.stage.answered_by == "any" and fact != "acknowledged"
        if recipient is not None and not one_answers_for_all:
            running = running.where(model.recipient.is_null() | (model.recipient == recipient))
        return list(running)

    def _start(self, clock, fact, at, whose):
        owing = self.answering if whose is None else [whose]
        for recipient in owing if clock.owed_by == "recipient" else [None]:
            self._run(clock, fact, at, self._due(clock, at), recipient)

    def _due(self, clock, at):
        """The working of this clock from that instant: an agreed date, a chosen limit, or the procedure's own."""
        settled = self.settled.get(clock.key, {})
        if "date" in settled:
            return agreed_working(settled, at)
        rating = self.rating
        limits = clock.limits(rating.urgency if rating else None, settled.get("limit"))
        return due(limits, at, self.escalation.calendar) if limits else None

    def _run(self, clock, fact, at, working, recipient, **more):
        if working is None:
            return
        rating = self.rating
        row = {"entry": self, "recipient": recipient, "urgency": rating and rating.urgency, **more}
        row |= self.owes(clock, recipient)
        if "date" in self.settled.get(clock.key, {}):
            row["agreed_with"] = self.settled[clock.key].get("with", "")
            row["agreed_on"] = london_date(working.at)
        start(clock, fact, at, working, self.escalation, **row)
