"""What is out of the ordinary: nothing of the kind without the names, days and reasons that the procedure asks for."""

from models.base import now
from models.errors import Incomplete
from models.review.permitting import must_say
from rules.limits import due
from rules.london import london_date
from rules.reviews import standing

ABSENT_PARENTS = "absent-parents"  # what a parent who was not there is sent


class Gating:
    def pass_gate(self, by, key, people=None, words=None, about=""):
        """Record who agreed or discussed it, when, and why. `people`: {role's key: (name, London date)}; `words`: {what
        the procedure asks: the answer}. Returns the row.

        Raises NotYours, Moved, and Incomplete with everything that is missing, under the role's key or “asked 1”.
        """
        with self.changing_as(by, "record a review", while_open=False):
            return self._pass(by, key, people or {}, words or {}, about)

    def has_passed(self, key, about=None):
        """True where the procedure knows no such gate, or this review has passed it."""
        if not self._knows(key):
            return True
        gate = type(self).gates.rel_model
        rows = self.gates.where(gate.gate_key == key)
        return (rows if about is None else rows.where(gate.about == about)).exists()

    def need_gate(self, by, key, given, about=None):
        """Pass the gate as given, unless it was passed before. Raises Incomplete where neither."""
        if key in given:
            self._pass(by, key, given[key].get("people", {}), given[key].get("words", {}), about or "")
        elif not self.has_passed(key, about):
            raise Incomplete(gate=f"“{self.procedure.gate(key).label}”: say who was asked, when, and why")

    def _pass(self, by, key, people, words, about):
        if not self._knows(key):
            raise Incomplete(gate="Choose what is out of the ordinary")
        gate, today = self.procedure.gate(key), london_date(now())
        problems = self._during(gate, today)
        said, kept = {}, {}
        for role in (*gate.agreed_by, *gate.discussed_with):
            name, on = people.get(role) or ("", None)
            problems |= _person_problem(self.procedure.roles[role].title, role, name, on, today)
            problems |= self._own_agreement(gate, role, name, by)
            kept[role] = {"title": self.procedure.roles[role].title, "name": name, "on": on and on.isoformat()}
        for n, asked in enumerate(gate.asks, 1):
            if not words.get(asked, "").strip():
                problems[f"asked {n}"] = f"{asked}: enter it, or why it does not apply"
            said[asked] = words.get(asked, "").strip()
        if problems:
            raise Incomplete(**problems)
        row = self.add("gates", gate_key=key, about=about, people=kept, words=said, on=today, by=by)
        self.tell("gate passed", by, label=gate.label, about=about, people=list(kept.values()), words=said)
        return row

    def _knows(self, key):
        return any(gate.key == key for gate in self.procedure.gates)

    def _during(self, gate, today):
        """It stands only while something lasts, and has lasted so long."""
        if not gate.during:
            return {}
        lasts = standing(self.child.timeline(), gate.during)
        if lasts is None:
            return {"gate": f"“{gate.label}” is only for a child in a {gate.during}"}
        if gate.lasted and london_date(due(gate.lasted, lasts.began, self.calendar).at) > today:
            return {"gate": f"“{gate.label}” is only for one that has lasted {gate.lasted[0]}"}
        return {}

    @staticmethod
    def _own_agreement(gate, role, name, by):
        is_own = role in gate.agreed_by and " ".join(name.split()).casefold() == by.name.casefold()
        is_own = is_own and "IRO" in by.roles and len(by.roles) == 1 and role != "iro"
        return {role: "Nobody agrees to their own proposal: enter who did"} if is_own else {}


def _person_problem(title, role, name, on, today):
    try:
        must_say(name, role, f"{title}: enter the name and the day")
    except Incomplete as refusal:
        return refusal.problems
    if on is None or on > today:
        return {role: f"{title}: enter a day that is today or in the past"}
    return {}
