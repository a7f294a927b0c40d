"""What people wrote themselves when something happened to a review or a child, line by line."""

from models.base import now
from rules.london import read
from rules.words import day_words

PLAIN = ("owner", "why", "not_needed", "words")  # what an event may tell in somebody's own words


def init_app(app):
    """The filter `own_words`."""
    app.add_template_filter(own_words)


def own_words(event):
    """The lines of it, for those who may read what was said; none where nobody wrote any."""
    if event.actor is None:
        return []
    kinds = {"gate passed": _of_gate, "fact answered": _of_answers, "decisions answered": _of_reply}
    return kinds.get(event.kind, _plain)(event)


def _plain(event):
    return [event.told[name] for name in PLAIN if event.told.get(name)]


def _of_gate(event):
    """Who agreed or was consulted, and what was answered to each question."""
    told = event.told
    people = [
        f"{who['name']} ({who['title']}), {day_words(read(who['on']), now())}" for who in told.get("people") or []
    ]
    return [*people, *(f"{asked}: {words}" for asked, words in told["words"].items())]


def _of_answers(event):
    """Why each question about a fact was answered as it was."""
    return [*_plain(event), *(because for _label, _answer, because in event.told["said"] if because)]


def _of_reply(event):
    """Who answered, where somebody else typed it in, and what they added."""
    who = event.told["who"]
    return [*([who] if who != event.actor.name else []), *_plain(event)]
