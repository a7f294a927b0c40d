"""The form in which a concern is written, fitted to the council's procedure."""

from wtforms import HiddenField, RadioField, SelectMultipleField, StringField, TextAreaField
from wtforms.validators import Optional

from models import Child
from models.escalation.contacting import MEANS
from views.choices import choices, urgencies
from views.fields import DateParts, TimeOfDay
from views.form import Form, Text, line

FOUND_AT_MOST = 10
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

    origin = one_of("How did it come up?")
    origin_on = DateParts("Date it came up")
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


def fitted(version, kind, person, formdata=None, **options):
    """The form with the questions and the choices that this procedure has for this kind of case.

    It carries the procedure's version as `loaded`, and the stages at which the concern may start as `stages`.
    """
    stages = version.procedure.stages_for(kind or None)
    form = _with_settled(stages)(formdata, procedure=version.key, kind=kind, **options)
    form.loaded, form.protocol, form.stages = version, version.procedure, stages
    for fit in (_fit_children, _fit_origin, _fit_headings, _fit_telling, _fit_start, _fit_urgency):
        fit(form, form.protocol, person)
    if not form.protocol.safe_by:
        del form.safe_by, form.safe_why
    return form


def settled_fields(form, start):
    """The fields that ask for an agreed date (`agreed_`) or a chosen limit (`chosen_`), with their clocks' keys."""
    return [(field, field.name.removeprefix(start)) for field in form if field.name.startswith(start)]


def _with_settled(stages):
    """The form's class with a field for each clock whose date is agreed, or whose limit the raiser chooses."""
    fields = {}
    for clock in (clock for stage in stages for clock in stage.clocks):
        if clock.agreed:
            fields[f"agreed_{clock.key}"] = DateParts(clock.label, description="The date that was agreed")
        if clock.choices:
            limits = choices((words, words) for words in clock.choices)
            fields[f"chosen_{clock.key}"] = RadioField(
                clock.label, [Optional()], choices=limits, invalid_choice_message=NOT_LISTED
            )
    return type("ConcernForm", (ConcernForm,), fields)


def _fit_children(form, procedure, person):
    about = procedure.may_be_about(form.kind.data or None)
    form.reach, form.found, form.one_child = {}, 0, "children" not in about
    if not {"child", "children"} & set(about):
        del form.find, form.children
        return
    reach = person.children_to_raise_for
    chosen = [int(key) for key in form.children.data or () if key.isascii() and key.isdigit() and len(key) < 10]
    offered = {child.id: child for child in reach.where(Child.id.in_(chosen))}
    if form.do.data not in ("keep", "continue") and (form.find.data or "").strip():
        found = list(reach.found_by(form.find.data).order_by(Child.name).limit(FOUND_AT_MOST + 1))
        form.found = len(found)
        offered |= {child.id: child for child in found[:FOUND_AT_MOST]}
    elif form.find.data:
        form.find.data = ""
    form.reach = offered
    words = [(str(child.id), child.name) for child in offered.values()]
    form.children.choices = choices(words, {str(child.id): _who(child) for child in offered.values()})


def _who(child):
    """What tells this child from another of the same name."""
    return ", ".join(filter(None, (child.reference, child.team and child.team.name, child.status_on())))


def _fit_origin(form, procedure, person):
    form.origin.choices = choices(procedure.origins.items())
    if not procedure.origins:
        del form.origin
    clocks = [clock for stage in form.stages for clock in stage.clocks] + [procedure.overall]
    form.counts_from_origin = any(clock and clock.starts == "origin" for clock in clocks)
    if form.counts_from_origin:
        form.origin_on.description = "A limit is counted from this day, for example that of the review"
    else:
        del form.origin_on


def _fit_headings(form, procedure, person):
    form.headings.choices = choices((heading.key, heading.label) for heading in procedure.headings)
    form.standards.choices = choices(
        (f"{heading.key}.{place}", standard)
        for heading in procedure.headings
        for place, standard in enumerate(heading.standards)
    )
    asking = [heading.key for heading in procedure.headings if heading.asks_words]
    form.asks_words = asking[0] if len(asking) == 1 else ""
    if procedure.headings and not asking:
        del form.heading_words
    if not procedure.headings:
        del form.headings
    if not any(heading.standards for heading in procedure.headings):
        del form.standards, form.other_standard


def _fit_telling(form, procedure, person):
    worker = next((role.title for role in procedure.roles.values() if role.acts_as == "SW"), "social worker")
    form.worker = worker
    form.told.label.text = f"Have you told the {worker}?"
    form.told.choices = choices([("yes", "Yes"), ("no", "Not yet")])
    form.told_how.choices = choices(MEANS.items())


def _fit_start(form, procedure, person):
    """The first stage, or a later one with the reason of the bypass."""
    later = form.stages[1:]
    if procedure.bypass == "never" or not later:
        del form.starts, form.stage, form.bypass_reason, form.bypass_words
        return
    form.starts.choices = choices([("first", form.stages[0].label), ("later", "At a later stage")],
                                  {"first": form.stages[0].help, "later": "Say why a stage is bypassed"})  # fmt: skip
    form.starts.data = form.starts.data or "first"
    form.stage.choices = choices([(stage.key, stage.label) for stage in later],
                                 {stage.key: answering(procedure, stage) for stage in later})  # fmt: skip
    form.bypass_reason.choices = choices((reason.key, reason.label) for reason in procedure.bypass_reasons)
    _fit_reasons(form, procedure)


def _fit_reasons(form, procedure):
    """The council's reasons for a bypass, and words for those that ask for them."""
    asking = [reason.key for reason in procedure.bypass_reasons if reason.asks_words]
    form.words_wanted = asking[0] if len(asking) == 1 else ""
    if not procedure.bypass_reasons:
        form.bypass_words.label.text = form.bypass_reason.label.text
        del form.bypass_reason
    elif not asking:
        del form.bypass_words
    consulted = {procedure.roles[stage.consult].title for stage in form.stages if stage.consult}
    if procedure.bypass == "consult" and consulted and form.bypass_words:
        form.bypass_words.description = f"Consult the {' and the '.join(sorted(consulted))} first, and say when you did"


def _fit_urgency(form, procedure, person):
    form.urgency.choices = urgencies(procedure)
    if not procedure.urgencies or not any(stage.rated for stage in form.stages):
        del form.urgency


def answering(procedure, stage):
    """Whose answer a stage asks for, by their titles."""
    titles = [procedure.roles[rule.role].title for rule in stage.recipients if rule.part == "answers"]
    return f"Answered by the {' and the '.join(titles)}" if titles else ""
