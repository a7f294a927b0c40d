"""Which of its gates a form about a meeting asks for, and when: said before it is sent."""

from wtforms import Form, RadioField

from models.base import now
from models.review.holding import ADJOURN, NO_MEETING, OUT_OF_TIME, SERIES, SUBSTITUTE
from rules.london import london_date
from rules.words import day_words
from views.fields import DateParts
from views.form import NotPast


class DaysForm(Form):
    """What decides it: the days, and whether it is one meeting of several."""

    why = RadioField(validate_choice=False)
    held_on = DateParts("Held on")
    resumes_on = DateParts("Goes on", [NotPast()])


def when_asked(review):
    """{gate's key: in which case it is asked}, in plain words."""
    day, rule = day_words(london_date(review.due_row.due), now()), review.procedure.adjournment
    longer = f", or more than {rule.limit} after this meeting" if rule else ""
    in_time = f"goes on by {day}, by which the review is due"
    iro = review.child.iro
    return {
        SUBSTITUTE: f"Answer this if somebody other than {iro.name} chaired:" if iro else "",
        NO_MEETING: "Answer this if there was no meeting:",
        ADJOURN: f"Answer this if it was adjourned and {in_time}:",
        OUT_OF_TIME: f"Answer this if it goes on after {day}, by which the review is due{longer}:",
        SERIES: f"Answer this, once, if it is one meeting of several and {in_time}:",
    }


def needed(review, asked):
    """The gate that these answers need, as the record would ask for it; None while they are not whole, or it was passed."""
    form = DaysForm(asked)
    if not form.validate() or not (form.held_on.data and form.resumes_on.data and form.why.data):
        return None
    key = review.gate_to_go_on(form.held_on.data, form.resumes_on.data, form.why.data == "series")
    return None if review.has_passed(key) else review.procedure.gate(key)
