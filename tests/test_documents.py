"""A document that names a test names one that is there."""

import re
from pathlib import Path

import pytest

HOUSE = Path(__file__).parent.parent
NAMED = re.compile(r"`(tests/[\w/]+\.py)?((?:::\w+)+)`")


def names_in(text):
    """(file, test) for each, in the order of the text; a name without a file belongs to the file before it."""
    file = None
    for match in NAMED.finditer(text):
        file = match[1] or file
        yield file, match[2].split("::")[-1]


@pytest.mark.parametrize("document", ["bad-input.md", "requirements.md"])
def test_every_test_that_a_document_names_is_there(document):
    named = list(names_in((HOUSE / "docs" / document).read_text()))
    missing = [
        f"{file}::{test}"
        for file, test in named
        if not file or not re.search(rf"(?:def|class) {test}\b", (HOUSE / file).read_text())
    ]
    assert len(named) > 50 and missing == []
