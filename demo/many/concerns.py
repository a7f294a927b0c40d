"""The concerns of one life: three in four settled early, the others at a stage, with an answer or without."""

from dataclasses import replace
from datetime import timedelta

from demo.cards import CONCERNS, Story
from demo.many.reviews import Reviewed
from models.base import now

A_YEAR = 1.2  # concerns about a child: 0.3 formal ones, three informal for each
SETTLED = "The plan was put right, and everybody knows it."


class Concerned(Reviewed):
    def __init__(self, council, *life):
        super().__init__(*life)
        self.council = council

    def begin(self):
        super().begin()
        last = self.span.ended or self.today
        often = (last - self.span.began).days / 365 * A_YEAR
        for _ in range(int(often + self.draw.random())):
            self.on(self._some_day(last), "10:45", self.raise_one)

    def lately(self, formally):
        """A concern of these days, which is still open."""
        self.on(self.today - timedelta(days=2), "09:10", self.raise_one, formally)

    def raise_one(self, formally=None):
        if self.is_in_care:
            heading = self.draw.choice(list(CONCERNS))
            formally = self.draw.randrange(4) == 0 if formally is None else formally
            (self.formally if formally else self.early)(heading)

    def early(self, heading):
        """A call and an email to the social worker, and a week in which it is put right."""
        story = self.tell(heading, "early").phoned_and_emailed(now())
        self.later(self.draw.randint(3, 16), "15:10", lambda: story.ended(now(), "resolved", SETTLED))

    def formally(self, heading):
        """To the team manager at once: seen, answered or not, and then moved on where nobody answered."""
        urgency = self.draw.choice(("green", "amber", "amber", "red"))
        story = self.tell(heading, "stage-1", urgency, bypass_reason="serious").phoned_and_emailed(now())
        manager, head = (seat.person.name for seat in (self.around.team.manager, self.around.team.head))
        if self.draw.randrange(4):
            self.later(1, "09:20", lambda: story.acknowledged(now(), manager))
            self.later(3, "16:40", lambda: story.answered(now(), manager, "It is booked, and the carer knows."))
            self.later(self.draw.randint(4, 9), "17:10", lambda: story.ended(now(), "resolved", SETTLED))
            return
        self.later(7, "11:20", lambda: story.silence(now(), "stage-2", urgency))
        self.later(11, "12:20", lambda: story.answered(now(), head, "I have asked for it to be done this week."))
        self.later(20, "16:20", lambda: story.ended(now(), "resolved", SETTLED))

    def tell(self, heading, stage, urgency=None, **opening):
        """The concern, raised now by the officer of the time."""
        people = {seat.person.name: seat.person for seat in self.around.seats}
        council = replace(self.council, people=people, children={self.child.name: self.child})
        return Story(council, [self.child.name], heading, stage, now(), urgency, by=self.iro.name, **opening)

    def later(self, days, clock, do):
        self.on(self.day + timedelta(days=days), clock, do)
