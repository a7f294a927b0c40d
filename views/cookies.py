"""The one cookie: HttpOnly and Lax always, and over https bound to this host and Secure."""

import os


def named_for(settings):
    """Flask's settings for the session cookie."""
    return {
        "SESSION_COOKIE_NAME": "__Host-footprint" if settings.https else "footprint",
        "SESSION_COOKIE_SECURE": settings.https,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_PATH": "/",
        "SESSION_REFRESH_EACH_REQUEST": False,
        "PREFERRED_URL_SCHEME": "https" if settings.https else "http",
    }


def on_the_command_line():
    """True inside a `flask …` command, which sends no cookie and so needs no key to sign one."""
    return os.environ.get("FLASK_RUN_FROM_CLI") == "true"
