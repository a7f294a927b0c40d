"""What came of handing an email to the mail server."""

from dataclasses import dataclass

SENT = "sent"
PUT_OFF = "put off"  # 4xx: this email, for now
REFUSED = "refused"  # 5xx: this email, for good
UNKNOWN = "unknown"  # the line broke when the server had the whole of it, and it had not said yes
UNREACHABLE = "unreachable"  # the server, not this email
BROKEN_OFF = "broken off"  # the worker ended in the middle
TAKEN_OVER = "taken over"  # another worker has it by now
HELD_BACK = "held back"  # after a backup was put back
NOT_TRIED = "not tried"  # there is no address, or nobody who may read what it leads to


@dataclass(frozen=True)
class Answer:
    came_to: str
    words: str = ""

    @classmethod
    def of(cls, code, said):
        """The answer of these words of SMTP."""
        words = f"{code} {said.decode('utf-8', 'replace') if isinstance(said, bytes) else said}"
        words = " ".join("".join(c if c.isprintable() else " " for c in words).split())
        if code == 421:
            return cls(UNREACHABLE, words)
        return cls({2: SENT, 4: PUT_OFF}.get(code // 100, REFUSED), words)

    @property
    def stops(self):
        """True where the next email would fare no better now."""
        return self.came_to in (UNREACHABLE, UNKNOWN)
