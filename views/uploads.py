"""Files that are sent: how large they may be, and by whom; they are never written under a name of their own."""

from flask import current_app, request
from flask_login import current_user

from views.navigation import may_go

# Where files may be sent, and the actions of the permission matrix of which one is needed.
WELCOME = {"imports.new": ("preview an import", "manage people")}


def init_app(app):
    """To be called before whatever reads forms: the limit must stand by then."""
    app.before_request(allow_more)


def allow_more():
    """Let somebody who may import send more than a form holds."""
    actions = WELCOME.get(request.endpoint, ()) if request.method == "POST" else ()
    if current_user.is_authenticated and may_go(*actions):
        request.max_content_length = current_app.config["SETTINGS"].largest_upload
