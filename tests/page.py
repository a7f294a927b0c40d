"""What every page must be, whatever it says: checked on every page that any test fetches."""

import re
from collections import Counter
from functools import lru_cache

from flask.testing import FlaskClient
from justhtml import JustHTML

CONTROLS = "input, select, textarea"
ADDRESSES = ("href", "src", "action", "hx-get", "hx-post")
NOT_OURS = re.compile(r"\s*([a-z][a-z0-9+.-]*:|//|/\\)", re.IGNORECASE)
REFERRING = ("for", "aria-describedby", "aria-labelledby", "aria-controls", "data-aria-controls")
HARMLESS = ("mailto:", "tel:", "#")
OF_ITS_OWN = re.compile(r'(name="(?:csrf_token|key)" value=")[^"]+')  # what differs on each rendering


class CheckedClient(FlaskClient):
    """A test client that refuses a page with something wrong with it."""

    def open(self, *arguments, **options):
        answer = super().open(*arguments, **options)
        if answer.mimetype == "text/html" and answer.data and not 300 <= answer.status_code < 400:
            found = problems(OF_ITS_OWN.sub(r"\1…", answer.text))
            assert not found, f"{answer.request.path}: " + "; ".join(found)
        return answer


@lru_cache(maxsize=500)  # most pages are fetched more than once
def problems(html):
    """What is wrong with this page, or with these pieces of one; empty when all is well."""
    whole = html.lstrip().lower().startswith("<!doctype")
    document = JustHTML(html, sanitize=False, collect_errors=True, fragment=not whole)
    elements = document.query("*")
    found = [f"not HTML: {error.code} in line {error.line}" for error in document.errors]
    found += _inline(elements) + _elsewhere(elements) + _twice(elements) + _unlabelled(document) + _unguarded(document)
    return found + (_headed(document) + _dangling(elements) if whole else _misplaced(document))


def redrawn(answer):
    """The pieces that an htmx answer puts in place, by id, comparable with `shown`."""
    document = JustHTML(answer, sanitize=False, fragment=True)
    pieces = {p.attrs["hx-target"][1:]: p for p in document.query("hx-partial") if p.attrs["hx-swap"] != "innerHTML"}
    return {name: _comparable(_first(piece)) for name, piece in pieces.items()}


def shown(html, name):
    """The element of a page with this id, comparable with what `redrawn` finds."""
    return _comparable(JustHTML(html, sanitize=False).query_one(f"#{name}"))


def text_of(element):
    """An element's words, on one line."""
    return " ".join(element.to_text().split())


def _comparable(element):
    """The element's HTML without what differs on each rendering: white space, tokens and keys."""
    html = re.sub(r'(name="?(?:csrf_token|key)"?[^>]* value=)("[^"]*"|[^\s>]+)', r"\1…", element.to_html())
    return " ".join(html.split())


def _first(piece):
    return next(child for child in piece.children if not child.name.startswith("#"))


def _inline(elements):
    """A2: nothing inline that the content policy would refuse."""
    found = [f"<{e.name}> has {name}" for e in elements for name in e.attrs if name == "style" or name[:2] == "on"]
    found += [f"<{e.name}> uses {name}" for e in elements for name in e.attrs if name.startswith("hx-on")]
    return found + [
        f"inline <{e.name}>" for e in elements if e.name == "style" or (e.name == "script" and "src" not in e.attrs)
    ]


def _elsewhere(elements):
    """No address but our own."""
    pairs = [(e, e.attrs[name] or "") for e in elements for name in ADDRESSES if name in e.attrs]
    return [f"<{e.name}> leads to {a}" for e, a in pairs if NOT_OURS.match(a) and not a.startswith(HARMLESS)]


def _twice(elements):
    counts = Counter(e.attrs["id"] for e in elements if "id" in e.attrs)
    return [f"the id {name} stands {number} times" for name, number in counts.items() if number > 1]


def _unlabelled(document):
    """W: every control has a name, every link and button says something."""
    labels = {label.attrs.get("for") for label in document.query("label")}
    controls = [e for e in document.query(CONTROLS) if e.attrs.get("type") not in ("hidden", "submit")]
    found = [
        f"no label for {e.attrs.get('name')}"
        for e in controls
        if e.attrs.get("id") not in labels and not {"aria-label", "aria-labelledby"} & set(e.attrs)
    ]
    silent = [e for e in document.query("a, button") if not text_of(e) and "aria-label" not in e.attrs]
    return found + [f"a <{e.name}> says nothing" for e in silent]


def _unguarded(document):
    """B20: every form that changes something carries its token."""
    forms = [form for form in document.query("form") if (form.attrs.get("method") or "").lower() == "post"]
    return [
        f"no token in the form to {form.attrs.get('action')}" for form in forms if not form.query("[name=csrf_token]")
    ]


def _headed(document):
    """One h1 and a title that starts with it (but for a number that changes), in English."""
    headings = [re.sub(r" \(\d+\)$", "", text_of(h1)) for h1 in document.query("h1")]
    titles = [text_of(title) for title in document.query("head title")]
    if len(headings) != 1 or len(titles) != 1:
        return [f"{len(headings)} h1 and {len(titles)} titles"]
    found = [] if titles[0].removeprefix("Error: ").startswith(headings[0]) else [f"{titles[0]} is not {headings[0]}"]
    return found + ([] if document.query("html[lang=en-GB]") else ["no language"])


def _dangling(elements):
    """Everything that is referred to is there."""
    ids = {e.attrs.get("id") for e in elements}
    referred = [(name, one) for e in elements for name in REFERRING for one in (e.attrs.get(name) or "").split()]
    return [f"{name} refers to {one}, which is not there" for name, one in referred if one not in ids]


def _misplaced(document):
    """A piece goes into the place of the element whose id it has."""
    pieces = [p for p in document.query("hx-partial") if p.attrs.get("hx-swap") != "innerHTML"]
    return [
        f"what is put at {p.attrs['hx-target']} has another id"
        for p in pieces
        if f"#{_first(p).attrs.get('id')}" != p.attrs["hx-target"]
    ]
