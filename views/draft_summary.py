"""A draft in one line of a list."""

from models import Child, ProcedureVersion


class DraftSummary:
    def __init__(self, draft, person):
        self.draft, self.key, self.kept_at = draft, draft.key, draft.kept_at
        self.person, self.fields = person, draft.fields

    @property
    def initials(self):
        """The chosen children's initials."""
        ids = [int(key) for key in self.fields.get("children", ()) if key.isascii() and key.isdigit()]
        return ", ".join(child.initials for child in self.person.children_to_raise_for.where(Child.id.in_(ids)))

    @property
    def heading(self):
        """The chosen heading in the council's words, or the first words of what is wrong."""
        version = ProcedureVersion.current("".join(self.fields.get("procedure", ())))
        headings = version.procedure.headings if version else ()
        label = next((heading.label for heading in headings if heading.key in self.fields.get("headings", ())), "")
        return label or "".join(self.fields.get("what_is_wrong", ()))[:60]

    @property
    def words(self):
        return " · ".join(filter(None, (self.initials, self.heading))) or "Nothing chosen yet"
