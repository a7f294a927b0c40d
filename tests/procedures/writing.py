"""Plain data back to TOML, for damaged files: each value on one line."""

import json
from datetime import date, datetime


def toml(data: dict) -> str:
    """The data as a TOML file that says the same."""
    return "".join(f"{_word(key)} = {_value(value)}\n" for key, value in data.items())


def _value(value) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_word(key)} = {_value(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value) if isinstance(value, int) else _word(value)


def _word(text: str) -> str:
    """The text as a quoted string; what JSON escapes, TOML escapes alike, but for lone halves and DEL."""
    whole = text.encode("utf-8", errors="replace").decode()
    return json.dumps(whole, ensure_ascii=False).replace("\x7f", "\\u007f")
