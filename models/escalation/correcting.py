"""Adding to what was written: a correction is a new row, and the old text stays."""

from models.errors import Incomplete, NotYours
from models.escalation.filings import CASE_NOTE


class Correcting:
    def add_to(self, by, words):
        """Add a note or a correction. Returns the addendum. Raises NotYours, Incomplete."""
        with self.changing():
            if not self.opens("add to", by):
                raise NotYours("Only people who deal with this concern can add to it.")
            if not words.strip():
                raise Incomplete(words="Enter what you want to add")
            addendum = self.add("addenda", words=words, by=by)
            self.tell("added to", by, words=words)
            return addendum

    def file_case_note(self, by, heading, text, filing=CASE_NOTE):
        """Say that this text now stands on the child's record. Returns the case note (req 1.19, req 1.36).

        `filing` is the key of what the stage asks for and has with it.
        """
        with self.changing():
            if not self.opens("file a case note", by):
                raise NotYours("Only the person who raised this, or the quality service, can file the case note.")
            note = self.add("case_notes", entry=self.entry, heading=heading, text=text, by=by)
            self.mark_filed(by, filing)
            self.tell("filed", by, heading=heading, stage=self.entry.stage.label)
            return note
