"""The record: peewee models with verbs on the object and queries that return queries. Knows neither Flask nor huey."""

from models.board_revision import BoardRevision
from models.caseload_handover import CaseloadHandover
from models.child import Allocation, Child
from models.child.answer import CycleChoice, FactAnswer
from models.closure_day import ClosureDay
from models.confirmation import Confirmation
from models.council_setting import CouncilSetting
from models.deadline import BreachWithdrawal, Deadline
from models.draft import Draft
from models.emails import Email, EmailAttempt
from models.escalation import (
    Acknowledgement,
    Action,
    Addendum,
    Advice,
    Agreement,
    CaseNote,
    Concerning,
    Consent,
    Consultation,
    Contact,
    Escalation,
    Filed,
    Handover,
    Informing,
    Keeper,
    MoreTime,
    Outcome,
    Raiser,
    Rating,
    Readdressing,
    Recipient,
    Referral,
    Reopening,
    Response,
    Satisfaction,
    StageEntry,
    StageMeeting,
    Verdict,
)
from models.event import Event, EventReader
from models.heartbeat import ClockGap, Heartbeat
from models.importing import Import, ImportFile, ImportRow
from models.notice import Notice
from models.password_link import PasswordLink
from models.people.mention import Mention
from models.period_of_care import ChildChange, PeriodOfCare
from models.person import Person
from models.post import Holding, Post
from models.procedure_version import ProcedureVersion
from models.reading import Reading
from models.restriction import Access, Bar, Restriction, RestrictionName
from models.review import (
    AgendaNote,
    Arisen,
    Attendance,
    AwaitedDue,
    BroughtForward,
    Circulation,
    Decision,
    DecisionStanding,
    Invitation,
    Participation,
    PassedGate,
    RegularReturn,
    Reply,
    Review,
    ReviewDocument,
    ReviewMeeting,
    ReviewStep,
    Substitute,
    SystemDue,
    Wish,
)
from models.session import Session
from models.sign_in_attempt import SignInAttempt
from models.submission import Submission
from models.team import Team
from models.unsent import Unsent
from models.visit import ChildContact, Visit, VisitNote

__all__ = [
    "Access", "Acknowledgement", "Action", "Addendum", "Advice", "AgendaNote", "Agreement", "Allocation", "Arisen",
    "Attendance", "AwaitedDue", "Bar", "BoardRevision", "BreachWithdrawal", "BroughtForward", "CaseNote", "CaseloadHandover", "Child",
    "ChildChange", "ChildContact", "Circulation", "ClockGap", "ClosureDay", "Concerning", "Confirmation", "Consent",
    "Consultation", "Contact", "CouncilSetting", "CycleChoice", "Deadline", "Decision", "DecisionStanding", "Draft",
    "Email", "EmailAttempt", "Escalation", "Event", "EventReader", "FactAnswer", "Filed", "Handover",
    "Heartbeat", "Holding", "Import", "ImportFile", "ImportRow", "Informing", "Invitation", "Keeper", "Mention",
    "MoreTime", "Notice", "Outcome", "Participation", "PassedGate", "PasswordLink", "PeriodOfCare", "Person", "Post",
    "ProcedureVersion", "Raiser", "Rating", "Readdressing", "Reading", "Recipient", "Referral", "RegularReturn",
    "Reopening", "Reply", "Response", "Restriction", "RestrictionName", "Review", "ReviewDocument", "ReviewMeeting",
    "ReviewStep", "Satisfaction", "Session", "SignInAttempt", "StageEntry", "StageMeeting", "Submission", "Substitute",
    "SystemDue", "Team", "Unsent", "Verdict", "Visit", "VisitNote", "Wish",
]  # fmt: skip
