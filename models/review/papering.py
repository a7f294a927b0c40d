"""The papers of a review: each received on a day and read on a day (req 2.40-2.55)."""

from dataclasses import dataclass, replace

from models.base import now
from models.errors import Incomplete
from models.review import clocks
from models.review.permitting import must_have_been
from rules.london import london_date
from rules.reviews import papers

PAPERS = "papers"  # the step that is done once all that must be there have come
WHAT = ("received", "read")


@dataclass(frozen=True)
class Paper:
    """A document of the review, and what is known of it."""

    owed: object  # rules.reviews.PaperOwed: rule, due, start_now
    received: object  # ReviewDocument, or None
    read: object

    @property
    def came_late(self):
        """True where it was received after its day; whether that is a breach, the rule's `late` says."""
        due = self.owed.due
        return bool(self.received and due and self.received.on > london_date(due.at))


class Papering:
    def receive(self, by, document_key, on, what="received", confirmed=()):
        """A paper was received, or with `what="read"` read, on that London date. Returns the row.

        Once everything that must be there has come, the step “papers” is done.
        """
        with self.changing_as(by, "record a review" if what == "read" else "do a step", while_open=False):
            document = next((each for each in self.procedure.documents if each.key == document_key), None)
            if document is None or what not in WHAT:
                raise Incomplete(document="Choose the document")
            must_have_been(on, "on")
            kept = self.check_done(on, confirmed)
            model = type(self).documents.rel_model
            known = self.documents.where(model.document_key == document_key, model.what == what).first()
            if known:
                return known
            row = self.add("documents", document_key=document_key, what=what, on=on, by=by, **kept)
            self.tell("document noted", by, label=document.label, what=what, on=on.isoformat(), **kept)
            self._see_whether_papers_are_complete(by, row)
            return row

    def papers(self):
        """Every document, in the procedure's order, each as a `Paper`: what has come was for the first meeting, what has not
        is for the next.
        """
        rows, begun = {(row.document_key, row.what): row for row in self.documents}, self._begun_by()
        of_first, owed = (self._papers_for(day) for day in (self.day_of_review, self.prepared_for))
        found = []
        for first, each in zip(of_first, owed, strict=True):
            received, read = (rows.get((each.rule.key, what)) for what in WHAT)
            each = replace(each, start_now=self._is_to_start(each, begun))
            found.append(Paper(first if received else each, received, read))
        return found

    def _papers_for(self, day):
        return papers(day, self.ordinal, self.procedure, self.calendar, london_date(now()))

    def _begun_by(self):
        """{(rule's key, the London date by which it is or was owed)} of what is counted back and has not ended."""
        deadline = type(self).deadlines.rel_model
        rows = self.deadlines.where(deadline.stops == clocks.PREPARED, deadline.ended_at.is_null())
        return {(row.clock, london_date(row.due)) for row in rows}

    def _is_to_start(self, paper, begun):
        """Whether this paper can no longer be in time, and was not asked for by that day before."""
        if not paper.start_now or not self.is_open:
            return False
        return not any((key, london_date(paper.due.at)) in begun for key in paper.rule.due_with)

    def _see_whether_papers_are_complete(self, by, paper):
        if self.has_all_papers and not self.has_step(PAPERS):
            last = max(row.on for row in self._received())
            self.add_step(by, PAPERS, last, paper=paper)
            self.meet(PAPERS, clocks.PREPARED, last)

    @property
    def has_all_papers(self):
        """True once everything that must be there has come."""
        return bool(self._wanted) and {row.document_key for row in self._received()} == self._wanted

    @property
    def _wanted(self):
        return {each.key for each in self.procedure.documents if PAPERS in each.due_with and each.late == "breach"}

    def _received(self):
        model = type(self).documents.rel_model
        return list(self.documents.where(model.what == "received", model.document_key.in_(self._wanted)))
