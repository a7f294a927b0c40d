"""The questions of a gate as fields of a form: who agreed or was asked, on which day, and in words."""

from wtforms import StringField, TextAreaField
from wtforms.validators import Optional

from views.fields import DateParts
from views.form import Text
from views.reviewing import ReviewForm


class GatedForm(ReviewForm):
    """A form that may have to pass gates. `gates` are those of the procedure; those left empty are not passed."""

    gates = ()

    @property
    def folded(self):
        """The names of all the gates' fields: they stand together, beneath the others."""
        return tuple(name for gate in self.gates for name in self.gate_names(gate))

    def gate_names(self, gate):
        """The names of this gate's fields, in their order."""
        return _names(gate)

    @property
    def open_gates(self):
        """The keys of the gates in which something is written or wrong."""
        return {gate.key for gate in self.gates if any(self[n].data or self[n].errors for n in _names(gate))}

    def given(self, only=None):
        """{gate's key: {"people", "words"}} as the record takes them, of the gates in which something is written."""
        written = [gate for gate in self.gates if any(self[name].data for name in _names(gate))]
        return {gate.key: self._gate(gate) for gate in written if only is None or gate.key == only}

    @property
    def renamed(self):
        """The record names a gate's problems by role and number: those of the gate that is being passed."""
        passed = [gate for gate in self.gates if gate.key in self.open_gates] or self.gates[:1]
        found = {}
        for gate in passed[:1]:
            found |= {role: f"{gate.key}-who-{n}" for n, role in enumerate(_roles(gate), 1)}
            found |= {f"asked {n}": f"{gate.key}-asked-{n}" for n, _ in enumerate(gate.asks, 1)}
        return found

    def _gate(self, gate):
        people = {
            role: (self[f"{gate.key}-who-{n}"].data, self[f"{gate.key}-on-{n}"].data)
            for n, role in enumerate(_roles(gate), 1)
        }
        return {"people": people, "words": {a: self[f"{gate.key}-asked-{n}"].data for n, a in enumerate(gate.asks, 1)}}


def gated(form, procedure, *keys):
    """This kind of form with the fields of those gates of the procedure that it knows."""
    gates = tuple(gate for gate in procedure.gates if gate.key in keys)
    fields = {name: field for gate in gates for name, field in _fields(gate, procedure.roles).items()}
    return type(form.__name__, (form,), {"gates": gates, **fields})


def _fields(gate, roles):
    fields = {}
    for n, role in enumerate(_roles(gate), 1):
        did = "agreed" if role in gate.agreed_by else "was consulted"
        fields[f"{gate.key}-who-{n}"] = StringField(f"{roles[role].title} who {did}: name", [Text(120, lines=False)])
        fields[f"{gate.key}-on-{n}"] = DateParts(f"On which day {roles[role].title} {did}", [Optional()])
    for n, asked in enumerate(gate.asks, 1):
        fields[f"{gate.key}-asked-{n}"] = TextAreaField(asked, [Text()])
    return fields


def _names(gate):
    people = [f"{gate.key}-{part}-{n}" for n, _ in enumerate(_roles(gate), 1) for part in ("who", "on")]
    return [*people, *(f"{gate.key}-asked-{n}" for n, _ in enumerate(gate.asks, 1))]


def _roles(gate):
    return (*gate.agreed_by, *gate.discussed_with)
