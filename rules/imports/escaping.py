"""Cells that a spreadsheet would take for a formula: written so that it does not, and read back as they were."""

import re

# Signs that begin a formula, the full-width ones too, and what a spreadsheet drops before it looks for them.
FORMULA = r"(?:[\t\r\n]|\s*[=+\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b])"
DANGEROUS = re.compile(rf"'*{FORMULA}")
ESCAPED = re.compile(rf"'+{FORMULA}")


def escaped(cell: str) -> str:
    """The cell with an apostrophe before it where a spreadsheet might reckon with it."""
    return f"'{cell}" if DANGEROUS.match(cell) else cell


def unescaped(cell: str) -> str:
    """The cell as it was before `escaped`."""
    return cell[1:] if ESCAPED.match(cell) else cell
