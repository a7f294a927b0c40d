"""A stage that an escalation entered: opened, then sent once its consents are there, then ended."""

from contextlib import contextmanager
from functools import cached_property

from peewee import SQL, CharField, ForeignKeyField, IntegerField, JSONField, TextField

from models.base import InstantField, Record, now
from models.escalation.clockwork import Clockwork
from models.escalation.consenting import Consenting
from models.escalation.contacting import Contacting
from models.escalation.escalation import Escalation
from models.escalation.handing_over import HandingOver
from models.escalation.judging import Judging
from models.escalation.meeting import Meeting
from models.escalation.rerunning import Rerunning
from models.escalation.righting import Righted
from models.escalation.sending_on import SentOn
from models.escalation.settling import Settling
from models.escalation.urgency import Rated
from models.person import Person


class StageEntry(
    Clockwork, Rerunning, HandingOver, Contacting, Rated, Consenting, Judging, Meeting, Settling,
    SentOn, Righted, Record,
):  # fmt: skip
    set_once = ("sent_at", "ended_at", "ended_why")

    escalation = ForeignKeyField(Escalation, backref="entries")
    stage_key = CharField(max_length=40)
    position = IntegerField()  # the first stage entered is 1
    because = CharField(max_length=40, default="")  # "not accepted", "no answer", or how it began
    asked_for = TextField(default="")
    settled = JSONField()  # {clock: the date agreed, or the limit chosen}
    bypassed = JSONField()  # keys of the stages passed over
    bypass_reason = CharField(max_length=40, default="")
    bypass_words = TextField(default="")
    raised_by = ForeignKeyField(Person, backref="entries_raised")  # who opened it; `raiser` may have taken it over
    recorded_by = ForeignKeyField(Person, backref="entries_recorded")
    opened_at = InstantField()
    recorded_at = InstantField(default=now)
    sent_at = InstantField(null=True)
    ended_at = InstantField(null=True)
    ended_why = CharField(max_length=200, null=True)

    class Meta:
        indexes = ((("escalation", "position"), True),)

    @contextmanager
    def changing(self):
        """One change of this card, with this row as it stands once the change's turn has come."""
        with self.escalation.changing():
            self.reload()
            yield

    @property
    def stage(self):
        """The stage as the procedure describes it."""
        return self.escalation.procedure.stage(self.stage_key)

    @property
    def is_referral(self):
        """True where the stage is done by referring it to the outside body."""
        return self.stage.form == "referral"

    @property
    def is_open(self):
        """True until the next stage opens or the escalation ends."""
        return self.ended_at is None

    @property
    def addressed(self):
        """The recipients of today, as a query: not whom it was sent on from, nor to whom it was sent by mistake."""
        recipient = type(self).recipients.rel_model
        return self.recipients.where(recipient.standing()).order_by(recipient.id)

    @cached_property
    def answering(self):
        """The recipients who must answer."""
        return [recipient for recipient in self.addressed if recipient.part == "answers"]

    @property
    def responses(self):
        """The answers given at this stage, the first first."""
        return [response for recipient in self.answering for response in recipient.responses]

    @property
    def is_answered(self):
        """True once the meeting was held, it was referred, or any one, or each, of those who must answer has."""
        if self.is_referral:
            return self.referrals.where(self.referrals.model.mode == "last stage").exists()
        if self.is_meeting:
            return self.held is not None
        rule = all if self.stage.answered_by == "each" else any
        return bool(self.answering) and rule(recipient.is_answered for recipient in self.answering)


StageEntry.add_index(
    StageEntry.index(StageEntry.escalation, unique=True, name="one_open_stage", where=SQL("ended_at is null"))
)
