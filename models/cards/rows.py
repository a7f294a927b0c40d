"""The rows behind many cards, each kind in one query at most, grouped by what they hang on."""

from collections import defaultdict

from models.child import Allocation, Child
from models.deadline import Deadline
from models.escalation import (
    Acknowledgement,
    Concerning,
    Consent,
    Contact,
    Handover,
    Keeper,
    MoreTime,
    Outcome,
    Raiser,
    Rating,
    Recipient,
    Referral,
    Response,
    StageEntry,
    StageMeeting,
    Verdict,
)
from models.person import Person
from models.post import Holding, Post


class Rows:
    """Everything that the cards of these escalations need. What none of them can have is not asked for."""

    def __init__(self, escalations):
        self.escalations = escalations
        by_id = {escalation.id: escalation for escalation in escalations}
        ids = list(by_id)
        self.entries = self._last_entries(ids)
        entry_ids = [entry.id for entry in self.entries.values()]
        stages = {e.id: by_id[e.escalation_id].procedure.stage(e.stage_key) for e in self.entries.values()}
        kept = Keeper.select(Keeper, Person).join(Person, on=Keeper.person)
        kept = kept.where(Keeper.escalation.in_(ids), Keeper.ended_at.is_null())
        self.keepers = {(keeper.escalation_id, keeper.raiser_id): keeper.person for keeper in kept}
        concerning = Concerning.standing(Concerning, Child).join(Child).where(Concerning.escalation.in_(ids))
        self.children = grouped(concerning, "escalation_id")
        self.deadlines = grouped(self._running(ids), "escalation_id")
        self.ratings = {rating.entry_id: rating for rating in of_entries(Rating, entry_ids)}
        self.contacts = grouped(of_entries(Contact, entry_ids), "entry_id")
        referrals = Referral.select().where(Referral.escalation.in_(ids)).order_by(Referral.id)
        self.referrals = grouped(referrals, "escalation_id")
        meetings = [entry_id for entry_id, stage in stages.items() if stage.is_meeting]
        self.meetings = grouped(of_entries(StageMeeting, meetings), "entry_id")
        self.consents = grouped(of_entries(Consent, entry_ids), "entry_id")
        self.verdicts = {verdict.entry_id: verdict for verdict in of_entries(Verdict, entry_ids)}
        ended = [entry.id for entry in self.entries.values() if entry.ended_at]
        self.outcomes = {outcome.entry_id: outcome for outcome in of_entries(Outcome, ended)}
        self.recipients = grouped(self._recipients(entry_ids), "entry_id")
        self._know_their_cards(by_id)
        self.raisers = grouped(self._raisers(entry_ids), "entry_id")
        self.handovers = {taken.entry_id: taken for taken in self._handovers(list(self.raisers))}
        recipient_ids = [recipient.id for group in self.recipients.values() for recipient in group]
        self.acknowledged = _first_of(Acknowledgement, recipient_ids)
        self.answered = _first_of(Response, recipient_ids)
        named = (*self.recipients.values(), *self.raisers.values())
        posts = {each.post_id for group in named for each in group}
        owing = {deadline.owed_by_post_id for group in self.deadlines.values() for deadline in group}
        self.holders = self._holders(posts | owing)
        self.more_time = {asked.recipient_id: asked for asked in self._more_time(recipient_ids)}
        child_ids = [row.child_id for group in self.children.values() for row in group]
        allocated = Allocation.select().where(Allocation.child.in_(child_ids), Allocation.until.is_null())
        self.officers = grouped(allocated, "child_id")

    def awaited(self, entry):
        """The posts on which this stage waits to be taken over."""
        return [] if entry.id in self.handovers else self.raisers[entry.id]

    def raiser(self, entry):
        """Who raises this stage today: whoever took it over, otherwise whoever opened it, or who keeps it for them."""
        raiser = self.handovers[entry.id].by if entry.id in self.handovers else entry.raised_by
        return self.keepers.get((entry.escalation_id, raiser.id), raiser)

    def raiser_id_of(self, escalation):
        """The id of who acts today for whoever raised the whole of it."""
        keeper = self.keepers.get((escalation.id, escalation.raised_by_id))
        return keeper.id if keeper else escalation.raised_by_id

    def beside(self, entry):
        """What is still owed of a stage before this one, where that did not wait for it."""
        running = self.deadlines[entry.escalation_id]
        return [deadline for deadline in running if deadline.entry_id not in (None, entry.id)]

    def _last_entries(self, ids):
        entries = StageEntry.select(StageEntry, Person).join(Person, on=StageEntry.raised_by)
        entries = entries.where(StageEntry.escalation.in_(ids)).order_by(StageEntry.id)
        # The last row of each escalation wins: the stage that stands, or the one it ended at.
        return {entry.escalation_id: entry for entry in entries}

    def _know_their_cards(self, by_id):
        """Stages and recipients ask the database for nothing that is here."""
        for entry in self.entries.values():
            entry.escalation = by_id[entry.escalation_id]
            for recipient in self.recipients[entry.id]:
                recipient.entry = entry

    def _running(self, ids):
        return (
            Deadline.select()
            .where(Deadline.escalation.in_(ids), Deadline.kind == "limit")
            .where(Deadline.met_at.is_null(), Deadline.ended_at.is_null())
            .order_by(Deadline.due, Deadline.id)
        )

    def _raisers(self, entry_ids):
        posts = Raiser.select(Raiser, Post).join(Post)
        return posts.where(Raiser.entry.in_(entry_ids)).order_by(Raiser.id)

    def _handovers(self, entry_ids):
        taken = Handover.select(Handover, Person).join(Person)
        return taken.where(Handover.entry.in_(entry_ids)) if entry_ids else ()

    def _more_time(self, recipient_ids):
        # The last row of each recipient wins.
        return MoreTime.select().where(MoreTime.recipient.in_(recipient_ids)).order_by(MoreTime.id)

    def _recipients(self, entry_ids):
        return (
            Recipient.select(Recipient, Post, Person)
            .left_outer_join(Post, on=Recipient.post)
            .switch(Recipient)
            .left_outer_join(Person, on=Recipient.person)
            .where(Recipient.standing(), Recipient.entry.in_(entry_ids), Recipient.part == "answers")
            .order_by(Recipient.id)
        )

    def _holders(self, post_ids):
        holdings = Holding.on().select(Holding, Person).join(Person).where(Holding.post.in_(post_ids - {None}))
        return {holding.post_id: holding.person for holding in holdings.order_by(Holding.cover, Holding.id)}


def of_entries(model, entry_ids):
    """The rows of this kind that hang on these stage entries, in the order in which they were recorded."""
    return model.select().where(model.entry.in_(entry_ids)).order_by(model.id) if entry_ids else ()


def grouped(rows, attribute):
    """Rows by what they hang on; what has none gives an empty list."""
    groups = defaultdict(list)
    for row in rows:
        groups[getattr(row, attribute)].append(row)
    return groups


def _first_of(model, recipient_ids):
    rows = model.select().where(model.recipient.in_(recipient_ids)).order_by(model.id.desc())
    return {row.recipient_id: row for row in rows}
