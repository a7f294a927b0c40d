"""A review of a child's care: one file a noun, one file a capability."""

from models.review.agenda_note import AgendaNote
from models.review.arisen import Arisen
from models.review.attendance import Attendance
from models.review.brought_forward import BroughtForward
from models.review.circulation import Circulation
from models.review.decision import Decision, DecisionStanding
from models.review.invitation import Invitation
from models.review.participation import Participation
from models.review.passed_gate import PassedGate
from models.review.regular_return import RegularReturn
from models.review.reply import Reply
from models.review.review import Review, Reviews
from models.review.review_document import ReviewDocument
from models.review.review_meeting import ReviewMeeting
from models.review.review_step import ReviewStep
from models.review.sitting import Sitting
from models.review.substitute import Substitute
from models.review.system_due import AwaitedDue, SystemDue
from models.review.wish import Wish

__all__ = [
    "AgendaNote", "Arisen", "Attendance", "AwaitedDue", "BroughtForward", "Circulation", "Decision", "DecisionStanding", "Invitation",
    "Participation", "PassedGate", "RegularReturn", "Reply", "Review", "ReviewDocument", "ReviewMeeting", "ReviewStep", "Reviews",
    "Sitting", "Substitute", "SystemDue", "Wish",
]  # fmt: skip
