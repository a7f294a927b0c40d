"""What a review decides: each with somebody who owns it and a day, and those of earlier reviews that come back."""

from peewee import fn

from models.errors import Incomplete
from models.review import clocks
from models.review.decision_moves import CARRIED_ON
from models.review.how_decisions_stand import SETTLED, carried_on


class Deciding:
    def decide(self, by, words, by_when, owner_person=None, owner_post=None, owner_name="", point_key=""):
        """Record a decision; its owner is a person, a post or somebody outside by name. Returns it (req 2.5, 2.19).

        Raises NotYours, Moved before the first meeting, Incomplete for what is missing or a day before the review.
        """
        with self.changing_as(by, "record a review", while_open=False):
            self.must_be_held()
            owner = {"owner_person": owner_person, "owner_post": owner_post, "owner_name": owner_name.strip()[:120]}
            self.check_decision(words, by_when, owner)
            return self.add_decision(by, words.strip(), by_when, owner, point_key=point_key)

    @property
    def returning(self):
        """Decisions of the child's earlier reviews that are neither done, nor needed no longer, nor carried on."""
        decision, model = type(self).decisions.rel_model, type(self)
        earlier = model.select(model.id).where(model.child == self.child, model.id < self.id, model.took_place())
        of_them = decision.select(decision.id).where(decision.review.in_(earlier))
        rows = decision.with_owners(model).join(model).where(decision.id.in_(of_them))
        open_ = rows.where(*(decision.id.not_in(done) for done in _settled(decision, of_them)))
        return list(open_.order_by(decision.id))

    def add_decision(self, by, words, by_when, owner, **more):
        """Add a decision with its date as a deadline, inside the change that it belongs to: who may was asked there."""
        number = self.decisions.count() + 1
        decision = self.add("decisions", number=number, words=words, by_when=by_when, by=by, **owner, **more)
        self.start_date_of(decision)
        told = {"number": number, "owner": decision.owner, "by_when": by_when.isoformat(), "words": words}
        self.tell("decided", by, **told)
        return decision

    def start_date_of(self, decision):
        """The day by which it is to be carried out, as a deadline of whoever owns it; none where the review was held only
        after that day, so that nobody was ever late.
        """
        if decision.by_when < self.held_on:
            return
        owes = {"owed_by_person": decision.owner_person, "owed_by_post": decision.owner_post}
        key, label = f"decision {decision.number}", f"Decision {decision.number}"
        more = {"decision": decision, "stops": clocks.CARRIED_OUT, "agreed_with": "the review", **owes}
        self.start_date(key, label, decision.by_when, self.last_on or self.held_on, **more)

    def dates_stand_again(self):
        """The dates of decisions that ended as a meeting was taken back run again, now that the review was held."""
        deadline = type(self).deadlines.rel_model
        for decision in self.decisions:
            if decision.carry_on_again() and not decision.deadlines.where(deadline.ended_at.is_null()).exists():
                self.start_date_of(decision)

    def carried_nothing_on(self, why):
        """This review was not held after all: the dates of what was carried on to it are owed as they were before."""
        for decision in self.decisions:
            if origin := decision.origin:
                origin.run_again(CARRIED_ON, why)

    def check_decision(self, words, by_when, owner):
        """Raises Incomplete for what is missing of a decision of this review, or a day before it."""
        problems = {}
        if not words.strip():
            problems["words"] = "Enter what was decided"
        if by_when is None or by_when < self.held_on:
            problems["by_when"] = "Enter a day that is not before the review"
        if sum(map(bool, owner.values())) != 1:
            problems["owner"] = "Enter whose decision it is to carry out: one person, post or name"
        if problems:
            raise Incomplete(**problems)

    def dates_of_decisions(self):
        """The dates of all decisions about this child that are still to be carried out."""
        deadline = type(self).deadlines.rel_model
        rows = deadline.select().where(deadline.child == self.child_id, deadline.decision.is_null(False))
        return list(rows.where(deadline.running()))


def _settled(decision, of_them):
    """Queries of the ids of decisions, among these, that are done or not needed, carried on, or not agreed."""
    standing, reply = decision.standings.rel_model, decision.replies.rel_model
    last = standing.select(fn.max(standing.id)).where(standing.decision.in_(of_them)).group_by(standing.decision)
    yield standing.select(standing.decision).where(standing.id.in_(last), standing.how.in_(SETTLED))
    yield carried_on(decision, of_them)
    own = reply.select(fn.max(reply.id)).where(reply.decision.in_(of_them)).group_by(reply.decision)
    yield reply.select(reply.decision).where(reply.id.in_(own), reply.verdict == "not agreed")
