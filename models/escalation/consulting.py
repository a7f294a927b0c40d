"""Whom a procedure wants consulted before a stage is passed over, and that they were (`bypass = "consult"`)."""

from models.base import now
from models.escalation.contacting import MEANS
from rules.london import london_date


class Consulting:
    def to_consult(self, passed):
        """{role key: title} of those to be consulted before these stages are passed over, in the procedure's order."""
        if self.procedure.bypass != "consult":
            return {}
        roles = [stage.consult for stage in self.procedure.stages if stage.key in passed and stage.consult]
        return {role: self.procedure.roles[role].title for role in roles}

    def consult_problems(self, passed, consulted):
        """What is missing of those consultations: {field: sentence}. `consulted` is {role: {"who", "means", "on"}}."""
        today, problems = london_date(now()), {}
        for role, title in self.to_consult(passed).items():
            said = consulted.get(role, {})
            if not said.get("who", "").strip():
                problems[f"consulted_who_{role}"] = f"Enter whom you consulted as {title}"
            if said.get("means") not in MEANS:
                problems[f"consulted_means_{role}"] = f"Choose how you consulted the {title}"
            if not said.get("on"):
                problems[f"consulted_on_{role}"] = f"Enter the day on which you consulted the {title}"
            elif said["on"] > today:
                problems[f"consulted_on_{role}"] = "The day must be today or in the past"
        return problems

    def add_consultations(self, entry, by, consulted):
        """Add a row for each of those to be consulted before the stages that this entry passes over."""
        for role, title in self.to_consult(entry.bypassed).items():
            said = consulted[role]
            row = {"who": said["who"], "means": said["means"], "happened_on": said["on"], "by": by}
            entry.add("consultations", role_key=role, title=title, **row)
