"""A gate: the named agreements and discussions, in order, without which a stage is opened but not sent (req 1.42)."""

from models.base import now
from models.errors import Incomplete, Moved, NotYours


class Consenting:
    @property
    def consents_wanted(self):
        """The consents still missing, in the procedure's order."""
        given = {consent.rule_key for consent in self.consents}
        return [rule for rule in self.stage.consents if rule.key not in given]

    def consent_for(self, person):
        """The consent that this person can record now, or None: the next in order, by another than the raiser."""
        wanted = self.consents_wanted
        if not self.is_open or self.awaited or not wanted or not self.escalation.opens("consent", person):
            return None
        rule = wanted[0]
        holds_role = self.escalation.procedure.roles[rule.role].acts_as in person.roles
        has_consented = any(consent.by_id == person.id for consent in self.consents)
        is_raiser = person.id in (
            self.raised_by_id,
            self.raiser.id,
            self.escalation.raised_by_id,
            self.escalation.raiser.id,
        )
        return rule if holds_role and not has_consented and not is_raiser else None

    def consent(self, by, words):
        """Record the next consent; with the last one the stage is sent. Returns the consent.

        Raises NotYours for the raiser, for one person's second consent and for any other role.
        """
        with self.changing():
            if not self.consents_wanted:
                raise Moved(f"{self.escalation} has all its consents. Nothing was saved.")
            rule = self.consent_for(by)
            if rule is None:
                raise NotYours(f"This stage waits for the {self.consents_wanted[0].label}. Only they can record it.")
            if not words.strip():
                raise Incomplete(words="Enter what was agreed or discussed")
            consent = self.add("consents", rule_key=rule.key, words=words, by=by, happened_at=now())
            self.escalation.tell("consented", by, stage=self.stage.label, consent=rule.label, words=words)
            if not self.consents_wanted:
                self.send(now(), by)
            return consent
