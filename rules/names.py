"""Whether what somebody typed may be the name of somebody known, however it is spelled."""

import re
import unicodedata

TITLES = {"mr", "mrs", "ms", "miss", "mx", "dr"}


def reads_as(typed: str, name: str) -> bool:
    """True where each word of the one may be a word of the other: whole, shortened or an initial, in any order, and at
    least one of them whole.
    """
    said, known = _words(typed), _words(name)
    if not said & known:
        return False
    return all(_among(word, known) for word in said) or all(_among(word, said) for word in known)


def _among(word: str, words: set[str]) -> bool:
    return any(word.startswith(other) or other.startswith(word) for other in words)


def _words(text: str) -> set[str]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if unicodedata.category(c) not in ("Mn", "Cf"))
    return set(re.findall(r"\w+", plain.casefold())) - TITLES
