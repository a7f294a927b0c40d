"""Email addresses: what can be one, and which two reach one mailbox."""

import re

ADDRESS = re.compile(r"[^\s@<>()\[\],;:\"\\]+@[^\s@<>()\[\],;:\"\\]+\.[^\s@<>()\[\],;:\"\\.]{2,}")
LONGEST_ADDRESS = 254  # characters


def is_address(text: str) -> bool:
    """True where this can be an email address."""
    return len(text) <= LONGEST_ADDRESS and ADDRESS.fullmatch(text) is not None


def mailbox(address: str) -> str:
    """What two spellings of one mailbox have in common: no capitals, and nothing after a plus."""
    name, _, host = address.strip().lower().partition("@")
    return f"{name.partition('+')[0]}@{host}"
