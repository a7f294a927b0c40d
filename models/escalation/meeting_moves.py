"""What a person may do at a stage that is a meeting, or that waits for a plan or for actions to be agreed."""

from models.base import now


def meeting_moves(entry, person):
    """(may, is the one thing to do, name, words) for each."""
    meets, arranged = entry.can_meet(person), entry.arranged
    is_over = arranged is not None and arranged.meets_at <= now()
    owes = meets and entry.owes_the_meeting(person)
    yield meets and arranged is None, owes, "meetings", "Arrange the meeting"
    yield meets, owes and is_over, "meetings_held", "Record that the meeting was held"
    yield meets and arranged is not None, False, "meetings_called_off", "Call the meeting off"
    agrees = entry.can_agree_actions(person)
    yield agrees, agrees and entry.owes_the_meeting(person), "agreements", "Record that the actions are agreed"
