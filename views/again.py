"""The web application itself: a view that the database let down by no fault of the view is tried once more."""

from flask import Flask, current_app
from peewee import OperationalError

from models import database


class Persistent(Flask):
    def dispatch_request(self):
        """The view's answer. A lost connection, a deadlock or a clash of two transactions is met by one more try.

        A form's key keeps the second try from doing twice what the first did (`Submission`).
        """
        try:
            return super().dispatch_request()
        except OperationalError as error:
            if not database.is_worth_another_try(error):
                raise
            current_app.logger.warning("database: tried again after %s", database.cause(error))
            database.close()
            database.connect()
            return super().dispatch_request()
