"""A real mail server on loopback that keeps what it is given, and is as slow or as rude as the story wants it."""

import asyncio
import socket
from contextlib import contextmanager
from email import message_from_bytes, policy

from aiosmtpd.controller import Controller

from models.emails import postbox
from models.emails.postbox import Postbox

SITE = "https://footprint.northmere.example"
SENDER = "Footprint <footprint@northmere.example>"


class Sink:
    """What arrived, in order. `rude` has the answers for an address, one after another, in place of yes; so many
    times `dropping` the line breaks when a letter has come; and each letter is taken so `slowly`, in seconds."""

    def __init__(self):
        self.arrived, self.rude, self.dropping, self.slowly, self.lines = [], {}, 0, 0, 0

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        self.lines += 1
        session.host_name = hostname
        return responses

    async def handle_RCPT(self, server, session, envelope, address, _options):
        if self.rude.get(address):
            return self.rude[address].pop(0)
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.arrived.append((envelope.rcpt_tos[0], message_from_bytes(envelope.content, policy=policy.default)))
        await asyncio.sleep(self.slowly)
        if self.dropping:
            self.dropping -= 1
            server.transport.abort()
        return "250 Accepted"

    @property
    def to(self):
        """The addresses that were written to, in order."""
        return [address for address, _ in self.arrived]

    @property
    def ids(self):
        """The message ids that arrived, in order."""
        return [letter["Message-ID"] for _, letter in self.arrived]


def postbox_at(port):
    """The postbox of a mail server on this port of this machine."""
    return Postbox.at(f"smtp://127.0.0.1:{port}", SENDER, SITE)


@contextmanager
def listening(sink, port=None):
    """The port at which this sink answers until the block ends."""
    server = Controller(sink, hostname="127.0.0.1", port=port or free_port())
    server.start()
    try:
        yield server.port
    finally:
        server.stop()


def free_port():
    """A port at which nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


@contextmanager
def emailing(port):
    """The council writes to the mail server on this port meanwhile."""
    postbox.bind(postbox_at(port))
    try:
        yield
    finally:
        postbox.bind(None)
