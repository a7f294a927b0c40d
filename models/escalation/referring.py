"""An outside body at any point: its advice, a referral beside the stages, one that ends them, or the last of them.

Req 1.25-1.26, 2.128-2.130, 4.12, 4.16-4.17; O19. Whom the officer consulted is recorded and never a veto; the gate of a
stage binds the stage, not the referral.
"""

from models.base import now
from models.errors import Incomplete, Moved, NotYours
from rules.london import london_date
from rules.words import time_words


class Referring:
    @property
    def referral_modes(self):
        """The ways of referring it that the procedure allows where it stands, in the file's order."""
        rule = self.procedure.referral
        at_its_stage = self.entry.is_referral
        kept = ("advice", "last stage") if at_its_stage else ("advice", "beside", "ends")
        return [mode for mode in rule.modes if mode in kept] if rule else []

    def can_refer(self, person):
        """True for the raiser's side while it is open, under a procedure with an outside body."""
        return self.outcome is None and bool(self.referral_modes) and self.opens("refer", person)

    def not_in_care(self):
        """The children whom it is about and who are not in care today, where that matters for a referral."""
        rule = self.procedure.referral
        children = self.children if rule and rule.is_for_children_in_care else []
        return [child for child in children if "in care" not in child.status_on()]

    def refer(self, by, mode, why, at=None, consulted="", consulted_on=None, not_in_care=""):
        """Record the body's advice or the referral to it. Returns it. One that ends the stages closes the card.

        Raises NotYours, Moved once it has ended, and Incomplete for a way that the procedure does not have here, no
        reason, a time or a day to come, or a child who is not in care and no reason why it goes there all the same.
        """
        at = at or now()
        with self.changing():
            if not self.opens("refer", by):
                raise NotYours("Only the person who raised this, or the quality service, can record a referral.")
            if self.outcome is not None:
                raise Moved(f"{self} has already ended. Nothing was saved.")
            self._check_referral(mode, why, at, consulted_on, not_in_care)
            entry = self.entry
            row = {"mode": mode, "why": why, "consulted": consulted, "consulted_on": consulted_on}
            row |= {"not_in_care": not_in_care, "by": by, "happened_at": at}
            referral = self.add("referrals", entry=entry, **row)
            told = {"stage": entry.stage.label, "mode": mode, "body": self.procedure.referral.body, "words": why}
            self.tell("referred", by, happened_at=at, **told)
            if mode != "advice":
                entry.fact("referred", at)
            if mode == "ends":
                self.close(by, "closed unresolved", why, at, not_escalated=why)
            return referral

    def record_what_came(self, by, referral, words, on):
        """Record what came of a referral, once. Raises NotYours, Moved where somebody was first, Incomplete."""
        with self.changing():
            if not self.opens("refer", by):
                raise NotYours("Only the person who raised this, or the quality service, can record what came of it.")
            if not words.strip():
                raise Incomplete(words="Enter what came of it")
            if not london_date(referral.happened_at) <= on <= london_date(now()):
                raise Incomplete(came_on="The day must be between the referral and today")
            came = {"came_of_it": words, "came_on": on, "came_recorded_by": by, "came_recorded_at": now()}
            if not referral.set_now(**came):
                raise Moved("What came of this is already recorded.")
            told = {"mode": referral.mode, "body": self.procedure.referral.body, "words": words}
            self.tell("came of a referral", by, on=on.isoformat(), **told)

    def open_referrals(self):
        """The referrals of which nobody has recorded yet what came of them."""
        return [referral for referral in self.referrals if referral.came_of_it is None]

    @property
    def is_ended_by_referral(self):
        """True where a referral at the stage that stands is the end of the stages, or the last of them."""
        return self.entry.referrals.where(self.entry.referrals.model.mode.in_(("ends", "last stage"))).exists()

    def _check_referral(self, mode, why, at, consulted_on, not_in_care):
        problems = {}
        if mode not in self.referral_modes:
            problems["mode"] = "Choose what is recorded"
        if not why.strip():
            problems["why"] = "Enter the reason"
        if at > now():
            problems["on"] = "The day and time must be in the past"
        since = self.happened_at if mode in ("advice", "beside") else self.entry.opened_at
        if at < since:
            problems["on"] = f"The day and time must be after {time_words(since, now())}"
        if consulted_on and consulted_on > london_date(now()):
            problems["consulted_on"] = "The day on which they were consulted must be today or in the past"
        if mode != "advice" and self.not_in_care() and not not_in_care.strip():
            problems["not_in_care"] = "Enter why it is referred although the child is not in care"
        if problems:
            raise Incomplete(**problems)
