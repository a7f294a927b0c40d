"""How a review stands, in one line of a list; many are read together, whatever their number."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from models.base import now
from models.child import Allocation
from models.closure_day import ClosureDay
from models.deadline import Deadline
from models.person import Person
from models.procedure_version import ProcedureVersion
from models.review import clocks
from models.review.brought_forward import BroughtForward
from models.review.circulation import Circulation
from models.review.following_up import RECORD
from models.review.invitation import Invitation
from models.review.papering import PAPERS
from models.review.reply import Reply
from models.review.review_document import ReviewDocument
from models.review.review_meeting import ReviewMeeting
from models.review.review_step import ReviewStep
from models.review.ruled import ruled_by
from models.review.system_due import SystemDue
from rules.london import is_late, london_date
from rules.words import left_words


@dataclass
class Line:
    review: object
    iro: object = None
    booked: object = None  # the meeting to come
    due: Deadline | None = None  # by which it is to be held, or completed where it was adjourned
    left: str = ""  # the time until then, in words
    plan_by: date | None = None  # the last working day before that day, where it is none itself
    forward: date | None = None  # the day to which it is brought forward
    limits: list = field(default_factory=list)  # what else is or was owed by a time
    steps: dict = field(default_factory=dict)
    received: set = field(default_factory=set)
    guests: list = field(default_factory=list)
    circulations: list = field(default_factory=list)
    replies: list = field(default_factory=list)
    system_due: date | None = None  # by the record system

    @property
    def rule(self):
        """The rule that gives the day, with its working, or None."""
        return ruled_by(self.due)[0] if self.due else None

    @property
    def overdue(self):
        """What is overdue, by its labels, the longest first."""
        late = [row for row in self.limits if row.is_running and row.at_end == "breach" and is_late(row.due, now())]
        return [row.label for row in sorted(late, key=lambda row: row.due)]

    @property
    def following(self):
        """What is owed next after it was held and is not late: a Deadline, or None."""
        rows = [row for row in self.limits if row.is_running and row.stops == clocks.FOLLOWED_UP]
        return min((row for row in rows if not is_late(row.due, now())), key=lambda row: row.due, default=None)

    @property
    def prepared(self):
        """(how many steps before the meeting are done or not needed, of how many)."""
        wanted = [rule.key for rule in self.review.procedure.before if not rule.when]
        met = {row.clock for row in self.limits if row.met_at and row.stops == clocks.PREPARED}
        return len([key for key in wanted if key in self.steps or key in met]), len(wanted)

    @property
    def papers(self):
        """(how many of the papers that are to be sent have come, of how many)."""
        wanted = [each.key for each in self.review.procedure.documents if PAPERS in each.due_with]
        return len(self.received.intersection(wanted)), len(wanted)

    @property
    def invited(self):
        """(how many of those on the list were invited, of how many)."""
        return len([guest for guest in self.guests if guest.sent_on]), len(self.guests)

    @property
    def circulation(self):
        """How decisions were sent out last, or None."""
        return self.circulations[-1] if self.circulations else None

    @property
    def answer(self):
        """How what was sent out last was answered: `agreed`, `not agreed`, `agreed by default`, or an empty text."""
        sent = self.circulation
        verdicts = [reply.verdict for reply in self.replies if sent and reply.recorded_at >= sent.recorded_at]
        return "not agreed" if "not agreed" in verdicts else verdicts[-1] if verdicts else ""

    @property
    def awaits_answer(self):
        """True while somebody is to answer the decisions."""
        rules = {rule.key for rule in self.review.procedure.after if rule.starts == "decisions received"}
        return any(row.is_running and row.clock in rules for row in self.limits)

    @property
    def recorded_on(self) -> date | None:
        """The London date on which the record was completed, or None."""
        return self.steps[RECORD].done_on if RECORD in self.steps else None


def lines(reviews):
    """A line for each of these reviews, in their order."""
    ids = [review.id for review in reviews]
    found = {review.id: Line(review) for review in reviews}
    _give_versions(reviews)
    _give_officers(reviews, found)
    for meeting in _of(ReviewMeeting, ids).where(ReviewMeeting.to_come()):
        found[meeting.review_id].booked = meeting
    _give_limits(ids, found)
    for step in _of(ReviewStep, ids):
        found[step.review_id].steps[step.rule_key] = step
    for paper in _of(ReviewDocument, ids).where(ReviewDocument.what == "received"):
        found[paper.review_id].received.add(paper.document_key)
    for guest in _of(Invitation, ids).where(Invitation.taken_off_at.is_null()):
        found[guest.review_id].guests.append(guest)
    for sent in _of(Circulation, ids):
        found[sent.review_id].circulations.append(sent)
    for said in _of(SystemDue, ids):
        found[said.review_id].system_due = said.due_on
    for sooner in _of(BroughtForward, ids):
        found[sooner.review_id].forward = sooner.to_day
    for reply in _of(Reply, ids):
        found[reply.review_id].replies.append(reply)
    return list(found.values())


def _of(model, ids):
    return model.select().where(model.review.in_(ids)).order_by(model.id)


def _give_versions(reviews):
    wanted = {review.procedure_version_id for review in reviews}
    versions = {version.id: version for version in ProcedureVersion.select().where(ProcedureVersion.id.in_(wanted))}
    for review in reviews:
        review.procedure_version = versions[review.procedure_version_id]


def _give_officers(reviews, found):
    standing = Allocation.select(Allocation, Person).join(Person, on=Allocation.iro)
    standing = standing.where(Allocation.child.in_([review.child_id for review in reviews]), Allocation.until.is_null())
    officers = {row.child_id: row.iro for row in standing}
    for review in reviews:
        found[review.id].iro = officers.get(review.child_id)


def _give_limits(ids, found):
    rows = Deadline.select().where(Deadline.review.in_(ids), Deadline.kind == "limit", Deadline.ended_at.is_null())
    calendars, at, limits = {}, now(), defaultdict(list)
    for row in rows.order_by(Deadline.id):
        if row.decision_id is None:  # as a condition, SQLite would start from everything that hangs on no decision
            limits[row.review_id].append(row)
    for key, line in found.items():
        line.limits = limits[key]
        standing = {row.stops: row for row in line.limits if row.stops in (clocks.HELD, clocks.COMPLETED)}
        line.due = standing.get(clocks.COMPLETED) or standing.get(clocks.HELD)
        division = line.review.procedure.calendar_division
        if division not in calendars:
            calendars[division] = ClosureDay.calendar(division)
        if line.due and line.due.is_running:
            day, calendar = london_date(line.due.due), calendars[division]
            line.left = left_words(line.due.due, at, calendar, False)
            line.plan_by = None if calendar.is_working(day) else calendar.last_working_day_on_or_before(day)
