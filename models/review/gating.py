"""What is out of the ordinary: nothing of the kind without the names, days and reasons that the procedure asks for."""

from models.base import now
from models.errors import GateShut, Incomplete
from models.review.agreeing import is_the_same, kept_of, wanted, who_problem
from rules.limits import due
from rules.london import london_date
from rules.reviews import standing

ABSENT_PARENTS = "absent-parents"  # what a parent who was not there is sent


class Gating:
    def pass_gate(self, by, key, people=None, words=None, about=""):
        """Record who agreed or discussed it, when, and why. `people`: {role's key: (a Person, or the name of somebody
        outside, and the London date)}; `words`: {what the procedure asks: the answer}. Returns the row.

        Raises NotYours, Moved, and GateShut with everything that is missing, under the role's key or “asked 1”.
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
        """Pass the gate as given, unless it was passed before. Raises GateShut, which says what it asks for, where neither."""
        if key in given:
            self._pass(by, key, given[key].get("people", {}), given[key].get("words", {}), about or "")
        elif not self.has_passed(key, about):
            gate = self.procedure.gate(key)
            raise GateShut(key, gate=f"“{gate.label}” has to be recorded: {wanted(gate, self.procedure)}")

    def _pass(self, by, key, people, words, about):
        if not self._knows(key):
            raise Incomplete(gate="Choose the exception")
        gate, today = self.procedure.gate(key), london_date(now())
        problems, kept, said = self._during(gate, today), {}, {}
        for role in gate.asked_of:
            title, (who, on) = self.procedure.roles[role].title, people.get(role) or ("", None)
            problems |= who_problem(title, role, who, on, today)
            if role in gate.agreed_by and self._is_proposer(by, who, role):
                problems[role] = f"{title}: nobody agrees to their own proposal. Choose who else agreed"
            kept[role] = kept_of(title, who, on)
        for n, asked in enumerate(gate.asks, 1):
            if not words.get(asked, "").strip():
                problems[f"asked {n}"] = f"{asked}: enter it, or why it does not apply"
            said[asked] = words.get(asked, "").strip()
        if problems:
            raise GateShut(key, **problems)
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

    def _is_proposer(self, by, who, role):
        """Whoever records it proposes it; but where the reviewing officer’s agreement is asked, theirs is none."""
        if self.procedure.roles[role].acts_as == "IRO" and by in (
            self.child.iro,
            self.substitute and self.substitute.person,
        ):
            return False
        return is_the_same(who, by)
