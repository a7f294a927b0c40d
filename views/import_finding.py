"""Finding is authorising: an import is found by those who may look at its kind, or not at all."""

from flask import abort

from models import Import
from views.me import me


def find_import(number, waiting=False):
    """The import of that number; 404 for any other, and for one that no longer waits where it should."""
    found = Import.visible_to(me()).where(Import.id == number).first()
    if found is None or (waiting and not found.is_waiting):
        abort(404)
    return found
