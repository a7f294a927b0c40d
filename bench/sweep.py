"""How the minute's pass grows with closed history: nothing newly due, beside 1,000 and 50,000 closed deadlines."""

from bench.many import fill
from bench.measuring import councils, in_turn, tell
from bench.rows import add
from models import Deadline
from models.base import now
from models.database import writing

FEW, MANY = 1000, 50_000


def main():
    with councils(lambda council: grow(council, FEW), lambda council: grow(council, MANY)) as urls:
        print(f"{'':<44}{FEW:>8} closed{MANY:>5} closed")
        tell("finding what is newly due", *in_turn(urls, newly_due))
        tell("a pass with nothing due", *in_turn(urls, Deadline.ring_everything_due))


def grow(council, closed):
    """Twenty open cards whose deadlines have rung, and that many deadlines of the past."""
    fill(council, 200)
    Deadline.ring_everything_due()
    past = Deadline.get(Deadline.met_at.is_null(False)).__data__
    with writing():
        add(Deadline, [past] * closed)


def newly_due():
    list(Deadline.newly_due(now()))


if __name__ == "__main__":
    main()
