"""The questions that a stage's clocks ask: which date was agreed and with whom, or how long the raiser chooses."""

from wtforms import RadioField, StringField
from wtforms.validators import Optional

from views.choices import choices
from views.fields import DateParts
from views.form import line

NOT_LISTED = "Choose from what the list offers"
QUESTIONS = ("agreed_", "party_", "chosen_")


def with_settled(form_class, stages):
    """The form's class with the questions of each clock whose date is agreed, or whose limit the raiser chooses."""
    fields = {}
    for clock in (clock for stage in stages for clock in stage.clocks):
        if clock.agreed:
            fields[f"agreed_{clock.key}"] = DateParts(clock.label, description="The date that was agreed")
            fields[f"party_{clock.key}"] = StringField("Who agreed to that date (optional)", [line()])
        if clock.choices:
            limits = choices((words, words) for words in clock.choices)
            fields[f"chosen_{clock.key}"] = RadioField(
                clock.label, [Optional()], choices=limits, invalid_choice_message=NOT_LISTED
            )
    return type(form_class.__name__, (form_class,), fields)


def settled_fields(form, start):
    """The fields that ask for an agreed date (`agreed_`) or a chosen limit (`chosen_`), with their clocks' keys."""
    return [(field, field.name.removeprefix(start)) for field in form if field.name.startswith(start)]


def settled(form, stage):
    """{clock: the agreed date and with whom, or the chosen limit} for the clocks of this stage."""
    asked = {clock.key for clock in stage.clocks} if stage else ()
    dates = {
        key: {"date": field.data.isoformat(), "with": form[f"party_{key}"].data or ""}
        for field, key in settled_fields(form, "agreed_")
        if field.data
    }
    limits = {key: {"limit": field.data} for field, key in settled_fields(form, "chosen_") if field.data}
    return {key: answer for key, answer in (dates | limits).items() if key in asked}


def past_dates(form, today):
    """{field: sentence} for agreed dates that lie in the past."""
    agreed = settled_fields(form, "agreed_")
    return {field.name: "The date must be today or later" for field, _ in agreed if field.data and field.data < today}
