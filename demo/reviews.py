"""Reviews in every state: those of the past as rows, as a file would bring them; today’s told by the verbs that people use."""

from datetime import datetime, time, timedelta
from pathlib import Path

from models import Post, ProcedureVersion, Review
from models.base import as_of
from models.review import Sitting
from rules.calendar import Calendar
from rules.london import LONDON, london_date

PROCEDURE = Path(__file__).parent.parent / "procedures" / "blackpool-reviews.toml"
FIRST, SECOND, LATER = 26, 90, 182  # days: a little within 20 working days, 91 and 183
THREE_MONTHS, SIX_MONTHS = 89, 181  # days that they have at least
ANOTHER_DAY = 8  # days by which the record system counts differently, for some
PAPERS = ("social-worker-report", "care-plan", "health", "pep", "child", "consultation", "assessments")


def make_reviews(council):
    """The past of every child in care, then one story after another for those whose dates allow it."""
    version = ProcedureVersion.load_text(PROCEDURE.read_text())
    stories = [late, tomorrow, invited, just_held, awaiting_answer, not_agreed]
    for number, child in enumerate(council.children.values()):
        story = Story(council, version, child)
        if stories and story.can_be_due(stories[0].due_in):
            tell = stories.pop(0)
            story.live(tell.due_in)
            tell(story)
        else:
            story.live()
        story.compare(ANOTHER_DAY if number % 4 == 1 else 0)


def due_in(days):
    """Marks a story with how many days from today its review is due."""

    def mark(tell):
        tell.due_in = days
        return tell

    return mark


class Story:
    """One child’s reviews: who does what, at which time."""

    def __init__(self, council, version, child):
        self.council, self.version, self.child = council, version, child
        self.iro, self.worker = child.iro, child.social_worker
        self.days = self._days()

    def can_be_due(self, days):
        """True where the last review can be so early that the next is due in so many days."""
        return len(self.days) > 1 and self._shift(days) > self.days[-2]

    def live(self, days=None):
        """Write down the reviews of the past, the last such that the next is due in so many days; plan the next."""
        if days is not None:
            self.days[-1] = self._shift(days)
        for ordinal, day in enumerate(self.days, 1):
            at = datetime.combine(day, time(15), LONDON)
            row = {"held_on": day, "last_on": day, "completed_at": at, "completed_by": self.iro, "planned_at": at}
            row["brought_in"] = True  # before the council kept its reviews here
            began = self.child.period_of_care.began_on
            Review.create(
                child=self.child, procedure_version=self.version, ordinal=ordinal, period_began=began,
                without_meeting=False, **row,
            )  # fmt: skip
        with as_of(datetime.combine(self.days[-1], time(16), LONDON)):
            Review.plan(self.child)

    def compare(self, days_apart):
        """Keep the record system's own due date of the next review: ours, or so many days later."""
        if review := self.child.next_review:
            day = london_date(review.due_row.due) + timedelta(days=days_apart)
            review.note_system_due(None, day, "Import of the imaginary record system")

    @property
    def review(self):
        """The last review, as the record has it now."""
        return self.child.reviews.order_by(Review.id.desc()).first()

    def at(self, working_days_ago, clock="10:00"):
        """The record’s clock at that London time, so many working days ago."""
        return as_of(self.council.at(working_days_ago, clock))

    def book(self, days_ahead=0, people=True, back=0):
        """Book the meeting, four weeks ago, for a working day, or for one so many working days `back`; and put those who
        take part on the list.
        """
        day = Calendar().last_working_day_on_or_before(self.council.today + timedelta(days=days_ahead))
        day = self.council.at(back).date() if back else day
        with self.at(20):
            self.review.book(self.iro, datetime.combine(day, time(14), LONDON), "The Mere, room 2")
            for part, name in (
                ("child", self.child.name),
                ("social worker", self.worker.name),
                ("carer", "Ash Penrose"),
            ):
                if people:
                    self.review.invite(self.iro, part, name)
        return self

    def prepare(self):
        """Everything that has a time is done, in time."""
        with self.at(16):
            self.review.prepared(self.worker, "consultation", self.council.at(16).date())
            self.review.send_invitations(self.iro, self.council.at(16).date())
        with self.at(9):
            for key in PAPERS:
                self.review.receive(self.worker, key, self.council.at(9).date())
        return self

    def hold(self, working_days_ago):
        """Held, with two decisions."""
        day = self.council.at(working_days_ago).date()
        with self.at(working_days_ago, "16:00"):
            review = self.review
            guests = {guest.id: ("all of it", "") for guest in review.guests}
            review.hold(self.iro, Sitting(day, said="Everybody was heard, the carer first.", came=guests))
            by_when = self.council.today + timedelta(days=30)
            review.decide(self.iro, "Family time moves to Saturdays, at the library.", by_when, self.worker)
            manager = Post.nearest("TM", self.child.team)
            review.decide(self.iro, "A tutor comes twice a week until the exams.", by_when, owner_post=manager)
            return review

    def _days(self):
        """The London dates of the reviews of the past, each in time."""
        days, step = [self.child.period_of_care.began_on + timedelta(days=FIRST)], SECOND
        while days[-1] + timedelta(days=step) < self.council.today:
            days.append(days[-1] + timedelta(days=step))
            step = LATER
        return days

    def _shift(self, days):
        """The day of the last review after which the next is due in so many days, or in three more."""
        interval = SIX_MONTHS if len(self.days) > 1 else THREE_MONTHS
        return self.council.today + timedelta(days=days - interval)


@due_in(-6)
def late(story):
    """The meeting was called off, and nobody has booked another."""
    story.book(-7)
    with story.at(7, "17:00"):
        story.review.call_off(story.iro, "The young person was at the dentist.")


@due_in(4)
def tomorrow(story):
    """Everything is ready but the papers."""
    story.book(3)
    with story.at(14):
        story.review.send_invitations(story.iro, story.council.at(14).date())


@due_in(16)
def invited(story):
    """In good time, with the child’s wishes known."""
    story.book(14).prepare()
    with story.at(5):
        wishes = {
            "who": "My key worker, and nobody from school.",
            "place": "Not at the office. The library has a room.",
        }
        story.review.wish(story.worker, wishes)


@due_in(1)
def just_held(story):
    """Held two days ago: the decisions are to go out."""
    story.book(back=2).prepare().hold(2)


@due_in(0)
def awaiting_answer(story):
    """The decisions wait for the designated manager."""
    review = story.book(back=4).prepare().hold(4)
    with story.at(3):
        review.circulate(story.iro, story.council.at(3).date(), "Everybody who was there, and the team manager")


@due_in(-1)
def not_agreed(story):
    """One decision was not agreed."""
    review = story.book(back=7).prepare().hold(7)
    manager = story.child.owing("TM")
    with story.at(6):
        review.circulate(story.iro, story.council.at(6).date(), "Everybody who was there, and the team manager")
    with story.at(4):
        second = review.decisions.order_by(review.decisions.model.id.desc()).first()
        review.reply(manager, story.council.at(4).date(), {second: "There is no money for a tutor before April."})
        review.followed_up(manager, "not-agreed-told", story.council.at(4).date())
