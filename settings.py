"""What an installation may set, read from the environment once."""

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from models.emails.postbox import Postbox

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
SHORTEST_SECRET = 32  # characters


class SettingsError(Exception):
    """A setting is missing or unsafe; the message says what to set."""


@dataclass(frozen=True)
class Settings:
    data: Path
    database_url: str
    secret_key: str
    council: str = "Northmere Council"
    public_url: str = ""  # https://footprint.example.gov.uk; without it only this machine may ask
    proxies: int = 0  # how many reverse proxies stand in front and set X-Forwarded-For
    largest_form: int = 1_000_000  # bytes
    largest_upload: int = 20_000_000  # bytes, of all files of an import together
    postbox: Postbox | None = None  # the mail server; without it everything is shown on the screen alone

    @classmethod
    def from_environment(cls, environ=os.environ):
        """The settings of this installation. Raises SettingsError for one that is unsafe."""
        data = Path(environ.get("FOOTPRINT_DATA", "data")).resolve()
        public_url = _public_url(environ.get("FOOTPRINT_URL", ""))
        secret_key = _secret_key(environ, data)
        return cls(
            data=data,
            database_url=environ.get("DATABASE_URL") or f"sqlite:///{data / 'footprint.db'}",
            secret_key=secret_key,
            council=environ.get("FOOTPRINT_COUNCIL") or cls.council,
            public_url=public_url,
            proxies=_whole_number(environ.get("FOOTPRINT_PROXIES") or "0"),
            postbox=_postbox(environ, public_url, secret_key),
        )

    @property
    def https(self):
        """True when the public address is https, so that cookies and headers may insist on it."""
        return self.public_url.startswith("https:")

    @property
    def hosts(self):
        """The host names that may be asked for."""
        return [urlsplit(self.public_url).hostname] if self.public_url else list(LOOPBACK)


def _secret_key(environ, data):
    """The key that signs cookies: SECRET_KEY, or the file in the data folder; empty when there is neither."""
    key_file = data / "secret_key"
    key = environ.get("SECRET_KEY") or (key_file.read_text().strip() if key_file.exists() else "")
    if key and (len(key) < SHORTEST_SECRET or len(set(key)) < 10):
        raise SettingsError(f"SECRET_KEY is too easy to guess. Set at least {SHORTEST_SECRET} random characters.")
    return key


def _public_url(url):
    parts = urlsplit(url)
    local = parts.hostname in ("localhost", "127.0.0.1", "::1")
    if url and not parts.hostname:
        raise SettingsError("FOOTPRINT_URL must be a whole address, such as https://footprint.example.gov.uk")
    if url and parts.scheme != "https" and not local:
        raise SettingsError("FOOTPRINT_URL must start with https:// unless it is this machine.")
    return url.rstrip("/")


def _whole_number(text):
    if not text.isdecimal():
        raise SettingsError("FOOTPRINT_PROXIES must be a whole number.")
    return int(text)


def _postbox(environ, public_url, secret_key):
    """The mail server that FOOTPRINT_SMTP names, written from FOOTPRINT_EMAIL_FROM; None where none is set."""
    address = environ.get("FOOTPRINT_SMTP", "")
    try:
        return Postbox.at(address, environ.get("FOOTPRINT_EMAIL_FROM", ""), public_url, secret_key) if address else None
    except ValueError as problem:
        raise SettingsError(str(problem)) from problem
