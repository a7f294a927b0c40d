"""A holding or a cover that begins, ends, or is taken back before it began."""

from datetime import timedelta

from models.base import now
from models.errors import Incomplete, Moved
from models.people.administrators import check_one_is_left
from models.people.changing import changing_people, tell
from rules.london import london_date

A_DAY = timedelta(days=1)


class Ending:
    @property
    def last_day(self):
        """The last London date, or None while no end is set."""
        return self.cut_short_on or self.until

    @property
    def confirmation(self):
        """What a QA Head of Service was asked about it, or None where nothing had to be asked."""
        return self.confirmations.first()

    @property
    def awaits(self):
        """True while a QA Head of Service has neither confirmed nor refused it."""
        asked = self.confirmation
        return asked is not None and asked.is_open

    @property
    def words(self):
        """What an event tells of it."""
        return {
            "name": self.person.name,
            "post": self.post.in_full,
            "since": self.since.isoformat(),
            "until": self.last_day.isoformat() if self.last_day else "",
            "cover": self.cover,
        }

    def take_over(self):
        """The holders before stop the day before this one begins, which is today at the earliest where it was confirmed.

        Returns those people.
        """
        if self.cover:
            return []
        begins = max(self.since, london_date(now())) if self.confirmation else self.since
        others = [other for other in self.post.holders() if other.id != self.id and not other.awaits]
        before = [other for other in others if other.last_day is None or other.last_day >= begins]
        for other in before:
            other.stop(begins - A_DAY)
        if self.post.acts_as == "SA" and before:
            check_one_is_left(begins, before[0].person)
        return [other.person for other in before]

    def end(self, by, on):
        """It ends with that London date; one that waits or is still to come is taken back instead.

        Raises Incomplete for a day before it began; Moved where it has ended; Refusal where it takes the last
        administrator away.
        """
        with changing_people():
            self.reload()
            if self.id not in {holding.id for holding in self.post.open_holdings()}:
                raise Moved("This has ended already.")
            taken_back = self.is_to_come
            if not taken_back and (on is None or on < self.since):
                raise Incomplete(on=f"Last day must be {self.since:%-d %B %Y} or later: that is when it began")
            if not taken_back and self.last_day and on > self.last_day:
                raise Incomplete(on=f"Last day must be {self.last_day:%-d %B %Y} or earlier: it ends then anyway")
            self.stop(on)
            if self.post.acts_as == "SA" and not taken_back:
                check_one_is_left(max(on, london_date(now())) + A_DAY, self.person)
            kind = "holding taken back" if taken_back else "holding ended"
            tell(kind, by, [self.post, self.person], **self.words)

    @property
    def is_to_come(self):
        """True for one that has not begun, or waits to be confirmed: taken back, it never was."""
        return self.awaits or self.since > london_date(now())

    def stop(self, on):
        """Set its last day, inside the change that it belongs to; none where it has not begun. Returns it."""
        on = self.since - A_DAY if self.is_to_come else on
        if self.until is None:
            self.set_now(until=on)
        elif on < self.until and self.cut_short_on is None:
            self.set_now(cut_short_on=on)
        return self
