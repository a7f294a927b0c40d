"""The headers on every answer, and the refusal of forms sent by other sites."""

from flask import abort, current_app, request

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
TWO_YEARS = 63_072_000  # seconds
SAFE_METHODS = ("GET", "HEAD", "OPTIONS")


def init_app(app):
    app.before_request(refuse_other_sites)
    app.after_request(set_headers)


def refuse_other_sites():
    """400 for a change that a page of another site sent, whatever token it carries."""
    if request.method in SAFE_METHODS:
        return
    origin = request.headers.get("Origin")
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    if site not in ("same-origin", "none") or (origin and origin not in _own_origins()):
        abort(400)


def _own_origins():
    settings = current_app.config["SETTINGS"]
    return [settings.public_url] if settings.public_url else [f"{request.scheme}://{request.host}"]


def set_headers(response):
    response.headers.update(HEADERS)
    response.headers.setdefault("Cache-Control", "no-store")
    response.vary.add("HX-Request")
    if current_app.config["SETTINGS"].https:
        response.headers["Strict-Transport-Security"] = f"max-age={TWO_YEARS}; includeSubDomains"
    return response
