"""A concern as it stands in its form, in the shape in which the record takes it."""

from datetime import datetime, time

from models import ClosureDay, Escalation
from models.base import now
from models.errors import Incomplete
from models.escalation.previewing import preview
from rules.limits import due
from rules.london import LONDON
from views.concern_problems import problems, safe_by_problem
from views.consulted import consulted
from views.form import visible
from views.instants import put_together
from views.settled import settled

WORDS = (
    "what_is_wrong", "impact", "risk", "wishes", "asked_for", "heading_words", "other_standard", "safe_why", "said",
    "bypass_words", "outside_why", "raised_late",
)  # fmt: skip


class Concern:
    def __init__(self, form, person):
        self.form, self.person, self.procedure = form, person, form.protocol

    def foresee(self):
        """What would start if it were raised now. Raises Refusal; Incomplete with all that is missing at once."""
        missing = problems(self)
        try:
            foreseen = preview(*self._parts)
        except Incomplete as refusal:
            raise Incomplete(**refusal.problems | missing) from refusal
        missing = missing or safe_by_problem(self, foreseen)
        if missing:
            raise Incomplete(**missing)
        return foreseen

    def raise_it(self):
        """Raise it, with the talk with the social worker on its first stage. Returns the escalation."""
        self.foresee()
        escalation = Escalation.raise_for(*self._parts)
        if self.is_told:
            how, words = self.value("told_how"), self.value("said")
            sent_to = next((r for r in escalation.entry.recipients if r.person and r.name == self.worker), None)
            escalation.entry.contact(self.person, how, self.told_at, True, words, self.worker, sent_to)
        return escalation

    def value(self, name):
        """What stands in that field; None where the procedure does not ask, an empty text for what cannot be seen."""
        field = self.form._fields.get(name)
        if name in WORDS:
            return field.data if field and visible(field.data) else ""
        return field.data if field else None

    @property
    def children(self):
        """The children it is about, in the order in which they stand in the form."""
        chosen = self.value("children") or ()
        return [child for key, child in self.form.reach.items() if str(key) in chosen]

    @property
    def headings(self):
        """The chosen headings of the procedure."""
        return [heading for heading in self.procedure.headings if heading.key in (self.value("headings") or ())]

    @property
    def standards(self):
        """The standards ticked under the chosen headings, in the council's words."""
        named = {(f"{h.key}.{place}"): words for h in self.headings for place, words in enumerate(h.standards)}
        return [words for key, words in named.items() if key in (self.value("standards") or ())]

    @property
    def kind(self):
        """The kind of concern: its headings and the words where they ask for some."""
        labels = "; ".join(heading.label for heading in self.headings)
        return ": ".join(filter(None, (labels, self._columns["heading_words"])))

    @property
    def why_bypassed(self):
        """The reason of the bypass, in the council's words and the person's own."""
        reasons = {reason.key: reason.label for reason in self.procedure.bypass_reasons}
        words = (reasons.get(self.value("bypass_reason"), ""), self.value("bypass_words"))
        return ": ".join(filter(None, words)) if self.starts_later else ""

    @property
    def consulted(self):
        """Who was consulted before a stage is passed over, as the record will keep it: {role: {"who", "means", "on"}}."""
        return {role: said for role, said in consulted(self.form).items() if self.starts_later and said["who"]}

    @property
    def passed(self):
        """The labels of the stages that are passed over."""
        return [stage.label for stage in self.form.stages[: self.form.stages.index(self.stage)]]

    @property
    def came_up(self):
        """When it was identified, or the first instant of the day of its origin; None where neither is given."""
        if day := self.value("origin_on"):
            return datetime.combine(day, time(), LONDON)
        try:
            return self.identified_at
        except Incomplete:
            return None

    @property
    def is_late(self):
        """True where it came up longer ago than the procedure takes without asking why."""
        if self.came_up is None or self.came_up > now():
            return False
        calendar = ClosureDay.calendar(self.procedure.calendar_division)
        return due(self.procedure.ask_why_after, self.came_up, calendar).at < now()

    @property
    def why_late(self):
        """Why it is raised only now, where that is asked."""
        return self.value("raised_late") or "" if self.is_late else ""

    @property
    def starts_later(self):
        return self.value("starts") == "later"

    @property
    def stage(self):
        """The stage at which it starts, or None where a later one is wanted and none is chosen."""
        key = self.value("stage") if self.starts_later else self.form.stages[0].key
        return next((stage for stage in self.form.stages if stage.key == key), None)

    @property
    def worker(self):
        """Who was told: the first child's social worker, with their title."""
        worker = next((child.social_worker for child in self.children if child.social_worker), None)
        return f"{worker.name}, {self.form.worker}" if worker else f"the {self.form.worker}"

    @property
    def is_told(self):
        return self.value("told") == "yes"

    @property
    def told_at(self):
        """The instant at which the social worker was told. Raises Incomplete for one that was not, or not yet."""
        at = put_together(self.value("told_on"), self.value("told_at"), "told_at")
        if at > now():
            raise Incomplete(told_at="The time you told them must be in the past")
        return at

    @property
    def identified_at(self):
        """The instant at which the concern was identified; None where it is not asked, or not given whole.

        Raises Incomplete for a time that cannot be, or is still to come.
        """
        on, time = self.value("identified_on"), self.value("identified_time")
        if on is None or time is None:
            return None
        at = put_together(on, time, "identified_time")
        if at > now():
            raise Incomplete(identified_time="The time the concern was identified must be in the past")
        return at

    @property
    def _parts(self):
        stage = self.stage.key if self.stage else ""
        return self.children, self.person, self.form.loaded, stage, self._columns, self._opening

    @property
    def _columns(self):
        asks_words = not self.procedure.headings or any(heading.asks_words for heading in self.headings)
        columns = {name: self.value(name) for name in WORDS if name not in ("bypass_words", "raised_late")}
        if not asks_words:
            columns["heading_words"] = ""
        if not self.is_told:
            columns["said"] = ""
        columns |= {name: self.value(name) for name in ("origin_on", "asked_by", "safe_by")}
        columns |= {name: self.value(name) or "" for name in ("kind", "origin")} | {"raised_late": self.why_late}
        columns["identified_at"] = self.identified_at
        return columns | {"headings": [heading.key for heading in self.headings], "standards": self.standards}

    @property
    def _opening(self):
        opening = {"asked_for": self.value("asked_for"), "settled": settled(self.form, self.stage)}
        if self.stage and self.stage.rated:
            opening["urgency"] = self.value("urgency")
        if self.starts_later:
            opening |= {name: self.value(name) or "" for name in ("bypass_reason", "bypass_words")}
            opening["consulted"] = consulted(self.form)
        return opening
