"""Choosing among the officer's own legal advice on a card."""

from flask import abort

from models.base import now
from rules.words import day_words
from views.acting import refuse
from views.choices import choices
from views.me import me


def choose(escalation, form, fits):
    """Offer what fits in the form. Returns it by id; 403 for another officer's card, 409 where nothing fits."""
    if not escalation.opens("legal advice", me()):
        abort(403)
    found = {advice.id: advice for advice in escalation.advice_for(me()) if fits(advice)}
    if not found:
        refuse(escalation, "Nothing more is to be done.", 409, "There is no advice of which this is still to be done.")
    named = ((each.id, f"{each.of_whom}, asked {day_words(each.asked_on, now())}") for each in found.values())
    form.advice.choices = choices(named)
    if len(found) == 1 and form.advice.data is None:
        form.advice.data = next(iter(found))
    return found
