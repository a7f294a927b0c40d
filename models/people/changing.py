"""One change among people at a time, and what is told of it."""

from contextlib import contextmanager

from models.base import now
from models.board_revision import BoardRevision
from models.database import writing
from models.errors import Moved

PEOPLE = "* people"  # not a board: the row that is held while people, posts or teams change
NO_ONE = "Somebody at the server"  # who acts on the command line, where nobody signs in


@contextmanager
def changing_people():
    """One change, alone: two administrators at once can neither close each other's account nor tie teams in a ring."""
    with writing():
        BoardRevision.raise_for(PEOPLE)
        yield


def tell(kind, by, about, **told):
    """Record what happened to these people, posts and teams. `by` is None for the command line. Returns the event."""
    from models.event import Event
    from models.people.mention import Mention

    told["by"] = by.name if by else NO_ONE
    event = Event.create(kind=kind, actor=by, audience="raiser", told=told, happened_at=now())
    for subject in about:
        Mention.create(event=event, **{Mention.column_for(subject): subject})
    return event


class Told:
    """A person, a post or a team whose changes are told as events."""

    def history(self):
        """What happened, in the order in which it was recorded."""
        from models.people.mention import Mention

        return Mention.events_about(self)

    def version(self):
        """The id of the last event: what a form was opened on; 0 where there was none."""
        last = self.history()[-1:]
        return last[0].id if last else 0

    def check_unchanged(self, opened_on):
        """Raises Moved where somebody has changed this since a form was opened on that version."""
        later = [event for event in self.history() if event.id > opened_on]
        if later:
            raise Moved(
                f"{later[-1].told['by']} changed something here while you had this open. Nothing of yours was saved. "
                "Look at what stands here now, then send it again if it is still right."
            )
