"""The form in which a concern is written."""

from wtforms import HiddenField, RadioField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import Optional

from views.fields import DateParts, TimeOfDay
from views.form import Form, Text, line

NOT_LISTED = "Choose from what the list offers"


def one_of(words):
    """A choice of one, which may be left open."""
    return RadioField(words, [Optional()], invalid_choice_message=NOT_LISTED)


def any_of(words):
    """A choice of any number."""
    return SelectMultipleField(words, invalid_choice_message=NOT_LISTED)


class ConcernForm(Form):
    """Checks here say only what can be kept as text, date or choice; what a concern needs is said by `views.concern`."""

    do = StringField()  # the button that was pressed: "find", "keep" or "continue"
    procedure = HiddenField()
    kind = HiddenField()

    find = StringField("Find a child", [line()], description="Part of a name, or a reference")
    children = any_of("Who it is about")
    outside_why = TextAreaField("Why do you use this procedure for them?", [Text()])

    origin = one_of("How did it come up?")
    origin_on = DateParts("Date it came up")
    identified_on = DateParts("Date the concern was identified")
    identified_time = TimeOfDay("Time the concern was identified", description="For example, 9:41 or 14:05")
    raised_late = TextAreaField("Why is it raised only now? (if it came up some time ago)", [Text()])
    headings = any_of("What kind of concern is it?")
    heading_words = StringField("What kind of concern, in your words", [line()])
    standards = any_of("Standards not met")
    other_standard = TextAreaField("Another standard that was not met (optional)", [Text()])
    what_is_wrong = TextAreaField("What is wrong?", [Text()])

    impact = TextAreaField("What does this mean for the child?", [Text()])
    risk = TextAreaField("What is the risk to the child?", [Text()])
    wishes = TextAreaField("What does the child want and feel? (optional)", [Text()])

    told = one_of("Have you told them about it?")
    told_how = one_of("How did you tell them?")
    told_on = DateParts("Date you told them")
    told_at = TimeOfDay("Time you told them", description="For example, 9:41 or 14:05")
    said = TextAreaField("What was said?", [Text()])

    asked_for = TextAreaField("What do you ask for?", [Text()])
    asked_by = DateParts("By when? (optional)")

    starts = one_of("Where does it start?")
    stage = one_of("Which stage?")
    bypass_reason = one_of("Why is a stage bypassed?")
    bypass_words = TextAreaField("In your own words", [Text()])
    urgency = one_of("How urgent is it?")

    safe_by = DateParts("The child must be safe by")
    safe_why = TextAreaField("Why that date?", [Text()])
