"""WTForms fields as the plain data that GOV.UK Frontend's macros take."""

from markupsafe import Markup, escape

from views.fields import PARTS

INPUT_TYPES = {"PasswordField": "password", "EmailField": "email", "SearchField": "search"}
WIDTHS = {"day": 2, "month": 2, "year": 4}


def init_app(app):
    """Give templates what furniture/fields.html needs."""
    app.jinja_env.globals.update(
        govuk_items=items, govuk_date_items=date_items, govuk_summary=summary, govuk_type=input_type
    )
    app.add_template_filter(line)
    app.add_template_filter(lines)


def items(field, conditional):
    """The choices of radios, checkboxes or a select; `conditional` maps a value to what opens beneath it."""
    return [
        {
            "value": choice.value,
            "text": choice.label,
            "checked": choice.selected,
            "selected": choice.selected,
            "hint": {"text": choice.render_kw["hint"]} if "hint" in choice.render_kw else None,
            "conditional": {"html": conditional[choice.value]} if choice.value in conditional else None,
        }
        for choice in field.iter_choices()
    ]


def date_items(field):
    """The three boxes of a date, with what was typed in them."""
    error = " govuk-input--error" if field.errors else ""
    return [
        {"name": part, "value": field.typed[part], "classes": f"govuk-input--width-{WIDTHS[part]}{error}"}
        for part in PARTS
    ]


def summary(form):
    """The error summary's lines, each leading to the first box of its field."""
    fields = [
        {"text": field.errors[0], "href": f"#{field.id}{'-day' if field.type == 'DateParts' else ''}"}
        for field in form
        if field.errors
    ]
    return fields + [{"text": words} for words in form.form_errors]


def input_type(field):
    """The `type` of this field's input."""
    return INPUT_TYPES.get(field.type, "text")


def line(text):
    """What was typed, for an input; a NUL, which no page may hold, is shown as the character that stands for it."""
    return str(text or "").replace("\0", "\N{REPLACEMENT CHARACTER}")


def lines(text):
    """A long answer for a textarea, its line ends written so that the indenting macros around it keep them."""
    return Markup(str(escape(line(text))).replace("\r\n", "\n").replace("\n", "&#10;"))
