"""The reviews of one life: each booked, prepared, visited before, held and written up; most of it in time."""

from datetime import datetime, time, timedelta

from demo.many.life import CALENDAR, Life
from demo.visits import PLACES, SAID
from models import Decision, Review, Visit
from models.review import Sitting
from models.review.booking import AFTER_ITS_DAY
from models.review.following_up import RECORD
from rules.london import LONDON, london_date

DECIDED = (
    "Family time moves to Saturdays, at the library.",
    "A tutor comes twice a week until the exams.",
    "The health assessment is booked before the summer.",
    "The bedroom is redecorated in colours of the young person’s choice.",
    "Life story work begins with the key worker.",
    "The older brother comes to tea once a month.",
)
HEARD = (
    "Everybody was heard, the carer first.",
    "School was praised. Bedtime is still hard.",
    "The plan stands. Family time was talked about longest.",
)
PAPERS = ("social-worker-report", "care-plan", "consultation")
PLACE = "The Mere, room 2"
LATE_IN, FORGOTTEN_IN, SILENT_IN, REFUSED_IN, UNDONE_IN = 9, 14, 8, 20, 8  # one in so many


class Reviewed(Life):
    turn = 0  # of planning: what was meant for an earlier day of the meeting falls away

    def come_into_care(self):
        super().come_into_care()
        self.plan_next()

    def move(self):
        super().move()
        if self.is_in_care:
            self.plan_next()

    def plan_next(self):
        """Choose the day of the meeting: before the day on which it is due, and one in so many times after it."""
        review = self.child.next_review
        if review is None:
            return
        self.turn += 1
        due = london_date(review.due_row.due)
        late = self.draw.randrange(FORGOTTEN_IN) == 0
        meeting = due + timedelta(days=self.draw.randint(4, 20) if late else -self.draw.randint(0, 12))
        meeting = CALENDAR.last_working_day_on_or_before(max(meeting, self.day + timedelta(days=12)))
        first = due + timedelta(days=1) if late else meeting - timedelta(days=self.draw.randint(32, 45))
        self.on(max(first, self.day + timedelta(days=2)), "09:30", self.book, self.turn, meeting)

    def book(self, turn, meeting):
        review, at = self.meant(turn), datetime.combine(meeting, time(14), LONDON)
        if review and review.booked:
            review.rebook(self.iro, at, PLACE, "The child has moved.", (AFTER_ITS_DAY,))
        elif review:
            review.book(self.iro, at, PLACE, (AFTER_ITS_DAY,))
            for part, name in (("child", self.child.name), ("carer", "Ash Penrose")):
                review.invite(self.iro, part, name)
        if review:
            self._schedule(turn, meeting)

    def _schedule(self, turn, meeting):
        papers = 3 if self.draw.randrange(LATE_IN) == 0 else 9
        for days, clock, do in (
            (30, "10:30", self.consult),
            (16, "11:30", self.invite),
            (papers, "12:30", self.send_papers),
            (self.draw.randint(5, 8), "15:30", self.visit),
            (4, "16:30", self.read),
        ):
            self.on(meeting - timedelta(days=days), clock, do, turn)
        self.on(meeting, "16:00", self.hold, turn)

    def meant(self, turn):
        """The review that is planned, while its meeting is to be on the day that was meant; else None."""
        return self.child.next_review if turn == self.turn and self.is_in_care else None

    def consult(self, turn):
        if review := self.meant(turn):
            review.prepared(self.worker, "consultation", self.day)

    def invite(self, turn):
        review = self.meant(turn)
        if review and any(guest.sent_on is None for guest in review.guests):
            review.send_invitations(self.iro, self.day)

    def send_papers(self, turn):
        if review := self.meant(turn):
            for key in PAPERS:
                review.receive(self.worker, key, self.day)

    def read(self, turn):
        if review := self.meant(turn):
            review.prepared(self.iro, "preparation", self.day)

    def visit(self, turn):
        if not self.meant(turn):
            return
        alone = self.draw.randrange(4) > 0
        place = self.draw.choice(PLACES)
        visit = Visit.record(self.iro, self.child, self.day, place, alone, with_whom="" if alone else "The carer")
        late = self.draw.randrange(LATE_IN) == 0
        self.on(self.day + timedelta(days=9 if late else 2), "18:00", self.write, visit)

    def write(self, visit):
        visit.write(self.iro, dict(zip(visit.parts, SAID, strict=False)), self.day)

    def hold(self, turn):
        review, iro = self.meant(turn), self.iro
        if review is None:
            return
        came = {guest.id: ("all of it", "") for guest in review.guests}
        review.hold(iro, Sitting(self.day, said=self.draw.choice(HEARD), came=came))
        asked = review.procedure.participation_questions
        answers = {each.key: self.draw.choice(each.answers) for each in asked}
        review.take_part(iro, self.draw.choice(review.codes).code, answers)
        self._decide(review)
        self._write_up(review.id)
        self.on(self.day + timedelta(days=self.draw.randint(70, 95)), "14:30", self.midway)
        self.plan_next()

    def _decide(self, review):
        """What was decided before and not done is carried on; and two things more, most of which are done in time."""
        for decision in review.returning:
            decision.carry_on(self.iro, review, self.day + timedelta(days=60))
        first, second = self.draw.sample(DECIDED, 2)
        manager = {"owner_post": self.around.team.manager.post}
        for words, days, owner in ((first, 40, {"owner_person": self.worker}), (second, 90, manager)):
            decision = review.decide(self.iro, words, self.day + timedelta(days=days), **owner)
            if self.draw.randrange(UNDONE_IN):
                self.on(self.day + timedelta(days=days - 5), "17:30", self.carry_out, decision.id)

    def carry_out(self, decision):
        """Done; unless it was not agreed, or carried on meanwhile."""
        decision = Decision.get_by_id(decision)
        if decision.is_open:
            decision.stand(self.worker, "done", self.day)

    def _write_up(self, review):
        late = self.draw.randrange(LATE_IN) == 0
        for days, clock, do, *told in (
            (9 if late else 5, "10:00", self.circulate),
            (11, "11:00", self.reply),
            (12, "12:00", self.follow_up, "care-plan"),
            (25 if late else 18, "13:00", self.follow_up, RECORD),
            (21, "14:00", self.follow_up, "monitoring"),
            (24, "15:00", self.follow_up, "copies"),
        ):
            self.on(self.day + timedelta(days=days), clock, do, review, *told)

    def circulate(self, review):
        sent_to = "Everybody who was there, and the team manager"
        Review.get_by_id(review).circulate(self.iro, self.day, sent_to, received_on=self.day)

    def reply(self, review):
        """The designated manager’s answer; sometimes silence."""
        review = Review.get_by_id(review)
        if review.answered or self.draw.randrange(SILENT_IN) == 0:
            return
        refused = self.draw.randrange(REFUSED_IN) == 0
        second = list(review.decisions.order_by(review.decisions.model.number))[-1]
        no = {second: "There is no money for it before April."} if refused else {}
        manager = self.around.team.manager.person
        review.reply(manager, self.day, no)
        if no:
            review.followed_up(manager, "not-agreed-told", self.day)

    def follow_up(self, review, key):
        by = self.worker if key == "care-plan" else self.iro
        Review.get_by_id(review).followed_up(by, key, self.day)

    def midway(self):
        if self.is_in_care:
            self.child.note_contact(
                self.iro, "midway check", self.day, "The social worker", "Most decisions are under way."
            )
