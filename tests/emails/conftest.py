"""A mail server for the stories, and what they ask of the outbox."""

import pytest

from tests.emails.sink import Sink, emailing, listening


@pytest.fixture
def sink():
    """A mail server that is up, and the council's own meanwhile."""
    sink = Sink()
    with listening(sink) as port, emailing(port):
        yield sink
