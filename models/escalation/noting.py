"""The case note: what is pasted into the child's own record, as plain text under the council's heading."""

from models.escalation import note_lines
from rules.case_notes import arranged


class Noting:
    def case_note(self):
        """(heading, text) for the child's record: of the stage that stands, or of the whole once it has ended.

        It names the children by initials and reference; what people wrote stands as they wrote it
        (req 1.34, 1.36, 2.112-2.114).
        """
        entries = list(self.entries.order_by(self.entries.model.id))
        for entry in entries:
            entry.escalation = self
        ended = self.outcome is not None
        said = note_lines.said(self, entries if ended else entries[-1:], entries)
        of_outcome = ended and self.procedure.outcome_note
        labels = () if of_outcome else self.entry.stage.case_note_parts
        return self.case_note_heading, "\n\n".join(map(str, arranged(said, labels)))

    @property
    def case_note_heading(self):
        """The council's heading for a note at this stage, or for the outcome; ours where it names none."""
        stage = self.entry.stage
        of_outcome = self.procedure.outcome_note if self.outcome else ""
        return of_outcome or stage.case_note or f"{stage.label} {self.procedure.word('escalation')}"
