"""One meeting of a review as somebody tells of it, before the record has checked it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Sitting:
    """`came`: {invitation's id: (how, delegate)}; `gates`: {gate's key: {"people", "words"}} as `pass_gate` takes them;
    `confirmed`: the rules about dates that were asked and confirmed.
    """

    held_on: date  # in London
    chaired_by: Any = None  # a Person; None: whoever is to chair
    said: str = ""
    is_meeting: bool = True  # false: consultation without a meeting
    came: Mapping = field(default_factory=dict)
    gates: Mapping = field(default_factory=dict)
    confirmed: tuple = ()
