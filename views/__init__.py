"""Find, do, show: one small file for each noun."""

from importlib import import_module

ROOMS = (
    "acknowledgements",
    "actions",
    "addenda",
    "agreements",
    "board",
    "case_notes",
    "clocks",
    "consents",
    "contacts",
    "draft_checks",
    "draft_removals",
    "drafts",
    "duties",
    "escalations",
    "filings",
    "handovers",
    "history",
    "home",
    "meetings",
    "meetings_called_off",
    "meetings_held",
    "outcomes",
    "plans",
    "printed",
    "raising",
    "ratings",
    "reopenings",
    "responses",
    "sessions",
    "stages",
    "staying",
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
