"""Numbers in addresses."""

from werkzeug.routing import IntegerConverter

LARGEST = 2**31 - 1  # what an id may be on every database


class BoundedInteger(IntegerConverter):
    """`<int:id>`: from 1 to the largest id there can be, in plain digits; anything else is not found."""

    regex = r"[1-9][0-9]{0,9}"

    def __init__(self, url_map, **options):
        super().__init__(url_map, **({"max": LARGEST} | options))
