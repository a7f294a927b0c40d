"""Moving through the stages: opening, sending, progressing, passing stages over."""

from models.base import now
from models.errors import Incomplete, Moved, NotYours
from models.escalation.consulting import Consulting


class Staging(Consulting):
    def open_stage(self, key, by, at, because, asked_for="", urgency=None, why_urgent="", bypassed=(), **how):
        """Open a stage inside the change that it belongs to, and send it unless others come first. Returns the entry.

        `how`: `bypass_reason` and `bypass_words` where stages are passed over; `settled` {clock: {"date", "with"}}
        where a date must be agreed, {clock: {"limit"}} where the raiser chooses one; `consulted` {role: {"who", "means",
        "on"}} where somebody must be consulted before a stage is passed over. A stage that somebody else
        raises waits to be taken over; one with consents waits for them.
        """
        stage = self.procedure.stage(key)
        self._check_opening(stage, urgency, bypassed, how)
        previous = self.entries.order_by(self.entries.model.id.desc()).first()
        entry = self.add(
            "entries",
            stage_key=key,
            position=previous.position + 1 if previous else 1,
            because=because,
            asked_for=asked_for,
            bypassed=list(bypassed),
            bypass_reason=how.get("bypass_reason", ""),
            bypass_words=how.get("bypass_words", ""),
            raised_by=by,
            recorded_by=by,
            opened_at=at,
            settled=how.get("settled") or {},
        )
        self.__dict__.pop("entry", None)
        if urgency:
            entry.set_urgency(by, urgency, why_urgent, at)
        self.add_consultations(entry, by, how.get("consulted") or {})
        entry.address()
        entry.seek_raiser(by)
        entry.open_clocks(at, previous)
        entry.go_on(at, by)
        return entry

    def progress(self, by, to, verdict, why, at=None, **opening):
        """End this stage and open another: the next one, or a later one with the reason of the bypass.

        `verdict` says why it moves on: "not accepted", or "no answer" (recorded apart); a notice has none. Returns the
        new entry.
        Raises NotYours, Moved, Incomplete (req 1.24, req 1.27).
        """
        at = at or now()
        with self.changing():
            here = self.entry
            bypassed = self.passed_over(self._next_of(here, opening.get("urgency")), to)
            if not self.opens("bypass" if bypassed else "progress", by):
                raise NotYours("Only the person who raised this, or the quality service, can move it on.")
            if not here.is_open:
                raise Moved(f"{self} has ended. Nothing was saved.")
            if here.stage.form == "notice":
                verdict = ""
            elif here.verdict is None or here.verdict.verdict != verdict:
                here.add_verdict(by, verdict, why, at)
            stage = self.procedure.stage(to)
            here.end(at, f"Moved to {stage.label}")
            told = {"before": here.stage.label, "after": stage.label, "verdict": verdict}
            told["bypassed"] = [self.procedure.stage(key).label for key in bypassed]
            told["reason"] = self.reason_words(opening)
            told["meeting"] = here.is_meeting
            told["consulted"] = self.consulted_words(bypassed, opening)
            told["not_due"] = verdict == "no answer" and not here.is_late(at)
            self.tell("progressed", by, **told)
            return self.open_stage(to, by, at, because=verdict, bypassed=bypassed, **opening)

    def passed_over(self, first, to):
        """The keys of the stages passed over when the one that is next is not the one opened.

        Raises Incomplete for a stage that lies behind, or that this procedure does not have.
        """
        order = [stage.key for stage in self.procedure.stages_for(self.kind or None)]
        if first not in order or to not in order or order.index(to) < order.index(first):
            raise Incomplete(stage="Choose a stage that comes next")
        return order[order.index(first) : order.index(to)]

    def stages_ahead(self, urgency=None):
        """The stages that may come next, in order; the first is the one that follows without a bypass."""
        order = self.procedure.stages_for(self.kind or None)
        key = self._next_of(self.entry, urgency)
        return order[[stage.key for stage in order].index(key) :] if key else ()

    def reason_words(self, opening):
        """The reason of a bypass in the procedure's words and the person's own."""
        labels = {reason.key: reason.label for reason in self.procedure.bypass_reasons}
        parts = (labels.get(opening.get("bypass_reason", ""), ""), opening.get("bypass_words", ""))
        return ": ".join(part for part in parts if part)

    def consulted_words(self, passed, opening):
        """Who was consulted before these stages were passed over: ["Sunniva Hart, Service Lead", …]."""
        consulted = opening.get("consulted") or {}
        wanted = self.to_consult(passed).items()
        return [f"{consulted[role]['who']}, {title}" for role, title in wanted if role in consulted]

    def _next_of(self, entry, urgency=None):
        statuses = entry.escalation.statuses
        rating = entry.rating
        following = self.procedure.after(
            entry.stage_key,
            urgency=urgency or (rating.urgency if rating else None),
            status=statuses[0] if statuses else None,
            kind=self.kind or None,
        )
        return following.key if following else None

    def _check_opening(self, stage, urgency, bypassed, how):
        problems = {}
        if stage.rated and not urgency and self.procedure.urgencies:
            problems["urgency"] = "Choose how urgent it is"
        if bypassed:
            problems |= self._bypass_problems(how)
            problems |= self.consult_problems(bypassed, how.get("consulted") or {})
        for clock in stage.clocks:
            settled = (how.get("settled") or {}).get(clock.key, {})
            if clock.agreed and "date" not in settled:
                problems[f"agreed_{clock.key}"] = f"Enter the date agreed for: {clock.label}"
            if clock.choices and settled.get("limit") not in clock.choices:
                problems[f"chosen_{clock.key}"] = f"Choose how long for: {clock.label}"
        if problems:
            raise Incomplete(**problems)

    def _bypass_problems(self, how):
        reasons = {reason.key: reason for reason in self.procedure.bypass_reasons}
        reason, words = how.get("bypass_reason", ""), how.get("bypass_words", "").strip(" .")
        if self.procedure.bypass == "never":
            return {"stage": "This procedure takes one stage after another"}
        if self.procedure.bypass == "freely" and not reason:
            return {}
        if reasons and reason not in reasons:
            return {"bypass_reason": "Say why the stage is bypassed"}
        if not words and (not reasons or reasons[reason].asks_words):
            return {"bypass_words": "Say in your own words why the stage is bypassed"}
        return {}
