"""Which statements are sent to the database."""

from contextlib import contextmanager
from unittest import mock

from models.database import db


@contextmanager
def counted():
    """The statements that were sent to the database within the block."""
    sent, send = [], db.obj.execute_sql

    def noted(sql, params=None):
        sent.append(sql)
        return send(sql, params)

    with mock.patch.object(db.obj, "execute_sql", noted):
        yield sent
