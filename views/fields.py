"""Form fields of our own: a date in three boxes and a time as people write it."""

import re
from datetime import UTC, date, time, timedelta, timezone

from wtforms import Field, StringField
from wtforms.validators import ValidationError

PARTS = ("day", "month", "year")
YEARS = range(1900, 2200)  # what somebody may mean by a year of four numbers
TIME = re.compile(r"([01]?[0-9]|2[0-3])[:.]([0-5][0-9])(?: ?(BST|GMT))?", re.ASCII | re.IGNORECASE)
OPEN_ENDED = ("by", "from", "on", "until")  # with which a label ends whose noun is the date
WHOLE = "Enter a day, a month and a year, like 27 3 2026"
THE = re.compile(r"^(Date|Day|Time)\b")
ZONES = {"BST": timezone(timedelta(hours=1), "BST"), "GMT": UTC}  # which of the two, in the hour October repeats


class DateParts(Field):
    """Day, month and year in their own boxes; `data` is a date, or None where all three are empty."""

    def process(self, formdata, data=None, **kwargs):
        super().process(None, data, **kwargs)
        if formdata is not None and any(f"{self.name}-{part}" in formdata for part in PARTS):
            self.typed = {part: formdata.get(f"{self.name}-{part}", "").strip() for part in PARTS}
            self.raw_data = ["".join(self.typed.values())]  # what tells an empty date from one that is wrong
            self.data = self._read()
        else:
            self.typed = {part: str(getattr(self.data, part, "")) for part in PARTS}

    def _read(self):
        try:
            year, month, day = (_number(self.typed[part]) for part in reversed(PARTS))
            return date(year, month, day) if year in YEARS else None
        except ValueError:
            return None

    def pre_validate(self, form):
        """Raises ValidationError where something was typed that is no date, naming the part that is missing."""
        missing = [part for part in PARTS if not self.typed[part]]
        if len(missing) == len(PARTS) or self.data:
            return
        if missing:
            raise ValidationError(f"{called(self)} must include a {' and a '.join(missing)}. {WHOLE}")
        if len(self.typed["year"]) != 4:
            raise ValidationError(f"{called(self)} must have a year of 4 numbers. {WHOLE}")
        raise ValidationError(f"{called(self)} must be a real date. {WHOLE}")


class TimeOfDay(StringField):
    """A time of the 24-hour clock, `9:41`, `14.05` or `1:30 BST`; `data` is a time, or None where it is empty.

    It has a zone only where one was typed.
    """

    def process_formdata(self, valuelist):
        self.typed = valuelist[0].strip() if valuelist else ""
        match = TIME.fullmatch(self.typed)
        zone = ZONES.get((match[3] or "").upper()) if match else None
        self.data = time(int(match[1]), int(match[2]), tzinfo=zone) if match else None
        if self.typed and not match:
            raise ValueError(f"{called(self)} must be a time, like 9:41 or 14:05")

    def _value(self):
        return getattr(self, "typed", None) or (f"{self.data:%H:%M}" if self.data else "")


def called(field):
    """What a sentence about this field calls it: its label, or what is asked for where the label is no noun."""
    label = field.label.text.removesuffix(" (optional)")
    asked_for = {"DateParts": "The date", "TimeOfDay": "The time"}.get(field.type, "Your answer")
    if "?" in label or label.startswith(("By when", "When ")):
        return asked_for
    if field.type in ("DateParts", "TimeOfDay"):
        return (
            asked_for if label.lower().endswith(OPEN_ENDED) else THE.sub(lambda noun: f"The {noun[0].lower()}", label)
        )
    return label


def _number(text):
    if not (text.isascii() and text.isdigit() and len(text) <= 4):
        raise ValueError(text)
    return int(text)
