"""What every form asks by which something recorded is taken back: why."""

from wtforms import TextAreaField

from views.form import Say, Text


class WhyTakenBack:
    title = "Take back what was recorded"
    submit = "Take it back"

    why = TextAreaField(
        "Why is it taken back?", [Say("Enter why it is taken back"), Text()],
        description="What was recorded stays to be seen, struck through, with your name and this reason",
    )  # fmt: skip
