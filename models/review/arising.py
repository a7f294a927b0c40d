"""Concerns that arise from a review, already filled in; and bringing a review forward."""

from models.base import now
from models.errors import Incomplete, Moved
from models.review import clocks
from models.review.carrying_over import sentence, starting_with
from models.review.permitting import must_say
from rules.london import london_date

EARLY = "review"  # the door of a procedure by which concerns of reviews come in, where it has one of that name


class Arising:
    def concern_about(self, decision=None, deadline=None):
        """What a form for raising holds when it is opened from here: {field: [text]}, or None where no procedure takes
        this child's concerns. It starts at the procedure's first, informal stage (req 2.93), unless that does not reach
        who did not agree: then at the first stage that is for them or for whoever stands above them.

        `decision`: one that was not agreed, carried over. `deadline`: something of this review that is late.
        """
        version = _procedure_for(self.child)
        if version is None:
            return None
        fields = {"procedure": [version.key], "children": [str(self.child_id)], "starts": ["first"]}
        fields["origin"] = list(version.procedure.origins)[:1]  # where no door is for reviews, the one it names first
        fields |= self._origin(version.procedure)
        kinds = list(version.procedure.kinds)
        fields["kind"] = kinds[:1] or [""]
        if decision is None:
            return fields | self._of_deadline(deadline)
        return fields | starting_with(version.procedure, fields["kind"][0], decision) | self._of_decision(decision)

    def good_practice(self):
        """What a form for sharing good practice holds when it is opened from here, as `concern_about` gives it; None
        where no procedure has a kind of case that only gives notice (req 2.94).
        """
        version = _procedure_for(self.child, notices=True)
        if version is None:
            return None
        fields = {"procedure": [version.key], "children": [str(self.child_id)], "kind": _notices(version.procedure)[:1]}
        return fields | self._origin(version.procedure)

    def arose(self, by, escalation, decision=None):
        """Keep that this concern was raised out of the review. Returns the row."""
        with self.changing_as(by, "record a review", while_open=False):
            if decision and decision.review_id != self.id:
                raise Incomplete(decision="Choose from the decisions of this review")
            row = self.add("arisen", escalation=escalation, decision=decision, by=by)
            told = {"reference": escalation.reference, "number": escalation.number, "shared": row.shared}
            self.tell("issue arose", by, decision=decision.number if decision else 0, **told)
            return row

    @property
    def forward_to(self):
        """The London date to which it is brought forward, or None."""
        rows = self.brought_forward
        last = rows.order_by(rows.model.id.desc()).first()
        return last.to_day if last else None

    def bring_forward(self, by, to_day, why):
        """It is to be held by an earlier day than it is due, with the reason. The day by which it is due stays beside it."""
        with self.changing_as(by, "record a review"):
            due = london_date(self.due_row.due)
            if self.held_on:
                raise Moved("The review has begun. Nothing was saved.")
            if to_day >= due:
                raise Incomplete(to_day=f"Enter a day before {due:%-d %B %Y}, by which it is due")
            why = must_say(why, "why", "Enter why it is brought forward")
            row = self.add("brought_forward", to_day=to_day, why=why, by=by)
            self._aim_at(to_day)
            told, prepares = {"to": to_day.isoformat(), "before": due.isoformat(), "why": why}, self.who_prepares()
            event = self.tell("review brought forward", by, **told)
            self.count_back(self.calendar, f"The review is brought forward to {to_day:%-d %B %Y}")
            self.alert_who_prepares(event, prepares)
            return row

    def _aim_at(self, to_day):
        deadline = type(self).deadlines.rel_model
        for row in self.deadlines.where(deadline.running(), deadline.clock == "brought forward"):
            row.end(now(), f"The review is brought forward to {to_day:%-d %B %Y}")
        row = {"kind": "aim", "stops": clocks.HELD, "owed_as": "IRO"}
        self.start_date("brought forward", "The review, brought forward", to_day, london_date(now()), **row)

    def _origin(self, procedure):
        if EARLY not in procedure.origins:
            return {}
        day = self.held_on or self.day
        return {"origin": [EARLY]} | {
            f"origin_on-{part}": [str(getattr(day, part))] for part in ("day", "month", "year")
        }

    def _of_decision(self, decision):
        held, reply = f"{decision.review.held_on:%-d %B %Y}", decision.reply
        why = f"It was not agreed: {reply.words}" if reply and reply.words else "It was not agreed"
        what, day = f"Decision {decision.number} of the review held on {held}: {decision.words}", decision.by_when
        return {
            "what_is_wrong": [f"{sentence(what)} {sentence(why)}"],
            "asked_for": [decision.words],
            **{f"asked_by-{part}": [str(getattr(day, part))] for part in ("day", "month", "year")},
        }

    def _of_deadline(self, deadline):
        due, who = london_date(deadline.due), f" from {deadline.owed_by}" if deadline.owed_by else ""
        what = f"“{deadline.label}” for review {self.ordinal} was due by {due:%-d %B %Y}{who} and "
        if deadline.met_at is None:
            return {"what_is_wrong": [f"{what}was not done."], "asked_for": [f"{deadline.label}, at once."]}
        done = london_date(deadline.met_at)
        days = self.calendar.working_days_between(due, done)
        late = f"{days} working {'day' if days == 1 else 'days'} late" if days else "after that day"
        return {
            "what_is_wrong": [f"{what}was done on {done:%-d %B %Y}, {late}."],
            "asked_for": [f"{deadline.label}: by its day from now on."],
        }


def _notices(procedure):
    """Its kinds of case that ask for nothing."""
    return [kind for kind in procedure.kinds if not procedure.asks(kind)]


def _procedure_for(child, notices=False):
    """The version in force by which a concern about this child is raised: one written for children like this first."""
    from models.procedure_version import ProcedureVersion

    found = [version for version in ProcedureVersion.in_force() if version.procedure.work == "escalations"]
    found = [version for version in found if not notices or _notices(version.procedure)]
    status = child.status_on()
    return next((version for version in found if version.procedure.is_for(status)), found[0] if found else None)
