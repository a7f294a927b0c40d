"""Who may come in: every route says it, and the house rules look for a route that does not."""

import functools

from flask import abort

from views.me import me


def public(view):
    """Anybody, signed in or not."""
    view.access = "public"
    return view


def signed_in(view):
    """Everybody with an account; what they find depends on who they are."""
    return _guarded(view, "signed in", lambda person: True)


def may(*actions):
    """People whose role the permission matrix gives one of these actions at all; the verb looks at the card itself."""

    def guard(view):
        return _guarded(view, " or ".join(actions), lambda person: any(person.standing.letters(a) for a in actions))

    return guard


def _guarded(view, access, allows):
    @functools.wraps(view)
    def guarded(*arguments, **options):
        if not allows(me()):
            abort(403)
        return view(*arguments, **options)

    guarded.access = access
    return guarded
