"""Not mine, send to…: the stage goes to the post that can answer it; and more time asked for, which moves no clock."""

from models.base import now
from models.errors import Incomplete, Moved, NotYours
from models.post import Holding, Post
from rules.london import london_date
from rules.permissions import letters


class SendingOn:
    def can_send_on(self, person):
        """True for the person who acts for this recipient now, until it is answered."""
        return self.can_respond(person) and not self._is_settled

    def send_on(self, by, post, why):
        """Name the post that this is for: it is written to, the clock runs on, and `by` reads on. Returns its recipient.

        Raises NotYours; Moved when it was answered, sent on before, or the stage has ended; Incomplete for a post
        that cannot answer, or without a reason.
        """
        with self.changing():
            self._must_be_open_for(by, "send it on")
            title = self.entry.posts_to_send_on_to().get(post)
            problems = {} if title else {"to": "Choose the post that this is for"}
            if not why.strip():
                problems["why"] = "Enter why it is for them"
            if problems:
                raise Incomplete(**problems)
            before = self.name
            role_key, words = title
            row = {"role_key": role_key, "title": words, "part": "answers", "post": post}
            to = self.entry.add("recipients", **row)
            self.add("readdressings", to=to, why=why, by=by, happened_at=now())
            self.entry.__dict__.pop("answering", None)
            self.entry.owe_instead(self, to, f"Sent on to {to.name}")
            told = {"stage": self.entry.stage.label, "before": before, "after": to.name, "why": why}
            self.entry.escalation.tell("sent on", by, **told)
            return to

    def ask_for_time(self, by, until, why):
        """Say that the answer will take until a London date, and why; no clock moves. Returns the row.

        Raises NotYours, Moved as above, and Incomplete for a day that has passed or without a reason.
        """
        with self.changing():
            self._must_be_open_for(by, "ask for time")
            problems = {}
            if until < london_date(now()):
                problems["until"] = "The day must be today or later"
            if not why.strip():
                problems["why"] = "Enter why you need until then"
            if problems:
                raise Incomplete(**problems)
            asked = self.add("more_time", until=until, why=why, by=by, happened_at=now())
            told = {"stage": self.entry.stage.label, "until": until.isoformat(), "why": why, "title": self.title}
            self.entry.escalation.tell("asked for time", by, **told)
            return asked

    @property
    def _is_settled(self):
        return self.is_answered or self.entry.is_answered

    def _must_be_open_for(self, by, what):
        if not self._answers_for(by, "respond"):
            raise NotYours("Only the person this was sent to, or their cover, can do this.")
        self._must_wait_for(what)
        if self.readdressings.exists():
            raise Moved(f"{self.entry.escalation} was sent on to {self.readdressings[0].to.name}. Nothing was saved.")
        if self._is_settled:
            raise Moved(f"{self.entry.escalation} has been answered. Nothing was saved.")


class SentOn:
    """A stage whose recipient may be another than the one first written to."""

    def posts_to_send_on_to(self):
        """{post: (key of its role, its title in the procedure's words)} of those who may answer and are held today."""
        roles = {}
        for key, role in self.escalation.procedure.roles.items():
            roles.setdefault(role.acts_as, (key, role.title))
        answers = [letter for letter in roles if letters("respond", letter)]
        written_to = {recipient.post_id for recipient in self.answering}
        held = Holding.on().select(Holding.post)
        posts = Post.select().where(Post.acts_as.in_(answers), Post.id.in_(held)).order_by(Post.id)
        return {post: roles[post.acts_as] for post in posts if post.id not in written_to}

    def owe_instead(self, before, after, why):
        """What this recipient still owes is owed by the other from now: rows that supersede, with the same facts."""
        model = type(self).deadlines.rel_model
        for deadline in list(self.deadlines.where(self._open, model.recipient == before)):
            deadline.pass_on(why, recipient=after, owed_by_post=after.post, owed_by_person=after.person)
