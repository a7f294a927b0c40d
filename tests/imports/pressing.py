"""How somebody imports on screen in a test: chooses files, looks, and presses Import."""

import io

from tests.cast import HIDDEN, NAMED, VALUE


def upload(seat, *files, kind="children", name="children.csv"):
    """The answer to choosing these files."""
    sent = [(io.BytesIO(data), name if len(files) == 1 else f"{n}-{name}") for n, data in enumerate(files)]
    form = seat.form("/imports/new")
    return seat.client.post(
        "/imports/new", data=form | {"kind": kind, "files": sent}, content_type="multipart/form-data"
    )


def commit(seat, address, **fields):
    """The answer to pressing Import on the import's page."""
    page = seat.get(address).get_data(as_text=True)
    form = page.split(f'action="{address}/commit"')[1].split("</form>")[0]
    hidden = {NAMED.search(tag)[1]: (VALUE.search(tag) or [0, ""])[1] for tag in HIDDEN.findall(form)}
    return seat.client.post(f"{address}/commit", data=hidden | fields)
