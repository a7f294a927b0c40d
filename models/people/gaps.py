"""What would wait on nobody if somebody left today."""

from collections import namedtuple

Left = namedtuple("Left", "post waiting covered_until")


class Gaps:
    def leaves_behind(self):
        """The posts that nobody would hold without this person: [Left(post, concerns waiting on it, last day of cover)].

        A post that somebody else holds today, or is confirmed to hold from a day to come, is not left behind.
        """
        mine = {holding.post_id: holding.post for holding in self.open_holdings() if not holding.cover}
        left = []
        for post in mine.values():
            others = [h for h in post.open_holdings() if h.person_id != self.id and not h.awaits]
            if not any(not other.cover for other in others):
                until = max((other.last_day for other in others), default=None)
                left.append(Left(post, post.waiting_on_it(), until))
        return left

    @property
    def account(self):
        """How this person stands to signing in: "closed", "open", "invited" or "only named"."""
        return self.account_with(self._links)

    def account_with(self, links):
        """The same, where the links that were made for them and not used are known; asked for only where they matter."""
        if self.disabled_at:
            return "closed"
        if self.password_hash:
            return "open"
        return "invited" if any(link.is_live for link in links) else "only named"

    @property
    def live_link(self):
        """The link with which this person may choose a password now, or None."""
        return next((link for link in self._links if link.is_live), None)

    @property
    def _links(self):
        from models.password_link import PasswordLink

        return PasswordLink.open().where(PasswordLink.person == self)
