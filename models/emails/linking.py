"""The email with the link to choose a password: the link is worked out when it goes out, and kept nowhere."""

from models.emails import postbox
from rules.email_text import LINKS

PATH = "/sign-in/link/"


class Linking:
    @classmethod
    def queue_link(cls, event, link):
        """Queue the email that brings this person their link, where there is a mail server. Returns it, or None."""
        box = postbox.bound()
        if box is None:
            return None
        subject, body = LINKS[link.purpose]
        return cls.add(box, link.person, link.purpose, subject, body, event=event)

    def link_at(self, box):
        """The address to choose a password at; empty for an email of another kind, and where the link has ended."""
        link = self.password_link
        token = link.token(box.secret) if link and link.is_live else None
        return f"{box.site}{PATH}{token}" if token else ""

    @property
    def password_link(self):
        """The link that it brings, or None for an email of another kind."""
        from models.password_link import PasswordLink

        return PasswordLink.get_or_none(PasswordLink.id == self.event.told["link"]) if self.kind in LINKS else None

    @property
    def brings_nothing(self):
        """True for an email that brings a link which was used or has ended: it is not sent any more."""
        return self.kind in LINKS and not (self.password_link and self.password_link.is_live)
