"""How finding a person's cards, their board and a poll grow from 500 cards to 5,000, of which one in ten is open."""

from functools import partial

from bench.many import fill
from bench.measuring import councils, in_turn, tell
from models import Person, ProcedureVersion
from models.board import Board

FEW, MANY = 500, 5000
READERS = ("Manager 3", "Officer 3", "Head 2", "Corin Vass", "Odile Pryce")


def main():
    with councils(partial(fill, cards=FEW), partial(fill, cards=MANY)) as urls:
        print(f"{'':<44}{FEW:>8} cards{MANY:>6} cards")
        for name in READERS:
            for what, work in (("all cards", all_cards), ("the board", board), ("a poll", poll)):
                tell(f"{name}: {what}", *in_turn(urls, partial(work, name)))


def all_cards(name):
    list(Person.get(Person.name == name).escalations)


def board(name):
    return _board(name).columns


def poll(name):
    return _board(name).state


def _board(name):
    return Board(Person.get(Person.name == name), ProcedureVersion.current("north-somerset-isro"))


if __name__ == "__main__":
    main()
