"""What the IRO decides about what happened: the questions that it asks, and which reading of a rule counts."""

from models.child.unanswered import paired, unanswered
from models.errors import Incomplete, Moved, NotYours
from rules.reviews import Next, questions

RECORD = "record a review"


class Answering:
    def asked(self):
        """[(the row of what happened, its questions)] that wait for the IRO's answer, what stands before all else first."""
        review = self.next_review
        if review is None:
            return []
        asked = questions(self.timeline(), review.procedure)
        rows = unanswered([self.id], {each.fact.kind for each in asked}) if asked else {}
        return paired(asked, rows.get(self.id, ()))

    def answer(self, by, change, said):
        """Answer every question that something that happened asks: {question's key: (answer, because)}. Returns the row.

        Raises NotYours, Moved where it was answered, Incomplete under the question's key. An answer that ends in
        “because” wants its reason.
        """
        self._may_decide(by)
        with self.changing(None):
            asked = {row.id: rules for row, rules in self.asked()}.get(change.id)
            if asked is None:
                raise Moved("This was answered already, or a review has been held since. Nothing was saved.")
            kept, problems = {}, {}
            for rule in asked:
                answer, because = said.get(rule.key) or ("", "")
                if answer not in rule.answers:
                    problems[rule.key] = f"{rule.label} Choose one from the list"
                elif answer.endswith("because") and not because.strip():
                    problems[rule.key] = f"{rule.label} Enter why"
                kept[rule.key] = [rule.label, answer, because.strip()]
            if problems:
                raise Incomplete(**problems)
            row = change.add("answers", said=kept, by=by)
            self.next_review.tell("fact answered", by, kind_of_fact=change.kind, said=list(kept.values()))
            return row

    def choose_reading(self, by, cycle_key, why):
        """Which reading of a rule counts for this child, where a procedure offers several (O13). Returns [(before, after)].

        It holds for the orders that are known: a later one is asked about anew.
        """
        self._may_decide(by)
        with self.changing(None):
            following = self._following()
            options = [each for choice in following.choices for each in choice.options if each.rule.key == cycle_key]
            if not options:
                raise Moved("There is nothing to choose here now. Nothing was saved.")
            if not why.strip():
                raise Incomplete(why="Enter why this reading is the right one for the child")
            for option in options:
                row = {"choice": option.choice, "cycle_key": cycle_key, "about_on": option.began}
                self.cycle_choices.model.create(child=self, **row, why=why.strip(), by=by)
            label = options[0].rule.label
            self.next_review.tell("reading chosen", by, label=label, why=why.strip())
            return self.plan_review(f"“{label}” was chosen")

    def _following(self):
        from models.base import now
        from rules.london import london_date
        from rules.reviews import next_review

        review = self.next_review
        following = review and next_review(self.timeline(), review.procedure, review.calendar, london_date(now()))
        if not isinstance(following, Next):
            raise Moved("No review of this child is due. Nothing was saved.")
        return following

    def _may_decide(self, by):
        if not self.opens(RECORD, by):
            raise NotYours("Only the child’s reviewing officer and the quality service can decide this.")
