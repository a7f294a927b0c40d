"""What belongs on the child's own file at a stage, who owes it, the mark that it is there (req 1.19, 1.36, 1.45)."""

from dataclasses import dataclass
from functools import cache

from models.errors import Incomplete, Moved, NotYours

# The keys of filings that have a page of their own: its "it is filed" is the mark.
CASE_NOTE, COPY = "case-note", "form"


@dataclass(frozen=True)
class Owed:
    """Something that belongs on the child's file at a stage that was entered."""

    entry: object
    filing: object
    mark: object  # who said when that it is there, or None

    @property
    def key(self):
        """What a form knows it by."""
        return f"{self.entry.position}.{self.filing.key}"

    @property
    def owed_by(self):
        """Who puts it there, by name where there is one."""
        if self.filing.owed_by == "raiser":
            return self.entry.raiser_name
        if self.filing.owed_by == "recorder":
            return self.entry.recorder_name
        if self.filing.owed_by == "recipient":
            return " or ".join(recipient.name for recipient in self.entry.answering)
        return self.entry.escalation.procedure.roles[self.filing.owed_by].title


class Filings:
    def filings(self):
        """All that belongs on the child's file, stage by stage, as `Owed`."""
        marks = {(mark.entry_id, mark.filing_key): mark for mark in self.filed}
        return [
            Owed(entry, filing, marks.get((entry.id, filing.key)))
            for entry in self.entries.order_by(self.entries.model.id)
            for filing in entry.stage.filings
        ]

    def filings_for(self, person):
        """What this person owes and has not marked as filed."""
        owes = self._owing(person)
        return [owed for owed in self.filings() if owed.mark is None and owes(owed)]

    def file(self, by, keys):
        """Mark these as filed, once and for good. Returns the marks.

        Raises NotYours for what another owes, Moved for what is marked already, Incomplete for what is not asked.
        """
        with self.changing():
            asked = {owed.key: owed for owed in self.filings()}
            if not keys or any(key not in asked for key in keys):
                raise Incomplete(filings="Choose what you have filed")
            wanted = [asked[key] for key in dict.fromkeys(keys)]
            self._check_filing(by, wanted)
            for owed in wanted:
                self.tell("marked as filed", by, stage=owed.entry.stage.label, label=owed.filing.label)
            return [self._mark(by, owed) for owed in wanted]

    def mark_filed(self, by, key):
        """Mark what has that key at the stage that stands, where by owes it still; inside the change it belongs to."""
        for owed in self.filings_for(by):
            if owed.entry == self.entry and owed.filing.key == key:
                self._mark(by, owed)

    def _check_filing(self, by, wanted):
        owes = self._owing(by)
        for owed in wanted:
            if not owes(owed):
                raise NotYours(f"{owed.filing.label}: only {owed.owed_by} can say that it is filed.")
            if owed.mark:
                raise Moved(f"{owed.filing.label}: {owed.mark.by.name} has already said that it is filed.")

    def _mark(self, by, owed):
        return self.add("filed", entry=owed.entry, filing_key=owed.filing.key, by=by)

    def _owing(self, person):
        """The question whether this person owes it, to be asked of each."""
        opens = cache(lambda action: self.opens(action, person))

        def owes(owed):
            if owed.filing.owed_by in ("raiser", "recorder"):
                recorders = owed.entry.recorders if owed.filing.owed_by == "recorder" else ()
                return opens("file a case note") and (not recorders or not recorders.isdisjoint(person.roles))
            if owed.filing.owed_by == "recipient":
                return opens("respond") and any(recipient.is_for(person) for recipient in owed.entry.answering)
            return self.procedure.roles[owed.filing.owed_by].acts_as in person.roles and opens("see cards")

        return owes
