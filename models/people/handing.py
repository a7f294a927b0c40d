"""A post given to its next holder, or covered for a time; confirmed first where the role sees children."""

from datetime import timedelta

from models.base import now
from models.errors import Incomplete
from models.people.changing import changing_people, tell
from rules.london import london_date
from rules.permissions import reveals_children

LONGEST_COVER = timedelta(days=366)


class Handing:
    def hand_to(self, by, person, since):
        """This person holds the post from a London date; whoever held it until then stops the day before.

        Where a QA Head of Service has to confirm it, nothing changes until they do. Returns the holding. Raises
        Incomplete for what is missing or out of order.
        """
        with changing_people():
            self._check(by, person, since)
            for holding in self.holders():
                if holding.person_id == person.id and holding.last_day is None:
                    raise Incomplete(person=f"{person.name} holds this post already")
                if holding.since >= since and not holding.awaits:
                    raise Incomplete(
                        since=f"Date must be after the day on which {holding.person.name} began: {holding.since:%-d %B %Y}"
                    )
            return self._granted_or_asked(by, person, since)

    def have_covered(self, by, person, since, until):
        """This person covers the post from one London date to another. Confirmed, returned and refused as above."""
        with changing_people():
            self._check(by, person, since)
            today = london_date(now())
            if until is None or until < max(since, today):
                raise Incomplete(until="Cover must end on a day that is still to come, and after it begins")
            if until - since > LONGEST_COVER:
                raise Incomplete(until="Cover must end within a year. If it goes on, arrange it again then")
            if person.id in {holding.person_id for holding in self.holders()}:
                raise Incomplete(person=f"{person.name} holds this post. Choose somebody else to cover it")
            return self._granted_or_asked(by, person, since, cover=True, until=until)

    def holders(self):
        """The holdings of the post that have not ended before today, without cover."""
        return [holding for holding in self.open_holdings() if not holding.cover]

    def open_holdings(self):
        """The holdings and covers that have not ended before today, holders first."""
        holding = type(self).holdings.rel_model
        return list(holding.open().where(holding.post == self))

    @property
    def needs_confirming(self):
        """True where a QA Head of Service confirms who holds this post: there has been one, and the role sees children."""
        return reveals_children(self.acts_as) and self.had_a_quality_head()

    @classmethod
    def had_a_quality_head(cls, only_today=False):
        """True once a QA Head of Service has held a post; with `only_today`, where somebody does today."""
        holding = cls.holdings.rel_model
        held = holding.on() if only_today else holding.granted().where(holding.since <= london_date(now()))
        return held.join(cls).where(cls.acts_as == "QHoS").exists()

    def _check(self, by, person, since):
        if person is None or person.disabled_at:
            raise Incomplete(person="Choose somebody whose account is open")
        if since is None:
            raise Incomplete(since="Enter the day on which it begins")
        if by is not None and by.id == person.id and reveals_children(self.acts_as):
            raise Incomplete(
                person="Nobody gives themselves a role that sees children. Ask another administrator to give it to you"
            )

    def _granted_or_asked(self, by, person, since, **cover):
        from models.confirmation import Confirmation

        asked = by is not None and self.needs_confirming
        unconfirmed = reveals_children(self.acts_as) and not self.had_a_quality_head(only_today=True)
        holding = self.give_to(person, since, **cover)
        if asked:
            Confirmation.create(holding=holding, asked_by=by)
            tell("role asked", by, [self, person], **holding.words)
        else:
            before = holding.take_over()
            tell("post given", by, [self, person, *before], unconfirmed=unconfirmed, **holding.words)
        return holding

    def waiting_on_it(self):
        """How many concerns wait for this post now: an answer, an acknowledgement, or anything else that it owes."""
        from models.deadline import Deadline
        from models.escalation import Recipient, Response, StageEntry

        answered = Response.select(Response.recipient)
        sent = Recipient.select(StageEntry.escalation).join(StageEntry).where(Recipient.post == self)
        sent = sent.where(Recipient.part == "answers", Recipient.id.not_in(answered))
        open_entries = sent.where(StageEntry.sent_at.is_null(False), StageEntry.ended_at.is_null())
        owed = Deadline.select(Deadline.escalation).where(Deadline.owed_by_post == self, Deadline.kind == "limit")
        running = owed.where(Deadline.met_at.is_null(), Deadline.ended_at.is_null(), Deadline.escalation.is_null(False))
        return len({row[0] for row in [*open_entries.tuples(), *running.tuples()]})
