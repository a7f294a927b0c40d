"""Addresses that may be followed: only pages of our own, matched against our own routes."""

from urllib.parse import quote, urlsplit

from flask import current_app
from werkzeug.exceptions import HTTPException


def path_of(address):
    """The same as `own_page`, quoted for a query."""
    return quote(own_page(address), safe="/")


def own_page(address):
    """The path and query of this address where it is a page of ours; otherwise `/`."""
    parts = parts_of(address)
    query = f"?{parts.query}" if parts.query else ""
    return parts.path + query if is_our_page(parts.path) else "/"


def safe_next(address):
    """The same address where it is a path of a page of ours, as it came from `?next=`; otherwise `/`."""
    parts = parts_of(address)
    elsewhere = parts.scheme or parts.netloc or not is_our_page(parts.path)
    return "/" if elsewhere else address or "/"


def parts_of(address):
    """The address taken apart; nothing where it cannot be, or holds what a browser would drop or read otherwise."""
    try:
        return urlsplit(address or "/") if (address or "/").isprintable() else urlsplit("")
    except ValueError:
        return urlsplit("")


def is_our_page(path):
    """True when a GET of this path would reach one of our own rooms."""
    return endpoint_of(path) is not None and path.startswith("/") and "//" not in path and "\\" not in path


def endpoint_of(path):
    """The endpoint that answers a GET of this path, or None."""
    try:
        return current_app.url_map.bind("").match(path, method="GET")[0]
    except HTTPException:
        return None
