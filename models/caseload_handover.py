"""A reviewing officer's caseload, or some of its children, goes to another from a London date."""

from peewee import DateField, ForeignKeyField, JSONField, TextField

from models.base import InstantField, Record, now
from models.caseload import Caseload
from models.child.checking import officer_problem
from models.database import writing
from models.errors import Incomplete, Moved, NotYours
from models.event import Event
from models.person import Person
from rules.london import london_date

ACTION = "hand over a caseload"


class CaseloadHandover(Record):
    set_once = ("carried_out_at", "withdrawn_at")

    officer = ForeignKeyField(Person, backref="handed_over")
    to = ForeignKeyField(Person, backref="handed_to")
    since = DateField()
    children = JSONField(null=True)  # the ids of those chosen; None: all of them, and every open card
    why = TextField()
    by = ForeignKeyField(Person)
    recorded_at = InstantField(default=now)
    carried_out_at = InstantField(null=True)
    withdrawn_at = InstantField(null=True)

    @classmethod
    def arrange(cls, by, officer, to, since, why, children=None):
        """Hand this officer's caseload, or the chosen children of it, to another from a London date. Returns the row.

        It is carried out at once, or by the minute's pass once its day has come. Both are told. Raises NotYours, and
        Incomplete with everything that is wrong.
        """
        if not by.standing.letters(ACTION):
            raise NotYours("Only the quality service can hand a caseload over.")
        ids = sorted({child.id for child in children}) if children is not None else None
        with writing():
            if problems := _problems(officer, to, since, why, ids):
                raise Incomplete(**problems)
            handover = cls.create(officer=officer, to=to, since=since, why=why, children=ids, by=by)
            if since <= london_date(now()):
                handover.carry_out(by)
            else:
                handover.tell("handover planned", by, Caseload(officer).count(ids))
            return handover

    @classmethod
    def planned(cls):
        """Those whose day has not come, the soonest first, as a query."""
        waiting = cls.select().where(cls.carried_out_at.is_null(), cls.withdrawn_at.is_null())
        return waiting.order_by(cls.since, cls.id)

    @classmethod
    def carry_out_everything_due(cls):
        """Carry out those whose day has come. Returns how many. Safe to run twice, and after days of absence."""
        due = list(cls.planned().where(cls.since <= london_date(now())))
        return sum(handover.carry_out() for handover in due)

    def carry_out(self, by=None):
        """Hand over, once and in one transaction. Returns False where it was done or taken back before.

        Where the other is no reviewing officer any more, it is taken back, and whoever arranged it is told.
        """
        with writing():
            if not self._take("carried_out_at"):
                return False
            if officer_problem(Person.get_by_id(self.to_id)):
                self.tell("handover not possible", None, {}, [self.by])
                return False
            self.tell("caseload handed over", by, Caseload(self.officer).hand_to(self, by))
            return True

    def take_back(self, by):
        """Withdraw one whose day has not come. Raises NotYours, and Moved when it is too late."""
        with writing():
            if not by.standing.letters(ACTION):
                raise NotYours("Only the quality service can take this back.")
            if not self._take("withdrawn_at"):
                raise Moved("This hand-over was carried out or taken back already. Nothing was changed.")
            self.tell("handover taken back", by, {})

    def tell(self, kind, by, counts, people=None):
        """Add the event, with a notice for both officers, or for these people."""
        told = {"officer": self.officer.name, "to": self.to.name, "since": self.since.isoformat(), **counts}
        event = Event.create(kind=kind, actor=by, audience="named", told=told, happened_at=now())
        for person in people or (self.officer, self.to):
            event.add_notice(person, "caseload")

    def _take(self, column):
        """Fill the column where neither is filled. Returns True for whoever was first."""
        model, at = type(self), now()
        still = (model.id == self.id, model.carried_out_at.is_null(), model.withdrawn_at.is_null())
        taken = bool(model.update(**{column: at}).where(*still).execute())
        if taken:
            setattr(self, column, at)
        return taken


def _problems(officer, to, since, why, ids):
    problems, mine = {}, {child.id for child in Caseload(officer).children}
    if problem := "Choose another officer than the one who hands over" if to == officer else officer_problem(to):
        problems["to"] = problem
    if since is None:
        problems["since"] = "Enter the day from which it is theirs"
    if not why.strip():
        problems["why"] = "Enter why the caseload is handed over"
    if ids is not None and (not ids or not set(ids) <= mine):
        problems["children"] = "Choose from the children of this officer"
    elif ids is None and not mine and not Caseload(officer).cards:
        problems["children"] = f"{officer.name} has no children and no open cards to hand over"
    return problems
