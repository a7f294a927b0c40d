"""A page as its reader sees it."""

import html
import re

BLOCKS = re.compile(r"</?(?:article|blockquote|dd|details|div|dl|dt|h[1-6]|li|ol|p|summary|ul)\b[^>]*>")
TAGS = re.compile(r"<[^>]*>")


def text_of(page):
    """The text of this HTML, every run of spaces as one."""
    return html.unescape(re.sub(r"\s+", " ", TAGS.sub("", BLOCKS.sub(" ", page))))
