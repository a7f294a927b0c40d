"""Writing many rows at a time."""

BATCH = 400


def add(model, rows):
    """Insert these rows. Returns their ids, in the order of the rows."""
    rows, ids = list(rows), []
    for start in range(0, len(rows), BATCH):
        added = model.insert_many(rows[start : start + BATCH]).returning(model.id).tuples().execute()
        ids += sorted(row[0] for row in added)
    return ids
