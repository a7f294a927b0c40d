"""Fields as the migrations knew them: a frozen copy, so that old migrations do not change with the app."""

from peewee import DateTimeField


class InstantField(DateTimeField):
    field_type = "TIMESTAMPTZ"
