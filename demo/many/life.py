"""One child’s years in care, lived day after day: everybody does what they do, at its time, by the verbs that people use."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from heapq import heappop, heappush

from demo.many.staff import Seat, TeamStaff
from models import Child, Deadline
from models.base import as_of, now
from rules.calendar import Calendar
from rules.london import LONDON

STATUSES = ("Section 20", "Interim care order", "Section 20", "Care order")
HOMES = ("foster care", "foster care", "foster care", "residential", "with parents", "semi-independent")
CALENDAR = Calendar()


@dataclass(frozen=True)
class Around:
    """Those who work with a child."""

    team: TeamStaff
    worker: Seat
    officer: Seat
    before: Seat  # the officer of the first years, where there was another

    @property
    def seats(self):
        return (self.worker, self.team.manager, self.team.head, self.officer, self.before)


@dataclass(frozen=True)
class Span:
    """When a child was born, came into care, and left it."""

    born: date
    began: date
    ended: date | None

    @classmethod
    def drawn(cls, draw, today, years, stays):
        """Some time in these years; `stays`: still in care today."""
        length = round(years * 365 * draw.random() ** 1.6) if stays else draw.randint(60, max(90, years * 300))
        began = today - timedelta(days=(length if stays else draw.randint(length, years * 365)) + 20)
        ended = None if stays else min(began + timedelta(days=length), today - timedelta(days=5))
        last = today + timedelta(days=200) if stays else ended
        youngest, oldest = (
            began - timedelta(days=2),
            max(last - timedelta(days=17 * 365 + 200), began - timedelta(days=5800)),
        )
        born = oldest + timedelta(days=draw.randint(0, max(0, (youngest - oldest).days)))
        return cls(min(born, youngest), began, ended)


class Life:
    """Steps, each at its own instant, until today; a step may add later ones."""

    def __init__(self, span, around, reference, called, draw, today):
        self.span, self.around, self.draw, self.today = span, around, draw, today
        self.reference, self.called = reference, called
        self._steps, self._order, self.child = [], 0, None
        self.until, self.is_in_care = now(), False
        self.iro, self.worker = around.before.person, around.worker.person  # of the time

    @property
    def day(self):
        """The London date at which the record’s clock stands."""
        return now().astimezone(LONDON).date()

    def on(self, day, clock, do, *told):
        """Let this be done on the last working day up to that one, at that London time; never before what is done now."""
        at = datetime.combine(CALENDAR.last_working_day_on_or_before(day), time.fromisoformat(clock), LONDON)
        self._order += 1
        heappush(self._steps, (max(at, now()) if self.child else at, self._order, do, told))

    def live(self):
        """Live it up to now, with every clock rung at its time. Returns the child."""
        self.begin()
        while self._steps:
            at, _, do, told = heappop(self._steps)
            if at < self.until:
                ring(at)
                with as_of(at):
                    do(*told)
        ring(self.until)
        return self.child

    def begin(self):
        """What is known from the start: coming into care, and what happens besides the reviews."""
        self.on(self.span.began, "10:00", self.come_into_care)
        last = self.span.ended or self.today
        for _ in range((last - self.span.began).days // 500):
            self.on(self._some_day(last), "11:00", self.move)
        for status in STATUSES[: self.draw.randrange(4)]:
            self.on(self._some_day(last), "12:00", self.change_status, status)
        if self.around.before is not self.around.officer:
            self.on(self._some_day(last), "09:00", self.hand_over)
        if self.span.ended:
            self.on(self.span.ended, "17:00", self.leave_care)

    def come_into_care(self):
        who = {"team": self.around.team.team, "social_worker": self.worker, "iro": self.iro}
        care = {"in_care_since": self.day, "since": self.day, "legal_status": STATUSES[0]}
        self.child = Child.enter(None, self.reference, self.called, self.span.born, **who, **care)
        self.is_in_care = True

    def move(self):
        """To another carer: a review is owed within 20 working days, unless one is owed sooner."""
        if self.is_in_care:
            self.child.happened(self.iro, "moved", self.day, value=self.draw.choice(HOMES))

    def change_status(self, status):
        if self.is_in_care and self.child.legal_status != status:
            self.child.change_legal_status(self.iro, status, self.day)

    def hand_over(self):
        self.iro = self.around.officer.person
        self.child.allocate(None, self.iro, self.day)

    def leave_care(self):
        self.child.leave_care(self.iro, self.day)
        self.is_in_care = False

    def _some_day(self, last):
        return self.span.began + timedelta(days=self.draw.randint(30, max(31, (last - self.span.began).days - 1)))


def ring(until):
    """Ring everything that had come through by then, each as the worker does: within the minute."""
    while due := list(Deadline.newly_due(until).limit(50)):
        for deadline in due:
            with as_of(deadline.due + timedelta(seconds=30)):
                deadline.ring(now())
