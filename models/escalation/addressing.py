"""Who is written to at a stage: the posts of the children's team and of the services above it."""

from models.errors import Refusal
from models.post import Post


class Addressing:
    def address(self):
        """Add the recipients that the procedure names for this stage."""
        for rule in self.stage.recipients:
            role = self.escalation.procedure.roles[rule.role]
            self.add("recipients", role_key=rule.role, title=role.title, part=rule.part, **self._whom(role))

    def owes(self, clock, recipient=None):
        """Who owes this clock: {"owed_by_post" or "owed_by_person"}, so that a leaver strands nothing."""
        if clock.owed_by == "raiser":
            return {"owed_by_person": self.raised_by}
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
        child = next(iter(self.escalation.children), None)
        if role.acts_as == "SW" and child and child.social_worker:
            return {"person": child.social_worker}
        if role.acts_as in ("SW", "outside"):
            return {"outsider": f"the {role.title}"}
        if role.acts_as == "IRO":
            return {"person": self.escalation.raised_by}
        post = Post.nearest(role.acts_as, child.team if child else None)
        if post is None:
            raise Refusal(
                f"Nobody is set up as {role.title} for this child's team, so this stage cannot be sent. "
                "Ask an administrator to add the post, or choose another stage."
            )
        return {"post": post}
