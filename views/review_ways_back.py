"""Where what is recorded of a review is taken back by this reader; nothing where they may not, or something else did it."""

from functools import cache, cached_property

from flask import url_for


class WaysBack:
    def __init__(self, review, person):
        self._review = review
        self._may = cache(lambda action: review.ended_at is None and review.opens(action, person))

    def step(self, row):
        """The address at which this step is taken back, or an empty text; a step done by its papers goes with them."""
        if row is None or row.paper_id or not self._may(self._review.who_did(row)):
            return ""
        if not self._may(self._review.doing(self._review.rule_of(row))):
            return ""
        return self._to("step", step_id=row.id)

    def paper(self, row):
        """The same of a paper received or read."""
        return self._to("paper", paper_id=row.id) if row and self._may(self._review.who_did_paper(row)) else ""

    @cached_property
    def answer(self):
        """The same of the answer to what was sent last."""
        answers = self._review.answers
        if not answers or not self._may(self._review.who_did_answer(answers[0])):
            return ""
        return self._to("answer", reply_id=answers[0].id)

    @cached_property
    def circulation(self):
        """The same of the last sending of decisions, which nobody has answered."""
        sent = self._review.circulation
        if sent is None or self._review.answers or not self._may("record a review"):
            return ""
        return self._to("circulation", circulation_id=sent.id)

    def _to(self, endpoint, **row):
        return url_for(f"review_takings_back.{endpoint}", review_id=self._review.id, **row)
