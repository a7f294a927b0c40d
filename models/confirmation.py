"""What a QA Head of Service is asked: may this person have a role that sees children?"""

from peewee import ForeignKeyField, TextField

from models.base import InstantField, Record, now
from models.errors import Incomplete, Moved, NotYours
from models.people.changing import changing_people, tell
from models.person import Person
from models.post import Holding
from rules.london import london_date


class Confirmation(Record):
    """A holding that has one gives nothing until it is confirmed."""

    set_once = ("confirmed_at", "refused_at", "answered_by", "why")

    holding = ForeignKeyField(Holding, unique=True, backref="confirmations")
    asked_by = ForeignKeyField(Person)
    asked_at = InstantField(default=now)
    confirmed_at = InstantField(null=True)
    refused_at = InstantField(null=True)
    answered_by = ForeignKeyField(Person, null=True)
    why = TextField(null=True)  # why it was refused

    @classmethod
    def waiting(cls):
        """What has neither been answered nor taken back, the oldest first."""
        unanswered = cls.select().join(Holding).where(cls.confirmed_at.is_null(), cls.refused_at.is_null())
        return unanswered.where(Holding.lasting(london_date(now()))).order_by(cls.id)

    @classmethod
    def waiting_on(cls, person):
        """What waits on this person: everything for a QA Head of Service, nothing for anybody else."""
        found = cls.waiting()
        return found if person.standing.letters("confirm roles") else found.where(cls.id == -1)

    @property
    def is_open(self):
        """True until it is answered."""
        return self.confirmed_at is None and self.refused_at is None

    def confirm(self, by):
        """The person has the role from now on, or from the day on which it begins."""
        with changing_people():
            self._check(by)
            self.set_now(confirmed_at=now(), answered_by=by)
            holding = self.holding
            before = holding.take_over()
            tell("role confirmed", by, [holding.post, holding.person, *before], **holding.words)

    def refuse(self, by, why):
        """The person does not get the role, for this reason. Raises Incomplete without one."""
        with changing_people():
            self._check(by)
            if not (why or "").strip():
                raise Incomplete(why="Say why, so that the administrator knows what to do")
            self.set_now(refused_at=now(), answered_by=by, why=why)
            tell("role refused", by, [self.holding.post, self.holding.person], why=why, **self.holding.words)

    def _check(self, by):
        if not by.standing.letters("confirm roles"):
            raise NotYours("Only a QA Head of Service confirms roles that see children.")
        if by.id == self.asked_by_id:
            raise NotYours("You asked for this yourself. Another QA Head of Service has to confirm it.")
        self.reload()
        if not self.is_open:
            answered = "confirmed" if self.confirmed_at else "refused"
            raise Moved(f"{self.answered_by or 'Somebody'} {answered} this already. Nothing of yours was saved.")
        if self.holding.last_day and self.holding.last_day < london_date(now()):
            raise Moved("This was taken back, or its time has passed. There is nothing to confirm.")
