"""Finding is authorising: a card is found through the person, or not at all."""

from flask import abort

from models import Reading
from views.me import me


def find(number):
    """The escalation of that number that this person may see; 404 for any other, which says nothing of which it was."""
    escalation = me().escalations.numbered(number)
    Reading.note(me(), number, escalation)
    return escalation or abort(404)
