"""Writing the note of a visit, and what comes of it later (req 2.66-2.69)."""

from models.errors import Incomplete, Moved, NotYours
from models.review import clocks
from models.review.permitting import WHO, must_have_been
from rules.case_notes import Part


class Noting:
    @property
    def parts(self):
        """The parts that the procedure asks of the note, in its words."""
        return self.procedure.visits.parts if self.procedure.visits else ()

    @property
    def heading(self):
        """The heading under which the note stands in the child's own record."""
        return self.procedure.visits.heading if self.procedure.visits else "Visit"

    @property
    def case_note(self):
        """The text for the child's own record, once the note is written: its day and place, then each part."""
        where = f"{self.visited_on:%-d %B %Y}, {self.place}; {'seen alone' if self.seen_alone else 'not seen alone'}"
        opening = Part(
            "Visit",
            (
                where,
                f"Visited by {self.visited_by.name}",
                *([f"Also there: {self.with_whom}"] if self.with_whom else []),
            ),
        )
        return "\n\n".join(map(str, (opening, *(Part(label, (words,)) for label, words in self.note.parts.items()))))

    @property
    def note(self):
        """What was written of it, or None."""
        return self.notes.first()

    def write(self, by, parts, written_on):
        """Keep the note: {part, as the procedure words it: words}, written on that London date. Returns it.

        Raises NotYours, Moved where there is one, Incomplete with every part that is missing under “part 1”.
        """
        with self.changing():
            if not self.child.opens("record a review", by):
                raise NotYours(WHO["record a review"])
            self.reload()
            if self.is_taken_back:
                raise Moved("This visit was taken back. Nothing was saved.")
            if self.note:
                raise Moved(f"{self.note.by.name} has written the note of this visit already. Nothing was saved.")
            must_have_been(written_on, "written_on")
            if written_on < self.visited_on:
                raise Incomplete(written_on="The note cannot be written before the visit")
            asked = self.parts
            problems = {
                f"part {n}": f"{part}: enter it, or why there is nothing to say"
                for n, part in enumerate(asked, 1)
                if not parts.get(part, "").strip()
            }
            if problems:
                raise Incomplete(**problems)
            kept = {part: parts[part].strip() for part in asked}
            note = self.add("notes", parts=kept, written_on=written_on, by=by)
            for row in self.deadlines:
                if row.is_running:
                    row.meet(clocks.done_at(written_on))
            self.tell("visit noted", by, on=written_on.isoformat(), visited_on=self.visited_on.isoformat())
            return note
