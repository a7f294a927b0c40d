"""A stage that is a meeting: arranging it, calling it off, saying that it was held (req 4.8-4.11, O28)."""

from models.base import now
from models.errors import Incomplete, Moved, NotYours
from rules.words import time_words

WAITING_FOR = ("meeting arranged", "meeting held", "agreed")  # what a limit on a meeting runs until


class Meeting:
    @property
    def is_meeting(self):
        """True where the procedure answers at a meeting, not in writing."""
        return self.stage.is_meeting

    @property
    def arranged(self):
        """The meeting that is to come, or None."""
        return next((meeting for meeting in self.meetings if meeting.stands), None)

    @property
    def held(self):
        """The meeting that was held, or None."""
        return next((meeting for meeting in self.meetings if meeting.held_at), None)

    def can_meet(self, person):
        """True for the raiser's side, and for whoever is to attend for a recipient now, until it was held."""
        return self.is_meeting and self.is_open and self.sent_at is not None and not self.held and self._attends(person)

    def owes_the_meeting(self, person):
        """True for whoever owes the limit that waits for it; for whoever raised the stage where no limit runs."""
        model = type(self).deadlines.rel_model
        waiting = list(self.deadlines.where(self._open, model.kind == "limit", model.stops.in_(WAITING_FOR)))
        return any(deadline.is_owed_by(person) for deadline in waiting) if waiting else self.raiser.id == person.id

    def arrange(self, by, meets_at, place, attending, arranged_at=None):
        """Record the meeting that was arranged. Returns it.

        Raises NotYours; Moved where one stands already or was held; Incomplete for one that is not to come, and
        for an arrangement made in the future or before the stage opened.
        """
        arranged_at = arranged_at or now()
        with self.changing():
            self._check_meeting(by)
            if self.arranged:
                raise Moved(f"A meeting is arranged already, for {time_words(self.arranged.meets_at, now())}.")
            if meets_at <= now():
                raise Incomplete(meets_on="The meeting must be still to come. One that is over is recorded as held")
            self._check_in_the_stage("arranged_on", "When it was arranged", arranged_at)
            row = {"meets_at": meets_at, "place": place, "attending": attending, "arranged_at": arranged_at}
            meeting = self._add_meeting(by, row)
            told = {"meets_at": meets_at.isoformat(), "words": f"{place}\n{attending}"}
            self.escalation.tell("meeting arranged", by, happened_at=arranged_at, stage=self.stage.label, **told)
            self.fact("meeting arranged", arranged_at)
            return meeting

    def call_off(self, by, why):
        """The meeting that was arranged does not take place; the time to arrange one runs again. Returns the meeting."""
        with self.changing():
            self._check_meeting(by)
            meeting = self._standing()
            if not why.strip():
                raise Incomplete(why="Enter why it is called off")
            meeting.set_now(called_off_at=now(), called_off_why=why, called_off_by=by)
            told = {"meets_at": meeting.meets_at.isoformat(), "why": why}
            self.escalation.tell("meeting called off", by, stage=self.stage.label, **told)
            self.run_again_after("meeting arranged", "The meeting was called off")
            return meeting

    def hold(self, by, held_at, attended, said, actions=(), place=""):
        """Record that the meeting was held, arranged before or not, with the actions agreed at it. Returns it.

        Raises NotYours, Moved, and Incomplete for a meeting in the future or before the stage opened.
        """
        with self.changing():
            self._check_meeting(by)
            self._check_in_the_stage("held_on", "The meeting", held_at)
            meeting = self.arranged
            if meeting is None:
                row = {"meets_at": held_at, "place": place, "attending": attended, "arranged_at": held_at}
                meeting = self._add_meeting(by, row)
                self.fact("meeting arranged", held_at)
            outcome = {"held_at": held_at, "attended": attended, "said": said}
            meeting.set_now(**outcome, held_recorded_by=by, held_recorded_at=now())
            for action in actions:
                self.add("actions", recorded_by=by, **action)
            told = {"who": attended, "words": said}
            self.escalation.tell("meeting held", by, happened_at=held_at, stage=self.stage.label, **told)
            self.fact("meeting held", held_at)
            self.fact("answered", held_at)
            return meeting

    def _standing(self):
        if self.arranged is None:
            raise Moved(f"No meeting of {self.escalation} is arranged now. Nothing was saved.")
        return self.arranged

    def _add_meeting(self, by, row):
        return self.add("meetings", arranged_by=by, **row)

    def _attends(self, person):
        written_to = any(recipient.is_for(person) for recipient in self.answering)
        deals = self.escalation.opens("record a meeting", person)
        return deals and (written_to or self.escalation.opens("judge", person))

    def _check_meeting(self, by):
        if not self._attends(by):
            raise NotYours("Only people who are to meet, or who raised this, can record a meeting.")
        if not self.is_open:
            raise Moved(f"{self.escalation} has moved on from {self.stage.label}. Nothing was saved.")
        if not self.is_meeting:
            raise Moved(f"{self.stage.label} is not answered at a meeting. Nothing was saved.")
        if self.sent_at is None:
            raise Moved(f"{self.escalation} has not been sent yet. Nothing was saved.")
        if self.held:
            raise Moved(f"{self.held.held_recorded_by.name} has already recorded that the meeting was held.")

    def _check_in_the_stage(self, field, what, at):
        """Raise Incomplete for a time to come, or from before this stage was opened."""
        if at > now():
            raise Incomplete(**{field: f"{what} must be in the past"})
        if at < self.opened_at:
            opened = time_words(self.opened_at, now())
            raise Incomplete(**{field: f"{what} must be after {self.stage.label} was opened, on {opened}"})
