"""Who is written to when a review moves: those who owe something before its meeting, and who is to answer after it."""

from models.review import clocks


class Alerting:
    def who_prepares(self):
        """The people who owe something before the meeting, by their ids."""
        return {person.id: person for row in self._owed(clocks.PREPARED) if (person := row.owing)}

    def alert_who_prepares(self, event, before):
        """Email those who owe something before the meeting now, or did `before` it moved: it may have to be begun at once."""
        self._alert(event, before | self.who_prepares(), "prepares")

    def alert_who_answers(self, event):
        """Email whoever is to answer the decisions that have gone out."""
        answering = {rule.key for rule in self.answering}
        rows = [row for row in self._owed(clocks.FOLLOWED_UP) if row.clock in answering]
        self._alert(event, {person.id: person for row in rows if (person := row.owing)}, "answers")

    def first_owed_by(self, person, answer=False):
        """What this person owes first before the meeting, or to answer after it: a deadline that runs, or None."""
        answering = {rule.key for rule in self.answering}
        rows = self._owed(clocks.FOLLOWED_UP if answer else clocks.PREPARED)
        return next((row for row in rows if row.is_owed_by(person) and (not answer or row.clock in answering)), None)

    def _owed(self, stops):
        deadline = type(self).deadlines.rel_model
        rows = self.deadlines.where(deadline.running(), deadline.stops == stops, deadline.kind == "limit")
        return list(rows.where(deadline.breached_at.is_null()).order_by(deadline.due, deadline.id))

    @staticmethod
    def _alert(event, people, why):
        """Each of them but the one who did it is told on the screen, once, and emailed."""
        notices, emails = type(event).notices.rel_model, type(event).emails.rel_model
        told = {notice.person_id for notice in event.notices.select(notices.person)}
        for key, person in people.items():
            if key == event.actor_id:
                continue
            if key in told:
                emails.queue(event, person, why)
            else:
                event.add_notice(person, why)
