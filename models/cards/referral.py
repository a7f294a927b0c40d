"""What a card says while its stage is a referral to the outside body."""

from models.cards import waiting
from rules.london import london_date
from rules.words import day_words


def referral(escalation, entry, rows, name, is_raiser, at):
    """On whom the stage waits: to be referred, then to say what came of it, then for the outcome."""
    body = escalation.procedure.referral.body
    made = next((row for row in rows.referrals[escalation.id] if row.mode == "last stage"), None)
    if made is None:
        return waiting.Waiting(f"waits on {name} to refer it to {body}", is_raiser)
    when = day_words(london_date(made.happened_at), at)
    next_step = "record the outcome" if made.came_of_it else "record what came of it"
    return waiting.Waiting(f"referred to {body} {when}; waits on {name} to {next_step}", is_raiser)
