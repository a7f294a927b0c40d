"""Which statements are sent to the database."""

import re
from collections import Counter
from contextlib import contextmanager
from unittest import mock

from models.database import db

OF_PARTS = 5  # a page may ask the same for so many of its parts


@contextmanager
def counted():
    """The statements that were sent to the database within the block."""
    sent, send = [], db.obj.execute_sql

    def noted(sql, params=None):
        sent.append(sql)
        return send(sql, params)

    with mock.patch.object(db.obj, "execute_sql", noted):
        yield sent


def repeated(few, more):
    """What is sent again and again, and the more often the more there is: {statement: how often for a few, for more}.

    A part of a page that only one of them has is asked for once, and is nobody's concern.
    """
    once, again = (Counter(re.sub(r"\(\?(, \?)+\)", "(?)", sql) for sql in sent) for sent in (few, more))
    return {sql: (once[sql], number) for sql, number in again.items() if number > max(OF_PARTS, once[sql] * 3 // 2)}
