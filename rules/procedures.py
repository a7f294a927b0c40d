"""Any procedure file: whichever kind of work it is for, it is loaded, looked over and drawn from here."""

from datetime import date
from pathlib import Path

from rules import procedure as concerns
from rules import reviews
from rules.procedure import Caution, Procedure
from rules.procedure.toml import parsed, text_of
from rules.reviews import ReviewsProcedure

AnyProcedure = Procedure | ReviewsProcedure


def load(source: Path | str | bytes) -> AnyProcedure:
    """The procedure of a file, by its path or as its bytes, in the shape of its kind of work (`work = "reviews"`).

    Raises ProcedureError with every problem at once.
    """
    text = text_of(source)
    kind = reviews if parsed(text).get("work") == "reviews" else concerns
    return kind.load(text.encode())


def check(procedure: AnyProcedure, today: date | None = None) -> list[Caution]:
    """What an administrator should look at in it; with a date of today, whether its own review is overdue."""
    return (
        reviews.check(procedure, today) if isinstance(procedure, ReviewsProcedure) else concerns.check(procedure, today)
    )


def draw(procedure: AnyProcedure) -> str:
    """It as plain text, to lay beside the printed page."""
    return reviews.draw(procedure) if isinstance(procedure, ReviewsProcedure) else concerns.draw(procedure)
