"""Thousands of children with years of history: some lives are lived by the verbs that people use, and the others are
those lives again, with other people, so that nothing stands in the record that the product would not have written.
"""

from datetime import timedelta
from itertools import cycle
from math import ceil

from demo.many.concerns import Concerned
from demo.many.life import Around, Span
from demo.many.names import name
from demo.many.staff import Hiring
from demo.many.stamping import Stamp, marks
from demo.reviews import PROCEDURE
from models import BoardRevision, Event, ProcedureVersion

LIVES = 40  # that are different: the more there are, the more days have something on them, and the longer it takes
LATELY_IN = 14  # of so many lives one has a concern that is open today
IN_CARE = 5, 6  # five in six are in care today


def make_many(council, children, years, draw, progress=None):
    """Add so many children, who came into care within so many years. Returns the staff who work with them.

    `progress` is told how many there are already.
    """
    return Many(council, children, years, draw).make(progress or (lambda done: None))


class Many:
    def __init__(self, council, children, years, draw):
        self.council, self.children, self.years, self.draw = council, children, years, draw
        ProcedureVersion.load_text(PROCEDURE.read_text())
        hiring = Hiring(council, council.today - timedelta(days=366 * years + 400))
        self.staff = hiring.hire(children)
        self.named, self.done = hiring.named, 0
        self.workers = cycle([(team, worker) for team in self.staff.teams for worker in team.workers])
        self.officers = cycle(enumerate(self.staff.officers))

    def make(self, progress):
        lives = min(self.children, LIVES)
        for n in range(lives):
            self.live(n, ceil((self.children - self.done) / (lives - n)))
            progress(self.done)
        BoardRevision.raise_for(self.council.version.key)
        BoardRevision.note(self.council.version.key, Event.select().order_by(Event.id.desc()).first())
        return self.staff

    def live(self, n, how_many):
        """One life, and the same again for the others of so many."""
        stays = n % IN_CARE[1] < IN_CARE[0]
        span = Span.drawn(self.draw, self.council.today, self.years, stays)
        handed_over = self.draw.randrange(4) == 0
        first, *others = [self.somebody(handed_over) for _ in range(how_many)]
        before = marks()
        life = Concerned(self.council, span, *first, self.draw, self.council.today)
        if n % LATELY_IN == 1:
            life.lately(formally=n % (2 * LATELY_IN) == 1)
        life.live()
        Stamp(before, life).press(others)

    def somebody(self, handed_over):
        """(who works with them, reference, name) of the next child."""
        team, worker = next(self.workers)
        place, officer = next(self.officers)
        before = self.staff.officers[place - 1] if handed_over else officer
        number, self.done = self.done, self.done + 1
        return Around(team, worker, officer, before), f"NM-{100_000 + number}", name(self.named + number)
