"""A name that somebody typed, and whose it may be."""

import pytest

from rules.names import reads_as


@pytest.mark.parametrize(
    "typed",
    ("Dilys Ashgrove", "dilys  ashgrove", "D. Ashgrove", "Ashgrove, Dilys", "Ms D Ashgrove", "Dilys Mary Ashgrove", "Ashgrove",
     "Di\u200blys Ashgrove", "Dílys Ashgrove", "Dil Ashgrove"),
)  # fmt: skip
def test_a_name_however_it_is_spelled(typed):
    assert reads_as(typed, "Dilys Ashgrove")


@pytest.mark.parametrize("typed", ("Dora Ashgrove", "Hal Okafor", "", "D.", "Ms", "Dilys Okafor"))
def test_another_name(typed):
    assert not reads_as(typed, "Dilys Ashgrove")
