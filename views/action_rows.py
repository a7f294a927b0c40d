"""Room for a few actions in a form: what, who and by when; the first in sight, the others behind a fold."""

from wtforms import StringField, TextAreaField
from wtforms.validators import Optional

from models.errors import Incomplete
from views.fields import DateParts
from views.form import NotPast, Text, line, visible

ROWS = (1, 2, 3)


def with_actions(form):
    """Give this class of forms the fields of its actions, after its own."""
    for n in ROWS:
        setattr(form, f"what_{n}", TextAreaField(f"Action {n}: what will be done", [Text()]))
        setattr(form, f"who_{n}", StringField(f"Action {n}: who will do it", [line()]))
        setattr(form, f"by_{n}", DateParts(f"Action {n}: by when", [Optional(), NotPast()]))
    form.folded = tuple(f"{part}_{n}" for n in ROWS[1:] for part in ("what", "who", "by"))
    form.folded_words = "More actions"
    return form


def actions_of(form, dated=False):
    """The actions written in the form. Raises Incomplete for one without what, who or, where asked, by when."""
    problems, actions = {}, []
    for n in ROWS:
        what, who, by_when = (form[f"{part}_{n}"].data for part in ("what", "who", "by"))
        if not (visible(what) or visible(who) or by_when):
            continue
        actions.append({"what": what, "who": who, "by_when": by_when})
        if not visible(what):
            problems[f"what_{n}"] = f"Enter what will be done in action {n}"
        if not visible(who):
            problems[f"who_{n}"] = f"Enter who will do action {n}"
        if dated and not by_when:
            problems[f"by_{n}"] = f"Enter by when action {n} will be done"
    if problems:
        raise Incomplete(**problems)
    return actions
