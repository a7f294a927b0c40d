"""The council's mail server and who writes: the one postbox of an installation, or none."""

from contextlib import contextmanager
from dataclasses import dataclass, field
from email.utils import parseaddr
from urllib.parse import parse_qs, unquote, urlsplit

PORTS = {"smtp": 25, "smtps": 465}
EXAMPLE = "smtp://user:password@mail.example.gov.uk:587?starttls=yes"


@dataclass(frozen=True)
class Postbox:
    host: str
    port: int
    sender: str
    site: str  # the public address, to which the link in each email leads
    secret: str = field(default="", repr=False)  # what links are signed with
    user: str = ""
    password: str = field(default="", repr=False)
    starttls: bool = False
    tls: bool = False  # from the first byte, as smtps

    @classmethod
    def at(cls, address, sender, site, secret=""):
        """The postbox at an address such as EXAMPLE. Raises ValueError in plain words."""
        parts = urlsplit(address)
        query = parse_qs(parts.query, keep_blank_values=True)
        if parts.scheme not in PORTS or not parts.hostname or set(query) - {"starttls"} or not _has_port(parts):
            raise ValueError(f"FOOTPRINT_SMTP must be an address such as {EXAMPLE}")
        if query.get("starttls", ["no"])[0] not in ("yes", "no"):
            raise ValueError("FOOTPRINT_SMTP: starttls is yes or no")
        if "@" not in parseaddr(sender)[1] or any(c in sender for c in "\r\n"):
            raise ValueError("FOOTPRINT_EMAIL_FROM must be the address from which Footprint writes")
        if not site:
            raise ValueError("FOOTPRINT_SMTP needs FOOTPRINT_URL, so that an email can lead to the card")
        return cls(
            host=parts.hostname, port=parts.port or PORTS[parts.scheme], sender=sender, site=site, secret=secret,
            user=unquote(parts.username or ""), password=unquote(parts.password or ""),
            starttls=query.get("starttls") == ["yes"], tls=parts.scheme == "smtps",
        )  # fmt: skip

    @property
    def domain(self):
        """The host under which message ids are made."""
        return urlsplit(self.site).hostname or "localhost"


def _has_port(parts):
    """True where the port is a number, or left to the scheme."""
    try:
        return parts.port != 0
    except ValueError:
        return False


_of_this_installation: list[Postbox | None] = [None]


def bind(postbox):
    """Let this be the installation's postbox; None where it sends no email."""
    _of_this_installation[0] = postbox


def bound():
    """The installation's postbox, or None."""
    return _of_this_installation[0]


@contextmanager
def closed():
    """Queue nothing meanwhile: for a past that is only imagined."""
    before = bound()
    bind(None)
    try:
        yield
    finally:
        bind(before)
