"""A draft as the form it was written in, and the form as the draft that is kept."""

import hashlib
import json

from flask import abort, render_template, request
from werkzeug.datastructures import MultiDict

from models import Draft, ProcedureVersion
from views.concern_fitting import fitted
from views.me import me
from views.review_concerns import review_behind
from views.unsent_forms import unsent_here

NEVER_KEPT = ("csrf_token", "key", "version", "do", "find")  # the last may hold a name that nobody chose
NOT_IN_FORCE = "The procedure of this draft is no longer in force. Copy your words into a new concern."


def ways_to_raise():
    """What may be raised: [(procedure version, kind of case)], one for each kind where a procedure has kinds."""
    versions = ProcedureVersion.raised_under()
    return [(version, kind) for version in versions for kind in version.procedure.kinds or ("",)]


def way(procedure, kind):
    """The version in force of that procedure, and the kind of case; None where nothing like it may be raised."""
    return next((found for found in ways_to_raise() if (found[0].key, found[1]) == (procedure, kind)), None)


def mine(key):
    """My own draft of that key; 404 for any other."""
    return (key.isprintable() and Draft.kept_by(me(), key)) or abort(404)


def unsent_draft():
    """What was written here and not kept yet when the session ended, as a draft that is still to be kept; or None."""
    unsent = unsent_here()
    if unsent is None:
        return None
    unsent.is_filled_in = True
    fields = {name: texts for name, texts in unsent.fields.items() if name not in NEVER_KEPT}
    return Draft(person=me(), key=unsent.key, fields=fields)


def form_of(draft, **options):
    """The form as the draft keeps it. 409 where its procedure is no longer in force."""
    kept = MultiDict(draft.fields)
    found = way(kept.get("procedure"), kept.get("kind", "")) or abort(409, NOT_IN_FORCE)
    return keyed(fitted(*found, me(), kept, **options), draft.key)


def form_sent(key):
    """The form as it was sent. 400 where it was not one of ours."""
    found = way(request.form.get("procedure"), request.form.get("kind", "")) or abort(400)
    return keyed(fitted(*found, me(), request.form), key)


def keyed(form, key):
    """The form under this key, which makes a second press the same press."""
    form.key.data = key
    return form


def fields_sent():
    """What a draft keeps of the form that was sent; None where the database could not hold it."""
    fields = {name: request.form.getlist(name) for name in request.form if name not in NEVER_KEPT}
    return None if any("\0" in text for texts in fields.values() for text in texts) else fields


def digest(draft):
    """What tells this state of the draft from any other."""
    return hashlib.sha256(json.dumps(draft.fields, sort_keys=True).encode()).hexdigest()[:16]


def show_form(form, status=200, **shown):
    """The page on which a concern is written."""
    review = review_behind(form.key.data)
    return render_template("raising/new.html", form=form, procedure=form.protocol, review=review, **shown), status
