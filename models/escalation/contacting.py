"""Telling people: by phone, in person, by email; reached or not (req 1.33, req 1.43)."""

from models.base import now
from models.errors import Incomplete, Moved, NotYours
from models.post import Post

MEANS = {"phone": "Phone", "in person": "In person", "email": "Email"}
# What a procedure calls the telling, and the means that do it.
TO_WORKER, OWN_MANAGER = "talked to social worker", "own manager told"
TELLINGS = {"talked": ("phone", "in person"), "phoned": ("phone",), "emailed": ("email",), "in person": ("in person",)}
# What tells one person beside those whom a stage is written to, and by what means.
ASIDE = {TO_WORKER: TELLINGS["talked"], OWN_MANAGER: tuple(MEANS)}
# The same as "Record that you …" goes on.
SAID = {"in person": "talked in person", TO_WORKER: "talked to the social worker", OWN_MANAGER: "told your own manager"}


def own_managers():
    """Who may be a reviewing officer's own manager: those who hold a manager's post of the quality service today."""
    return Post.people_in("QTM", "QSM", "QHoS")


class Contacting:
    def contact(self, by, means, happened_at, reached=True, words="", with_whom="", recipient=None):
        """Record a call, a talk or an email about this stage. Returns the contact.

        Raises NotYours, Moved once the escalation has ended, and Incomplete for a time to come.
        """
        with self.changing():
            if not self.escalation.opens("record a contact", by):
                raise NotYours("Only people who deal with this concern can record a contact.")
            if not self.is_open and not self.runs_on:
                raise Moved(f"{self.escalation} has moved on from {self.stage.label}. Nothing was saved.")
            if happened_at > now():
                raise Incomplete(happened_at="The contact must be in the past")
            row = {"means": means, "happened_at": happened_at, "reached": reached, "words": words}
            contact = self.add("contacts", by=by, with_whom=with_whom, recipient=recipient, **row)
            if reached and self.sent_at and not self._is_aside(contact):
                self.receive(happened_at, recipient)
            self._tell_clocks()
            told = {"means": means, "reached": reached, "with_whom": with_whom, "words": words}
            self.escalation.tell("contacted", by, happened_at=happened_at, stage=self.stage.label, **told)
            return contact

    def told(self, telling):
        """The instant at which this was first told in that way, or None."""
        model = type(self).contacts.rel_model
        means = ASIDE.get(telling) or TELLINGS.get(telling, ())
        made = self.contacts.where(model.means.in_(means)).order_by(model.happened_at)
        names = self._aside(telling) if telling in ASIDE else ()
        counts = (lambda contact: contact.with_whom.startswith(names)) if names else lambda c: not self._is_aside(c)
        return next((contact.happened_at for contact in made if counts(contact)), None)

    @property
    def untold(self):
        """The tellings that the stage expects and that nobody has recorded yet."""
        return [telling for telling in self._expected if not self.told(telling)]

    @property
    def untold_words(self):
        """The same as somebody says what they did: "phoned and emailed"."""
        return " and ".join(SAID.get(str(telling), str(telling)) for telling in self.untold)

    @property
    def _expected(self):
        return [fact for fact in self.stage.facts if fact in TELLINGS or (fact in ASIDE and self._aside(fact))]

    def _aside(self, telling):
        """The names of those whom this telling tells: the children's social workers, or the quality service's managers."""
        if telling == TO_WORKER:
            return tuple(child.social_worker.name for child in self.escalation.children if child.social_worker)
        return tuple(person.name for person in own_managers())

    def _is_aside(self, contact):
        """True for a talk with a social worker or one's own manager at a stage written to others: it tells nobody else."""
        written_to = [recipient.name for recipient in self.addressed]
        names = [name for telling in ASIDE for name in self._aside(telling)]
        others = [name for name in names if not any(to.startswith(name) for to in written_to)]
        return contact.recipient_id is None and contact.with_whom.startswith(tuple(others))

    def _tell_clocks(self):
        expected = self._expected
        done = [(telling, at) for telling in expected if (at := self.told(telling))]
        for telling, at in done:
            self.fact(telling, at)
        if done and len(done) == len(expected):
            self.fact("told", max(at for _, at in done))
