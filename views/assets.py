"""Our styles, scripts and pictures, each under a name that changes with its content."""

import gzip
import hashlib
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from flask import Blueprint, abort, request, url_for
from flask.wrappers import Response

from views.access import public

HERE = Path(__file__).parent.parent
NPM = HERE / "assets" / "node_modules"
FILES = {
    "govuk-frontend.css": NPM / "govuk-frontend/dist/govuk/govuk-frontend.min.css",
    "govuk-frontend.js": NPM / "govuk-frontend/dist/govuk/govuk-frontend.min.js",
    "htmx.js": NPM / "htmx.org/dist/htmx.min.js",
    "footprint.css": HERE / "static/footprint.css",
    "supported.js": HERE / "static/supported.js",
    "footprint.js": HERE / "static/footprint.js",
    "staying.js": HERE / "static/staying.js",
    "copying.js": HERE / "static/copying.js",
    "favicon.svg": HERE / "static/favicon.svg",
}
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
FOR_EVER = "public, max-age=31536000, immutable"

blueprint = Blueprint("assets", __name__)


@dataclass(frozen=True)
class Asset:
    name: str
    body: bytes

    @cached_property
    def hashed_name(self):
        return f"{hashlib.sha256(self.body).hexdigest()[:12]}-{self.name}"

    @cached_property
    def zipped(self):
        return gzip.compress(self.body, mtime=0)

    @property
    def type(self):
        return TYPES[Path(self.name).suffix]


@cache
def assets():
    """Every asset by its plain name. Raises RuntimeError where the front end's packages are not installed."""
    missing = [str(file.relative_to(HERE)) for file in FILES.values() if not file.exists()]
    if missing:
        raise RuntimeError(f"Not installed: {', '.join(missing)}. Run bin/setup.")
    return {name: Asset(name, file.read_bytes()) for name, file in FILES.items()}


def init_app(app):
    """Serve the assets under /assets, and give templates `asset('footprint.css')`."""
    app.register_blueprint(blueprint)
    app.jinja_env.globals["asset"] = address_of


def address_of(name):
    """The address of this asset. Raises KeyError for one that is not in `FILES`."""
    return url_for("assets.show", hashed_name=assets()[name].hashed_name)


@blueprint.get("/assets/<hashed_name>")
@public
def show(hashed_name):
    found = {asset.hashed_name: asset for asset in assets().values()}.get(hashed_name) or abort(404)
    zipped = "gzip" in request.accept_encodings
    response = Response(found.zipped if zipped else found.body, mimetype=found.type)
    response.headers["Cache-Control"] = FOR_EVER
    response.vary.add("Accept-Encoding")
    if zipped:
        response.content_encoding = "gzip"
    return response
