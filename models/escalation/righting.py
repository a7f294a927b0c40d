"""The wrong child was chosen: another row names the right one, and nothing stays to be read on the wrong one."""

from models.base import now
from models.child import Child
from models.errors import Incomplete, Moved, NotYours, Refusal
from rules.london import london_date

WHY = "The child was corrected"


class Righting:
    def correct_child(self, by, wrong, right, why):
        """This was about another child than the one chosen. Returns the row that says so.

        What is still owed keeps its facts under the right child; whoever was written to only for the wrong child no
        longer reads it. Raises NotYours; Moved where it is not about that child any more; Incomplete for a child out
        of reach or named already, or without a reason; Refusal where a post is missing that would have to answer.
        """
        with self.changing():
            if not self.opens("correct the child", by):
                raise NotYours("Only the person who raised this, or the quality service, can correct the child.")
            concerning = type(self).concerning.rel_model
            row = concerning.standing().where(concerning.escalation == self, concerning.child == wrong).first()
            if row is None:
                raise Moved(f"{self} is not about that child any more. Nothing was saved.")
            self._check_right_child(by, right, why)
            row.set_now(ended_at=now())
            status = right.status_on(london_date(self.happened_at))
            said = {"why": why, "by": by, "recorded_at": now(), "instead_of": row.instead_of_id or row.id}
            corrected = self.add("concerning", child=right, status=status, **said)
            self.__dict__.pop("children", None)
            self._write_to_the_right_ones(wrong)
            self.tell("child corrected", by, why=why)
            return corrected

    def _check_right_child(self, by, right, why):
        problems = {}
        if right is None or not Child.select().visible_to(by, "raise").where(Child.id == right.id).exists():
            problems["child"] = "Choose the right child from those you may raise a concern for"
        elif right in self.children:
            problems["child"] = "This concern is about that child already. Choose another"
        if not why.strip():
            problems["why"] = "Enter how the wrong child came to be chosen"
        if problems:
            raise Incomplete(**problems)

    def _write_to_the_right_ones(self, wrong):
        for entry in self.entries:
            entry.escalation = self
            entry.write_to_the_right_ones()
        model = type(self).deadlines.rel_model
        for deadline in list(self.deadlines.where(model.child == wrong, model.running())):
            deadline.pass_on(WHY, child=self.children[0])
        if self.outcome is None:
            self.recheck_overall(WHY)


class Righted:
    """A stage that was written to the people around the wrong child."""

    def write_to_the_right_ones(self):
        """Withdraw who was written to for the wrong child alone; where the stage stands, write to the others instead."""
        right = list(self._who_is_right())
        kept = [recipient for recipient in self.recipients if _came_from(recipient, [whom for _, whom in right])]
        gone = [recipient for recipient in self.recipients if recipient not in kept]
        for recipient in gone:
            recipient.set_now(withdrawn_at=now())
        if self.is_open:
            for rule, whom in right:
                if not any(_is_among(recipient, [whom]) for recipient in kept):
                    title = self.escalation.procedure.roles[rule.role].title
                    to = self.add("recipients", role_key=rule.role, title=title, part=rule.part, **whom)
                    self._owe_what_is_owed(to, [recipient for recipient in gone if recipient.role_key == rule.role])
        self.__dict__.pop("answering", None)

    def _who_is_right(self):
        """(rule, whom) for each recipient of the procedure; at a stage that has ended, as far as there is a post."""
        for rule in self.stage.recipients:
            try:
                yield rule, self._whom(self.escalation.procedure.roles[rule.role])
            except Refusal:
                if self.is_open:
                    raise

    def _owe_what_is_owed(self, to, gone):
        """What those wrongly written to in this role still owed, or had met, is owed by whom it is written to now."""
        model = type(self).deadlines.rel_model
        owed = {"child": self.escalation.children[0], "owed_by_post": to.post, "owed_by_person": to.person}
        for deadline in list(self.deadlines.where(model.recipient.in_(gone), model.ended_at.is_null())):
            deadline.pass_on(WHY, recipient=to, **owed)


def _came_from(recipient, right):
    """True where it was written to one of those, or sent on by one of them."""
    sent_on = recipient.readdressed_from.first()
    return _is_among(recipient, right) or (sent_on is not None and _came_from(sent_on.recipient, right))


def _is_among(recipient, right):
    """True where this recipient is one of those who would be written to."""
    mine = (recipient.post_id, recipient.person_id, recipient.outsider)
    return any(mine == (_id(whom.get("post")), _id(whom.get("person")), whom.get("outsider", "")) for whom in right)


def _id(row):
    return row.id if row else None
