"""Find, do, show: one small file for each noun."""

from importlib import import_module

ROOMS = (
    "account",
    "accounts",
    "acknowledgements",
    "actions",
    "addenda",
    "agreements",
    "board",
    "case_notes",
    "clocks",
    "confirmations",
    "consents",
    "contacts",
    "draft_checks",
    "draft_removals",
    "drafts",
    "duties",
    "emails",
    "escalations",
    "filings",
    "forgotten",
    "handovers",
    "history",
    "holdings",
    "home",
    "invitations",
    "meetings",
    "meetings_called_off",
    "meetings_held",
    "outcomes",
    "password_links",
    "people",
    "person_details",
    "plans",
    "posts",
    "printed",
    "raising",
    "ratings",
    "reopenings",
    "responses",
    "sessions",
    "stages",
    "staying",
    "teams",
    "typed_answers",
    "unsent",
    "verdicts",
    "waiting",
    "withdrawals",
)


def register(app):
    """Give the application its rooms."""
    for room in ROOMS:
        app.register_blueprint(import_module(f"views.{room}").blueprint)
