"""Fitting the form for a concern to the council's procedure: its questions, its choices, its words."""

from models import Child
from models.escalation.contacting import MEANS
from views.choices import choices, urgencies
from views.concern_form import ConcernForm
from views.consulted import with_consulted
from views.settled import with_settled

FOUND_AT_MOST = 10


def fitted(version, kind, person, formdata=None, **options):
    """The form with the questions and the choices that this procedure has for this kind of case.

    It carries the procedure's version as `loaded`, and the stages at which the concern may start as `stages`.
    """
    stages = version.procedure.stages_for(kind or None)
    asking = with_settled(with_consulted(ConcernForm, version.procedure, stages[:-1]), stages)
    form = asking(formdata, procedure=version.key, kind=kind, **options)
    form.loaded, form.protocol, form.stages = version, version.procedure, stages
    fits = (_fit_children, _fit_outside, _fit_origin, _fit_headings, _fit_telling, _fit_start, _fit_urgency)
    for fit in fits:
        fit(form, form.protocol, person)
    if not form.protocol.safe_by:
        del form.safe_by, form.safe_why
    if not form.protocol.asks(kind or None):
        _fit_notice(form)
    return form


def _fit_notice(form):
    """What only gives notice asks for nothing: it says what happened and what that means for the child."""
    needless = ("headings", "heading_words", "standards", "other_standard", "risk", "told", "told_how", "told_on")
    for name in (*needless, "told_at", "said", "asked_for", "asked_by", "safe_by", "safe_why"):
        if name in form:
            del form[name]
    form.what_is_wrong.label.text = "What happened?"
    form.impact.label.text = "What did it mean for the child?"


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


def _fit_outside(form, procedure, person):
    """The reason is asked only where a child is chosen whom the procedure is not written for."""
    chosen = (
        [child for key, child in form.reach.items() if str(key) in (form.children.data or ())] if form.children else []
    )
    outside = [child for child in chosen if not procedure.is_for(child.status_on())]
    if not outside:
        del form.outside_why
        return
    said = " and ".join(f"{child.name}: {child.status_on()}" for child in outside)
    form.outside_why.description = f"It is written for children: {' or '.join(procedure.applies_to)}. {said}"


def _who(child):
    """What tells this child from another of the same name."""
    return ", ".join(filter(None, (child.reference, child.team and child.team.name, child.status_on())))


def _fit_origin(form, procedure, person):
    form.origin.choices = choices(procedure.origins.items())
    if not procedure.origins:
        del form.origin
    kind = form.kind.data or None
    if not procedure.counts_from("identified", kind):
        del form.identified_on, form.identified_time
    form.counts_from_origin = procedure.counts_from("origin", kind)
    if form.counts_from_origin:
        form.origin_on.description = "A limit is counted from this day, for example that of the review"
    else:
        del form.origin_on
    form.raised_late.label.text = f"Why is it raised only now? (if it came up more than {procedure.ask_why_after} ago)"
    if "origin_on" not in form and "identified_on" not in form:
        del form.raised_late


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


def _fit_urgency(form, procedure, person):
    form.urgency.choices = urgencies(procedure)
    if not procedure.urgencies or not any(stage.rated for stage in form.stages):
        del form.urgency


def answering(procedure, stage):
    """Whose answer a stage asks for, by their titles."""
    titles = [procedure.roles[rule.role].title for rule in stage.recipients if rule.part == "answers"]
    return f"Answered by the {' and the '.join(titles)}" if titles else ""
