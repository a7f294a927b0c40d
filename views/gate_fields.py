"""The questions of a gate as fields of a form: who agreed or was consulted, on which day, and in words."""

from typing import ClassVar

from wtforms import SelectField, StringField, TextAreaField
from wtforms.validators import Optional

from models import Person
from models.child.who import acting
from views.choices import choices
from views.fields import DateParts
from views.form import Text
from views.reviewing import ReviewForm

OUTSIDE = "outside"
PARTS = ("who", "name", "on")


class GatedForm(ReviewForm):
    """A form that may have to pass gates. `gates` are those of the procedure; those left empty are not passed."""

    gates = ()
    when_asked: ClassVar = {}  # {gate's key: in which case it is asked, where the form may have to pass several}

    @property
    def folded(self):
        """The names of all the gates' fields: they stand together, beneath the others."""
        return tuple(name for gate in self.gates for name in self.gate_names(gate))

    def gate_names(self, gate):
        """The names of this gate's fields, in their order."""
        people = [f"{gate.key}-{part}-{n}" for n, _ in enumerate(gate.asked_of, 1) for part in PARTS]
        return [*people, *_answers(gate)]

    @property
    def open_gates(self):
        """The keys of the gates in which something is written or wrong."""
        return {gate.key for gate in self.gates if any(self[n].data or self[n].errors for n in self.gate_names(gate))}

    def given(self):
        """{gate's key: {"people", "words"}} as the record takes them, of the gates in which something is written. What one
        of them asks as another does, it is told by the other.
        """
        shared = {asked: words for gate in self.gates for asked, words in self._words(gate).items() if words}
        found = {}
        for gate in self.gates:
            words = {asked: own or shared.get(asked, "") for asked, own in self._words(gate).items()}
            people = self._people(gate)
            if any(words.values()) or any(name or on for name, on in people.values()):
                found[gate.key] = {"people": people, "words": words}
        return found

    def turned_back(self, key, problems):
        """{name of a field: sentence} of what the gate of that key refused. Its panel holds what was written of it, and of
        another that asks the same.
        """
        gate = next((gate for gate in self.gates if gate.key == key), None)
        if gate is None:
            return problems
        self._move_words(gate)
        names = {role: f"{key}-who-{n}" for n, role in enumerate(gate.asked_of, 1)}
        names |= {f"asked {n}": name for n, name in enumerate(_answers(gate), 1)}
        names["gate"] = next(iter(self.gate_names(gate)), "gate")
        said = {names.get(name, name): sentence for name, sentence in problems.items()}
        return {name: self._named(gate, name, sentence) for name, sentence in said.items()}

    def _named(self, gate, name, sentence):
        """With which gate it is, where the form has several."""
        return sentence if len(self.gates) == 1 or gate.label in sentence else f"“{gate.label}”: {sentence}"

    def _move_words(self, gate):
        for other in self.gates:
            for name, asked in zip(_answers(other), other.asks, strict=True):
                if other is not gate and asked in gate.asks:
                    own = self[_answers(gate)[gate.asks.index(asked)]]
                    own.data, self[name].data = own.data or self[name].data, ""

    def _words(self, gate):
        return {asked: self[name].data or "" for name, asked in zip(_answers(gate), gate.asks, strict=True)}

    def _people(self, gate):
        return {role: (self._who(gate, n), self[f"{gate.key}-on-{n}"].data) for n, role in enumerate(gate.asked_of, 1)}

    def _who(self, gate, n):
        chosen = self[f"{gate.key}-who-{n}"].data or ""
        return Person.get_by_id(int(chosen)) if chosen.isdigit() else self[f"{gate.key}-name-{n}"].data or ""


def gated(form, review, *keys):
    """This kind of form with the fields of those gates of the review’s procedure that it knows."""
    gates = tuple(gate for gate in review.procedure.gates if gate.key in keys)
    fields = {name: field for gate in gates for name, field in _fields(gate, review).items()}
    return type(form.__name__, (form,), {"gates": gates, **fields})


def _fields(gate, review):
    fields = {}
    for n, key in enumerate(gate.asked_of, 1):
        role, did = review.procedure.roles[key], "agreed" if key in gate.agreed_by else "was consulted"
        offered = [("", "Choose"), *_people_of(role, review.child), (OUTSIDE, "Somebody who is not in this list")]
        fields[f"{gate.key}-who-{n}"] = SelectField(f"{role.title} who {did}", choices=choices(offered), default="")
        label = f"{role.title} who {did}: name, only where they are not in the list"
        fields[f"{gate.key}-name-{n}"] = StringField(label, [Text(120, lines=False)])
        fields[f"{gate.key}-on-{n}"] = DateParts(f"Day on which the {role.title} {did}", [Optional()])
    return fields | {
        name: TextAreaField(asked, [Text()]) for name, asked in zip(_answers(gate), gate.asks, strict=True)
    }


def _people_of(role, child):
    """[(id, name)] of those who act in this role, who does so for the child first."""
    nearest = child.owing(role.acts_as)
    found = {person.id: person.name for person in ([nearest] if nearest else [])}
    found |= {person.id: person.name for person in acting(role.acts_as).order_by(Person.name) if person.id not in found}
    return [(str(key), name) for key, name in found.items()]


def _answers(gate):
    """The names of the fields for what it asks in words."""
    return [f"{gate.key}-asked-{n}" for n, _ in enumerate(gate.asks, 1)]
