"""What the review itself keeps: how the child took part, and what was said of each matter of the agenda."""

from models.errors import Incomplete
from models.review.permitting import latest
from rules.reviews import answered, code_problem, codes_for, not_for_this_age, standing


class TakingPart:
    def take_part(self, by, code, answers=None, words=""):
        """Record how the child took part: the code, checked against the age that day, and {question's key: answer}.

        Returns the row; the last one stands. Raises NotYours, Moved before the first meeting, Incomplete.
        """
        with self.changing_as(by, "record a review", while_open=False):
            self.must_be_held()
            answers, problems = answers or {}, {}
            if problem := code_problem(code, self.child.born, self.held_on, self.procedure):
                problems["code"] = problem
            for asked in self.procedure.participation_questions:
                if answers.get(asked.key) not in asked.answers:
                    problems[asked.key] = f"{asked.label}: choose one from the list"
            if problems:
                raise Incomplete(**problems)
            kept = {asked.key: answers[asked.key] for asked in self.procedure.participation_questions}
            row = self.add("participations", code=code, answers=kept, words=words.strip(), by=by)
            self.tell("participation recorded", by, code=code)
            return row

    @property
    def participation(self):
        """The row that stands, or None."""
        return self.participations.order_by(type(self).participations.rel_model.id.desc()).first()

    @property
    def codes(self):
        """The codes that go with the child's age at the review."""
        return codes_for(self.child.born, self.day_of_review, self.procedure)

    @property
    def codes_not_offered(self):
        """Why one of the codes is not among them, in a sentence; nothing where more than one is missing."""
        found = not_for_this_age(self.child.born, self.day_of_review, self.procedure)
        return " ".join(found) if len(found) == 1 else ""

    @property
    def agenda(self):
        """The matters that this review considers, in the procedure's order; what was written of one keeps it there."""
        timeline, written = self.child.timeline(), self.agenda_by_key
        points = [point for point in self.procedure.agenda if point.from_review <= self.ordinal]
        return [point for point in points if point.key in written or _stands(point, timeline)]

    @property
    def unsaid(self):
        """The matters of the agenda that must be spoken of, and of which nothing is written yet; none before it is held."""
        written = self.agenda_by_key
        return [point for point in self.agenda if point.needed and point.key not in written] if self.held_on else []

    def note_agenda(self, by, key, words, by_when=None, is_untimed=False):
        """Record what was said of a matter; by when, where its decision needs a time, or with `is_untimed` that it needs
        none. Returns the row; the last stands. Before the review is held only what is formed beforehand (req 2.27).
        """
        with self.changing_as(by, "record a review", while_open=False):
            point = next((point for point in self.agenda if point.key == key), None)
            if point is None or not point.beforehand:
                self.must_be_held()
            if point is None:
                raise Incomplete(point="Choose a matter of the agenda")
            problems = {}
            if not words.strip():
                problems["words"] = "Enter what was said"
            if point.timescale and by_when is None and not is_untimed:
                problems["by_when"] = "Enter by when"
            if problems:
                raise Incomplete(**problems)
            row = self.add("agenda_notes", point_key=key, words=words.strip(), by_when=by_when, by=by)
            self.tell("agenda noted", by, label=point.label)
            return row

    @property
    def agenda_by_key(self):
        """{point's key: the row that stands}."""
        return latest(self._rows("agenda_notes"), "point_key")


def _stands(point, timeline):
    """True where the matter is one for a child of whom this is known."""
    return not answered(point, timeline) and (not point.during or standing(timeline, point.during) is not None)
