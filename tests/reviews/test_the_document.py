"""What docs/reviews.md says is so: its file loads, and it names every key and every word."""

from dataclasses import fields
from pathlib import Path

import pytest

from rules.reviews import ReviewsProcedure, check, duties, frequency, load
from rules.reviews.vocabulary import FACTS, HOMES, SPELLS

DOCUMENT = Path("docs/reviews.md").read_text()
IN_ONE_LINE = " ".join(DOCUMENT.split())
SHAPES = [
    each for module in (duties, frequency) for each in vars(module).values() if hasattr(each, "__dataclass_fields__")
]


def test_its_file_loads_and_raises_one_doubt():
    text = DOCUMENT.split("```toml\n")[1].split("```")[0]

    assert load(text.encode()).cycles[1].in_use is False
    assert {caution.where for caution in check(load(text.encode()))} == {"adjournment", "visits", "participation"}


@pytest.mark.parametrize("shape", [ReviewsProcedure, *SHAPES], ids=lambda shape: shape.__name__)
def test_it_names_every_key(shape):
    missing = [
        field.name for field in fields(shape) if f"`{field.name}`" not in DOCUMENT and f"[{field.name}]" not in DOCUMENT
    ]

    assert missing == []


@pytest.mark.parametrize("word", [*FACTS, *SPELLS, *HOMES])
def test_it_names_every_word(word):
    assert word in IN_ONE_LINE
