"""What was recorded of a review by mistake is taken back with a reason: the row stays, and what followed is undone."""

from models.errors import Moved
from models.review.circulating import DECISIONS
from models.review.decision_moves import NOT_AGREED
from models.review.following_up import RECORD
from models.review.papering import PAPERS
from models.review.preparing import INVITATIONS

STEP, ARRANGE, RECORDS, ANSWER = "do a step", "arrange a review", "record a review", "answer decisions"
GONE = "This was taken back already, or other decisions were sent since. Nothing was saved."


def was_read(paper):
    """Why a paper that was read stays as received, in words."""
    return f"It was read on {paper.on:%-d %B %Y}. Take that back first."


class TakingBack:
    def take_back_step(self, by, row, why):
        """What this step says was not done, or is needed. It is owed again as if that had not been recorded.

        Raises NotYours, Incomplete without a reason, and Moved where somebody was first or something else did it.
        """
        with self.changing_as(by, self.who_did(row), while_open=False):
            if row.paper:
                raise Moved("This was done with its papers. Take back the paper that had not come.")
            rule = self.rule_of(row)
            self.must_do(rule, by)
            row.retract(by, why)
            self._undo(row, rule, f"“{rule.label}” was taken back"[:200])
            told = {"label": rule.label, "on": row.done_on and row.done_on.isoformat()}
            self.tell("step taken back", by, substitute=self.stood_in_until(row), **told)

    def take_back_paper(self, by, row, why):
        """This paper was not received, or not read, on that day; it can be recorded anew. Raises as `take_back_step`, and
        Moved for one that was read: that had come.
        """
        with self.changing_as(by, self.who_did_paper(row), while_open=False):
            if read := self.reading_of(row):
                raise Moved(was_read(read))
            row.retract(by, why)
            step = self.steps_by_key.get(PAPERS)
            if step and step.paper and not self.has_all_papers:
                step.retract(by, "A paper was taken back with which it was done")
                self.prepare_again(PAPERS, "A paper was taken back")
            label = next(each.label for each in self.procedure.documents if each.key == row.document_key)
            self.tell("paper taken back", by, label=label, what=row.what, on=row.on.isoformat())

    def take_back_circulation(self, by, row, why):
        """The decisions were not sent out then: they are to be sent, and nobody has to answer. What silence agreed is not
        agreed. Raises as `take_back_step`, and Moved where they were answered or others were sent since.
        """
        with self.changing_as(by, RECORDS, while_open=False):
            if row != self.circulation:
                raise Moved(GONE)
            if self.answers:
                raise Moved("These decisions were answered. Take the answer back first.")
            silence = self.answered
            row.retract(by, why)
            for each in silence:
                each.retract(by, "The sending of the decisions was taken back")
            for rule in self.answering:
                self.was_never_owed(rule.key, "The decisions had not been sent", row.recorded_at)
            if self.circulation is None:
                self.follow_up_again(DECISIONS, "The sending of the decisions was taken back")
            self.tell("circulation taken back", by, on=row.sent_on.isoformat())

    def take_back_answer(self, by, row, why):
        """The manager had not answered so: all that was recorded with this row is taken back, the time to answer runs
        again, and so do the dates of decisions that were not agreed. Raises as `take_back_step`, and Moved where other
        decisions were sent since.
        """
        with self.changing_as(by, self.who_did_answer(row), while_open=False):
            rows = self.answers
            if row not in rows:
                raise Moved(GONE)
            for each in rows:
                each.retract(by, why)
            for each in rows:
                if each.decision:
                    each.decision.run_again(NOT_AGREED, "The answer was taken back")
            for rule in self.procedure.after:
                if rule.starts == "decisions not agreed":
                    self.was_never_owed(rule.key, "The answer was taken back", rows[0].recorded_at)
            if not self.answered:  # else silence had agreed before it, and stands
                for rule in self.answering:
                    self.follow_up_again(rule.key, "The answer was taken back")
            self.tell("answer taken back", by, on=row.replied_on.isoformat())

    @property
    def answers(self):
        """What people answered to what was circulated last."""
        return [reply for reply in self.answered if reply.verdict != "agreed by default"]

    def who_did(self, step):
        """The action of whoever may record such a step, and take it back."""
        return ARRANGE if step.rule_key == INVITATIONS and step.invitations.exists() else STEP

    def reading_of(self, paper):
        """The row by which this paper, which was received, was read; None where it was not."""
        model = type(paper)
        read = self.documents.where(model.document_key == paper.document_key, model.what == "read")
        return read.first() if paper.what == "received" else None

    def who_did_paper(self, paper):
        """The same of a paper."""
        return RECORDS if paper.what == "read" else STEP

    def who_did_answer(self, reply):
        """The same of an answer: typed in for the manager, or the manager’s own."""
        return RECORDS if reply.replied_by else ANSWER

    def stood_in_until(self, step):
        """Whose standing in for the reviewing officer ended with this record, by name; it does not begin again."""
        model = type(self).substitutes.rel_model
        ended = self.substitutes.where(model.ended_at >= step.recorded_at).order_by(model.id.desc()).first()
        return ended.person.name if ended and step.rule_key == RECORD else ""

    def rule_of(self, step):
        """What the procedure asks for by this step."""
        return next(rule for rule in (*self.procedure.before, *self.procedure.after) if rule.key == step.rule_key)

    def _undo(self, row, rule, why):
        for guest in row.invitations:
            guest.sum_up(sent_on=None, sent_by=None, sending=None)
        if rule in self.procedure.before:
            self.prepare_again(rule.key, why)
            return
        if rule.key == RECORD:
            for each in self._after_the_record():
                self.was_never_owed(each.key, why)
        self.follow_up_again(rule.key, why)
