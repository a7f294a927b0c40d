"""The questions whom one consulted before a stage is passed over: by name, how, and on which day."""

from wtforms import RadioField, StringField
from wtforms.validators import Optional

from models.escalation.contacting import MEANS
from views.choices import choices
from views.fields import DateParts
from views.form import line

PARTS = ("who", "means", "on")
NOT_LISTED = "Choose from what the list offers"


def roles_of(procedure, stages):
    """The roles to be consulted before any of these stages is passed over, each once, in their order."""
    wanted = [stage.consult for stage in stages if stage.consult] if procedure.bypass == "consult" else []
    return tuple(dict.fromkeys(wanted))


def with_consulted(form_class, procedure, stages):
    """The form's class with three questions for each role to be consulted before these stages are passed over."""
    fields = {}
    for role in roles_of(procedure, stages):
        title = procedure.roles[role].title
        before = " and ".join(stage.label for stage in stages if stage.consult == role)
        fields |= {
            f"consulted_who_{role}": StringField(
                f"Whom you consulted as {title}", [line()], description=f"Asked before {before} is passed over"
            ),
            f"consulted_means_{role}": RadioField(
                f"How you consulted the {title}", [Optional()], choices=choices(MEANS.items()),
                invalid_choice_message=NOT_LISTED,
            ),
            f"consulted_on_{role}": DateParts(f"Day on which you consulted the {title}"),
        }  # fmt: skip
    return type(form_class.__name__, (form_class,), fields)


def consulted(form):
    """{role: {"who", "means", "on"}} as the form says it."""
    start = "consulted_who_"
    roles = [field.name.removeprefix(start) for field in form if field.name.startswith(start)]
    return {role: {part: form[f"consulted_{part}_{role}"].data for part in PARTS} for role in roles}
