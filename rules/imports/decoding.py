"""The bytes of a file as text, whichever program wrote it; or why they are no CSV text at all."""

import codecs
import re

from rules.imports.problems import Problem, Unreadable

MOST_BYTES = 10_000_000
SAVE_AS = "In Excel choose File, Save a copy, and the type “CSV UTF-8 (comma delimited)”."
NOT_TEXT = (  # how such files begin, and what they are
    (b"PK\x03\x04", "an Excel workbook or a zip folder"),
    (b"PK\x05\x06", "an empty zip folder"),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook"),
    (b"%PDF", "a PDF document"),
    (b"\x1f\x8b", "a compressed file"),
)
GARBLED = re.compile("[ÃÂâ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")


def decoded(data: bytes) -> tuple[str, str]:
    """The text and, where it was not plain UTF-8, a sentence on how it was read. Raises Unreadable."""
    if len(data) > MOST_BYTES:
        size = f"{MOST_BYTES // 1_000_000} megabytes"
        raise Unreadable(Problem(f"The file is too large: {size} at most. Split it, and import the parts in turn."))
    for beginning, what in NOT_TEXT:
        if data.startswith(beginning):
            raise Unreadable(Problem(f"This is {what}, not a CSV file. {SAVE_AS}"))
    text, note = _as_text(data)
    if re.match(r"\s*<(!|\?|html|table|svg|script)", text, re.IGNORECASE):
        raise Unreadable(Problem(f"This is a web page, not a CSV file. {SAVE_AS}"))
    if not text.strip():
        raise Unreadable(Problem("The file is empty."))
    if "\0" in text:
        raise Unreadable(Problem(f"This file is not CSV text. {SAVE_AS}"))
    return text, note


def looks_garbled(text: str) -> bool:
    """True for a text such as “SiÃ¢n”, which was read in the wrong alphabet before it came to us."""
    return bool(GARBLED.search(text))


def _as_text(data: bytes) -> tuple[str, str]:
    """UTF-8, UTF-16 where it says so itself, and else what Windows programs wrote before."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        try:
            return data.decode("utf-16"), "The file was read as UTF-16."
        except UnicodeDecodeError:
            raise Unreadable(Problem(f"This file is not CSV text. {SAVE_AS}")) from None
    try:
        return data.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise Unreadable(Problem(f"This file is not UTF-8 CSV. {SAVE_AS}")) from None
    return text, "The file is not UTF-8. It was read as Windows-1252: look at names with accents before you go on."
