"""The rows that one life left in the record, written again for other children with other people: the same in every detail."""

import re

from peewee import ForeignKeyField

from models import BoardRevision, Escalation, Heartbeat, Person, Post, Team, tables

OF_THE_COUNCIL = (BoardRevision, Heartbeat)  # one row for each board and each pass, whoever’s life it is
COUNTED = {Escalation: "number"}  # columns that count on as ids do


def marks():
    """{table’s model: its last id}: where the record stands before a life."""
    return {model: tables.last(model) for model in tables.tables() if model not in OF_THE_COUNCIL}


class Stamp:
    """What was written since `before`, the `marks` of then; `life` says whose and by whom."""

    def __init__(self, before, life):
        self.life, self.rows, self.step = life, {}, {}
        stored = {model: tables.stored(model, after) for model, after in before.items()}
        self.step = {model: rows[-1][0] - before[model] for model, rows in stored.items() if rows}
        told = re.compile("|".join(map(re.escape, _names(life.around, life.reference, life.called))))
        for model, rows in stored.items():
            if rows:
                self.rows[model] = [_Row(model, cells, before, told) for cells in rows]
        self._told = told

    def press(self, others):
        """Write it for each of these: (Around, the child’s reference, their name)."""
        pressed = {model: [] for model in self.rows}
        for turn, other in enumerate(others, 1):
            people, names = _swapped(self.life.around, other[0]), self._names_for(other)
            shift = {model: turn * step for model, step in self.step.items()}
            for model, rows in self.rows.items():
                counted = turn * len(rows)
                pressed[model] += [row.again(shift, counted, people, self._told, names) for row in rows]
        for model, rows in pressed.items():
            tables.put(model, rows)

    def _names_for(self, other):
        mine = _names(self.life.around, self.life.reference, self.life.called)
        return dict(zip(mine, _names(*other), strict=True))


class _Row:
    """One row, and which of its cells are others in each copy."""

    def __init__(self, model, cells, before, told):
        self.cells, self.own, self.people, self.texts, self.counted = cells, [(0, model)], [], [], []
        for place, (field, cell) in enumerate(zip(tables.fields(model), cells, strict=True)):
            if isinstance(field, ForeignKeyField) and cell is not None:
                if cell > before[field.rel_model]:
                    self.own.append((place, field.rel_model))
                elif field.rel_model in (Person, Post, Team):
                    self.people.append((place, field.rel_model))
            elif isinstance(cell, str) and told.search(cell):
                self.texts.append(place)
            elif field.name == COUNTED.get(model):
                self.counted.append(place)

    def again(self, shift, counted, people, told, names):
        cells = list(self.cells)
        for place, model in self.own:
            cells[place] += shift[model]
        for place, model in self.people:
            cells[place] = people[model].get(cells[place], cells[place])
        for place in self.texts:
            cells[place] = told.sub(lambda found: names[found[0]], cells[place])
        for place in self.counted:
            cells[place] += counted
        return cells


def _names(around, reference, called):
    """What stands in words of those who are others in each copy."""
    return [reference, called, *(seat.person.name for seat in around.seats)]


def _swapped(mine, theirs):
    """{model: {id: the id in its place}}."""
    pairs = list(zip(mine.seats, theirs.seats, strict=True))
    return {
        Person: {one.person.id: other.person.id for one, other in pairs},
        Post: {one.post.id: other.post.id for one, other in pairs},
        Team: {mine.team.team.id: theirs.team.team.id},
    }
