"""What of the outbox people must see: what waits too long, what was given up, what nobody can be sure of."""

from datetime import timedelta

from peewee import fn

from models.base import now
from models.escalation.escalation import Escalation
from models.event import Event
from models.heartbeat import Heartbeat
from models.review import Review
from rules.email_text import LINKS
from rules.review_email_text import REMINDER

SEE = "see emails"
LATE = timedelta(minutes=10)
RECENT = timedelta(days=30)
MOST = 100  # rows of a list
ROUND = "emails"  # the beat of the round that empties the outbox


class Reporting:
    @classmethod
    def waiting(cls):
        """(how many are neither sent nor given up, since when the oldest of them waits or None)."""
        rows = cls.select(fn.count(cls.id), fn.min(cls.queued_at)).where(cls.sent_at.is_null(), cls.failed_at.is_null())
        number, oldest = rows.tuples().first()
        return number, cls.queued_at.python_value(oldest)

    @classmethod
    def late(cls):
        """The same, where the oldest waits longer than ten minutes; else None."""
        number, oldest = cls.waiting()
        return (number, oldest) if oldest and now() - oldest > LATE else None

    @classmethod
    def in_trouble(cls):
        """What waits too long, and what was given up in the last thirty days, the last first, as a query."""
        waits = cls.sent_at.is_null() & cls.failed_at.is_null() & (cls.queued_at < now() - LATE)
        return cls.select().where(waits | (cls.failed_at > now() - RECENT)).order_by(cls.id.desc())

    @classmethod
    def in_trouble_for(cls, person):
        """Those of them that are about cards and reviews this person may see, the reminders for who sees every card, and
        links to choose a password for who looks after people: at most a hundred, as a list.
        """
        cards = Escalation.select(Escalation.id).visible_to(person)
        reviews = Review.select(Review.id).visible_to(person, "see reviews")
        seen = Event.escalation.in_(cards) | Event.review.in_(reviews)
        if "A" in person.standing.letters(SEE):
            seen |= cls.kind == REMINDER
        if person.standing.letters("manage people"):
            seen |= cls.kind.in_(list(LINKS))
        rows = cls.in_trouble().select(cls, Event, Escalation, Review).left_outer_join(Event)
        rows = rows.left_outer_join(Escalation).switch(Event).left_outer_join(Review, on=Event.review).where(seen)
        return list(rows.limit(MOST))

    @classmethod
    def given_up(cls):
        """How many were given up in the last thirty days."""
        return cls.select().where(cls.failed_at > now() - RECENT).count()

    @classmethod
    def sent_twice(cls):
        """How many were sent again because nobody could tell whether the first had arrived."""
        return cls.select().where(cls.in_doubt_at.is_null(False), cls.sent_at.is_null(False)).count()

    @classmethod
    def last_answers(cls, most=10):
        """The last attempts that came to something else than yes, the last first."""
        attempts = cls.attempts.rel_model
        answered = attempts.select().where(attempts.came_to.is_null(False), attempts.came_to != "sent")
        return list(answered.order_by(attempts.id.desc()).limit(most))

    @classmethod
    def of_entry(cls, entry):
        """The emails that sent this stage to people, as {person id: email}."""
        sent = cls.select(cls).join(Event).where(Event.escalation == entry.escalation, Event.kind == "sent")
        return {email.person_id: email for email in sent.where(Event.happened_at == entry.sent_at)}

    @classmethod
    def last_round(cls):
        """When the outbox was last gone through, or None."""
        return Heartbeat.last(ROUND)
