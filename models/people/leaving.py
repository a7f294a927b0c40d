"""A person's account closed and opened again; the sessions and links that end with it."""

from datetime import timedelta

from models.base import now
from models.errors import Moved
from models.people.administrators import check_one_is_left
from models.people.changing import changing_people, tell
from rules.london import london_date


class Leaving:
    def disable(self, by=None):
        """Close the account: every session ends with its next request, every post held ends today.

        Raises Moved where it is closed already; Refusal for the last administrator who can sign in.
        """
        with changing_people():
            self.refresh_account()
            if self.disabled_at:
                raise Moved(f"{self.name}’s account is closed already.")
            was_administrator = "SA" in self.roles
            self.disabled_at = now()
            self.save(only=["disabled_at"])
            ended = [holding.stop(london_date(now())) for holding in self.open_holdings()]
            self.end_links()
            self.end_sessions()
            if was_administrator:
                check_one_is_left(london_date(now()) + timedelta(days=1), self)
            posts = [holding.post for holding in ended]
            tell("account closed", by, [self, *posts], name=self.name, posts=[post.in_full for post in posts])

    def enable(self, by=None):
        """Open the account again, without its old password: the person is invited anew and given posts anew."""
        with changing_people():
            self.refresh_account()
            if not self.disabled_at:
                raise Moved(f"{self.name}’s account is open already.")
            self.disabled_at = self.password_hash = None
            self.save(only=["disabled_at", "password_hash"])
            tell("account opened", by, [self], name=self.name)

    def end_all_sessions(self, by):
        """Sign this person out everywhere, at their next request."""
        with changing_people():
            self.end_sessions()
            tell("sessions ended", by, [self], name=self.name)

    def refresh_account(self):
        """Read again whether the account is open: it may have changed since this person was found."""
        fresh = type(self).get_by_id(self.id)
        self.disabled_at, self.password_hash = fresh.disabled_at, fresh.password_hash

    def open_holdings(self):
        """The posts held, covered, asked for or still to come: the holdings that have not ended before today."""
        from models.post import Holding

        return list(Holding.open().where(Holding.person == self))

    def end_sessions(self, but=None):
        """End every session, but that one where one is given."""
        from models.session import Session

        open_ones = Session.select().where(Session.person == self, Session.ended_at.is_null())
        for session in open_ones:
            if but is None or session.id != but.id:
                session.end()

    def end_links(self):
        """End every link to choose a password that has not been used."""
        from models.password_link import PasswordLink

        for link in PasswordLink.open().where(PasswordLink.person == self):
            link.set_now(ended_at=now())
