"""Characters that turn the direction of writing are shown on every page, and turn nothing.

They are kept as they were typed: in the record, and in the form in which somebody changes the text.
"""

import re

TURNING = "\N{LEFT-TO-RIGHT EMBEDDING}-\N{RIGHT-TO-LEFT OVERRIDE}\N{LEFT-TO-RIGHT ISOLATE}-\N{POP DIRECTIONAL ISOLATE}"
TURNS = re.compile(f"[{TURNING}]")
FIELDS_TAGS_AND_TURNS = re.compile(rf"(<textarea\b.*?</textarea>|<[^>]*>)|[{TURNING}]", re.DOTALL)
MARK = "⟦turn⟧"


def init_app(app):
    app.after_request(show_turns)


def show_turns(response):
    """The page with a mark in the place of each of them, outside of fields."""
    if response.mimetype == "text/html" and not response.direct_passthrough:
        page = response.get_data(as_text=True)
        if TURNS.search(page):
            response.set_data(FIELDS_TAGS_AND_TURNS.sub(lambda found: found[1] or MARK, page))
    return response
