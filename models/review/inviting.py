"""Who takes part: put on the list, invited, taken off it (req 2.22, 2.37, 2.38, 2.87)."""

from models.base import now
from models.child.doubting import check_found
from models.errors import Incomplete, Moved
from models.review import clocks
from models.review.permitting import must_have_been, must_say
from models.review.preparing import INVITATIONS
from models.review.words import PARTS
from rules.london import london_date
from rules.reviews import listed_doubts

NOT_INVITING, EXCLUDING, DELEGATE = "not-inviting", "excluding-carer", "delegate"
GATES = {"child": NOT_INVITING, "parent": NOT_INVITING, "carer": EXCLUDING}  # {part: what not inviting them must pass}


class Inviting:
    @property
    def guests(self):
        """Those on the list, in the order in which they were put on it."""
        invitation = type(self).invitations.rel_model
        return list(self.invitations.where(invitation.taken_off_at.is_null()).order_by(invitation.id))

    def invite(self, by, part, name, person=None, address="", confirmed=()):
        """Put somebody on the list; `part` is one of `words.PARTS`. Returns the invitation.

        Raises Questioned for a name that is on the list already, until it is confirmed.
        """
        with self.changing_as(by, "arrange a review", while_open=False):
            if part not in PARTS:
                raise Incomplete(part="Choose how they take part")
            name = must_say(name, "name", "Enter the name")
            check_found(list(listed_doubts(name, self.guests, london_date(now()))), "name", confirmed)
            row = self.add("invitations", part=part, name=name[:120], person=person, address=address.strip(), by=by)
            self.tell("guest added", by, part=part)
            return row

    def take_off(self, by, invitation, why, gate=None):
        """Take somebody off the list, with the reason: for the child or a parent with the gate “not inviting”, for a
        carer with “excluding the carer”. Raises Incomplete for what the gate wants, and NotYours for whoever arranges
        reviews and does not record them.
        """
        key = GATES.get(invitation.part)
        with self.changing_as(by, "record a review" if key else "arrange a review"):
            why = must_say(why, "why", "Enter why they are not invited")
            if key:
                self.need_gate(by, key, {key: gate} if gate else {}, about=f"{invitation.part} {invitation.id}")
            if not invitation.set_now(taken_off_at=now(), taken_off_why=why, taken_off_by=by):
                raise Moved("Somebody has taken them off the list already. Nothing was saved.")
            self.tell("guest taken off", by, part=invitation.part)

    def send_invitations(self, by, on, confirmed=()):
        """The invitations that had not been sent went out on that London date. Returns how many.

        Raises Questioned, beside the others, for a day before this review was prepared, until it is confirmed.
        """
        with self.changing_as(by, "arrange a review"):
            must_have_been(on, "on")
            kept = self.check_done(on, confirmed)
            unsent = [guest for guest in self.guests if guest.sent_on is None]
            if not unsent:
                raise Incomplete(on="Nobody on the list is still to be invited")
            sending = self.add_step(by, INVITATIONS, on, **kept)
            for guest in unsent:
                guest.sum_up(sent_on=on, sent_by=by, sending=sending)
            self.meet(INVITATIONS, clocks.PREPARED, on)
            self.tell("invitations sent", by, on=on.isoformat(), number=len(unsent), **kept)
            return len(unsent)
