"""Addresses that may be followed: only pages of our own, matched against our own routes."""

from urllib.parse import quote, urlsplit

from flask import current_app
from werkzeug.exceptions import HTTPException


def path_of(address):
    """The path and query of this address where it is a page of ours, quoted for a query; otherwise `/`."""
    parts = urlsplit(address or "/")
    query = f"?{parts.query}" if parts.query else ""
    return quote(parts.path + query, safe="/") if is_our_page(parts.path) else "/"


def safe_next(address):
    """The same address where it is a path of a page of ours, as it came from `?next=`; otherwise `/`."""
    address = address or "/"
    parts = urlsplit(address)
    elsewhere = parts.scheme or parts.netloc or not is_our_page(parts.path)
    return "/" if elsewhere else address


def is_our_page(path):
    """True when a GET of this path would reach one of our own rooms."""
    try:
        current_app.url_map.bind("").match(path, method="GET")
    except HTTPException:
        return False
    return path.startswith("/") and path.isprintable() and "//" not in path and "\\" not in path
