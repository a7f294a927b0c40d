"""What a sentence about a field calls it: its label where that is a noun, and never a question in the middle."""

import pytest
from wtforms import StringField

from views.fields import DateParts, TimeOfDay, called
from views.form import Form, Text


class Asking(Form):
    day = DateParts("Which day?")
    by_when = DateParts("By when? (optional)")
    due = DateParts("By when")
    born = DateParts("Date of birth")
    told = DateParts("Date you told them (optional)")
    at = TimeOfDay("What time?")
    held = DateParts("To be held by")
    since = DateParts("From")
    meets = DateParts("Day of the meeting")
    who = StringField("Who else was there? (optional)", [Text(5)])


@pytest.mark.parametrize("name, words", [
    ("day", "The date"), ("by_when", "The date"), ("due", "The date"), ("born", "The date of birth"),
    ("told", "The date you told them"), ("at", "The time"),
    ("held", "The date"), ("since", "The date"), ("meets", "The day of the meeting"), ("who", "Your answer"),
])  # fmt: skip
def test_a_question_is_no_subject_of_a_sentence(sqlite_seat, name, words):
    with sqlite_seat.app.test_request_context():
        assert called(Asking()[name]) == words


def test_on_the_screen(sqlite_seat):
    wrong = {"day-day": "31", "day-month": "2", "day-year": "2026", "why": "Training"}
    answer = sqlite_seat("Odile Pryce").send("/council/closure-days", wrong)
    assert answer.status_code == 422 and "The date must be a real date" in answer.text
    assert "? must" not in answer.text
