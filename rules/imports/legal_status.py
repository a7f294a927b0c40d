"""The legal statuses of looked-after children by their national codes (SSDA903), in words of our own."""

CODES = {
    "C1": "Interim care order",
    "C2": "Care order",
    "D1": "Freeing order",
    "E1": "Placement order",
    "V2": "Section 20",
    "V3": "Short breaks",
    "V4": "Short breaks by agreement",
    "L1": "Police protection",
    "L2": "Emergency protection order",
    "L3": "Child assessment order",
    "J1": "Remanded",
    "J2": "Detained under PACE",
    "J3": "Youth rehabilitation order",
}


def in_words(text: str) -> str:
    """The words for a code, alone or before a dash or a bracket as record systems print it; else the text itself."""
    code = text.replace("(", " ").replace("-", " ").replace(":", " ").split()[:1]
    return CODES.get(code[0].upper(), text) if code else ""
