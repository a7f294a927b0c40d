"""Who writes and who is written to at a stage: the posts of the children's team and of the services above it."""

from models.errors import Refusal
from models.post import Post
from rules.permissions import letters


class Addressing:
    def address(self):
        """Add the recipients that the procedure names for this stage."""
        for rule in self.stage.recipients:
            role = self.escalation.procedure.roles[rule.role]
            self.add("recipients", role_key=rule.role, title=role.title, part=rule.part, **self._whom(role))

    def seek_raiser(self, by):
        """Add the posts of which one must take this stage over, where it is not for `by` to raise it.

        Whoever moves a card on may do so in the place of its reviewing officer, and of those who raise nothing here
        themselves. Raises Refusal where the post is missing.
        """
        roles = {key: self.escalation.procedure.roles[key] for key in self.stage.raised_by}
        takers = {key: role for key, role in roles.items() if letters("take over", role.acts_as)}
        if not takers or any(role.acts_as in ("IRO", *by.roles) for role in roles.values()):
            return
        found = {key: self._post(role) for key, role in takers.items()}
        for key, post in found.items():
            if post:
                self.add("raisers", role_key=key, title=takers[key].title, post=post)
        if not any(found.values()):
            missing = " or ".join(role.title for role in takers.values())
            raise Refusal(
                f"There is no post of {missing}, so nobody could take {self.stage.label} over. "
                "Ask an administrator to add the post. Nothing was saved."
            )

    def owes(self, clock, recipient=None):
        """Who owes this clock: {"owed_by_post" or "owed_by_person"}, so that a leaver strands nothing."""
        if clock.owed_by == "raiser":
            awaited = self.awaited
            return {"owed_by_post": awaited[0].post} if awaited else {"owed_by_person": self.raiser}
        if recipient is not None:
            return {"owed_by_post": recipient.post, "owed_by_person": recipient.person}
        role = self.escalation.procedure.roles.get(clock.owed_by)
        whom = self._whom(role) if role else {}
        return {"owed_by_post": whom.get("post"), "owed_by_person": whom.get("person")}

    def holders_of(self, role_key):
        """Who acts in that role of the procedure for this escalation today: a list of none or one person."""
        whom = self._whom(self.escalation.procedure.roles[role_key])
        holder = whom.get("person") or (whom["post"].holder() if "post" in whom else None)
        return [holder] if holder else []

    def _whom(self, role):
        child = self._child
        if role.acts_as == "SW" and child and child.social_worker:
            return {"person": child.social_worker}
        if role.acts_as in ("SW", "outside"):
            return {"outsider": f"the {role.title}"}
        if role.acts_as == "IRO":
            return {"person": self.escalation.raiser}
        post = self._post(role)
        if post is None:
            raise Refusal(
                f"Nobody is set up as {role.title} for this child's team, so this stage cannot be sent. "
                "Ask an administrator to add the post, or choose another stage."
            )
        return {"post": post}

    def _post(self, role):
        return Post.nearest(role.acts_as, self._child.team if self._child else None)

    @property
    def _child(self):
        return next(iter(self.escalation.children), None)
