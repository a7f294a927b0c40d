"""Contacts with a child outside visits, checks between reviews, and what came of a visit (req 2.65, 2.68, 2.69)."""

from models.database import writing
from models.errors import Incomplete, NotYours


class Contacting:
    def note_contact(self, by, kind, on, with_whom, words, how="", visit=None):
        """Keep a contact; `kind` is one of `child_contact.KINDS`. Returns it. Raises NotYours, Incomplete."""
        from models.review.permitting import WHO, must_have_been
        from models.review.telling import tell
        from models.visit.child_contact import KINDS

        with writing():
            if not self.opens("record a review", by):
                raise NotYours(WHO["record a review"])
            problems = {} if kind in KINDS else {"kind": "Choose what it was"}
            if not with_whom.strip():
                problems["with_whom"] = "Enter with whom"
            if not words.strip():
                problems["words"] = "Enter what was said, or what came of it"
            if on < self.born:
                problems["on"] = "The date cannot be before the child was born"
            if visit and visit.child_id != self.id:
                problems["visit"] = "Choose a visit to this child"
            if problems:
                raise Incomplete(**problems)
            must_have_been(on, "on")
            row = {"kind": kind, "on": on, "with_whom": with_whom.strip()[:200], "words": words.strip()}
            contact = self.contacts.model.create(child=self, by=by, how=how.strip()[:40], visit=visit, **row)
            tell(self, None, "child contacted", by, what=kind, on=on.isoformat())
            return contact
