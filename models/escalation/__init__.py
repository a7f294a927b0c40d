"""The escalation and everything that hangs on it: one file a noun, one file a capability."""

from models.escalation.acknowledgement import Acknowledgement
from models.escalation.action import Action
from models.escalation.addendum import Addendum
from models.escalation.advice import Advice
from models.escalation.agreement import Agreement
from models.escalation.case_note import CaseNote
from models.escalation.consent import Consent
from models.escalation.consultation import Consultation
from models.escalation.contact import Contact
from models.escalation.escalation import Concerning, Escalation
from models.escalation.filed import Filed
from models.escalation.handover import Handover
from models.escalation.informing import Informing
from models.escalation.keeper import Keeper
from models.escalation.more_time import MoreTime
from models.escalation.outcome import Outcome, Reopening
from models.escalation.raiser import Raiser
from models.escalation.rating import Rating
from models.escalation.readdressing import Readdressing
from models.escalation.recipient import Recipient
from models.escalation.referral import Referral
from models.escalation.response import Response
from models.escalation.satisfaction import Satisfaction
from models.escalation.stage_entry import StageEntry
from models.escalation.stage_meeting import StageMeeting
from models.escalation.verdict import Verdict

__all__ = [
    "Acknowledgement", "Action", "Addendum", "Advice", "Agreement", "CaseNote", "Concerning", "Consent",
    "Consultation", "Contact", "Escalation", "Filed", "Handover", "Informing", "Keeper", "MoreTime", "Outcome",
    "Raiser", "Rating", "Readdressing", "Recipient", "Referral", "Reopening", "Response", "Satisfaction",
    "StageEntry", "StageMeeting", "Verdict",
]  # fmt: skip
