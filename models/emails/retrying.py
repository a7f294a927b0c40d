"""Trying again what was given up or waits: said by a person, and kept."""

from contextlib import suppress

from models.base import now
from models.database import writing
from models.errors import Moved, NotYours

NOT_YOURS = "Only the quality service and administrators can have emails tried again."


class Retrying:
    def try_again(self, by):
        """Let the worker try this email again, from now. Raises NotYours, and Moved where it has been sent, or brings a
        link that has ended.
        """
        if not by.standing.letters("see emails"):
            raise NotYours(NOT_YOURS)
        if self.brings_nothing:
            raise Moved(f"The link in this email was used or has ended. Make another for {self.person.name}.")
        about = self.event and self.event.about
        with about.changing() if about else writing():
            model = type(self)
            unsent = (model.id == self.id, model.sent_at.is_null())
            if not model.update(due_at=now(), failed_at=None).where(*unsent).execute():
                raise Moved("This email has been sent meanwhile.")
            if about and self.failed_at:
                about.tell("emailed again", by, audience="raiser", name=self.person.name)

    @classmethod
    def try_all_again(cls, by):
        """The same for everything that waits or was given up in the last thirty days. Returns how many."""
        emails = list(cls.in_trouble())
        for email in emails:
            with suppress(Moved):  # it was sent meanwhile
                email.try_again(by)
        return len(emails)
