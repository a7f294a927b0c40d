"""Which passwords are too easily guessed. There is no rule about what a password is composed of."""

import re

from zxcvbn import zxcvbn

SHORTEST = 12  # characters
LONGEST = 1024  # bytes: longer ones are refused before they are hashed
PRODUCT = "Footprint"
TOO_FEW = 10**7  # guesses: the common passwords, and what is easily made of them
LOOKED_AT = 72  # characters: the estimate's own limit


def fault(password: str, *own: str) -> str:
    """What is wrong with this password, as a sentence; empty where nothing is.

    `own` are texts whose words anybody would try: the council's name, the person's own name and address.
    """
    if len(password) < SHORTEST:
        return f"The password must be {SHORTEST} characters or longer. Three or more words are easy to remember"
    if len(password.encode(errors="replace")) > LONGEST:
        return "The password is too long. Use fewer than 1,000 characters"
    words = [word for text in (PRODUCT, *own) for word in re.findall(r"\w{5,}", text.lower())]
    if word := next((word for word in words if word in password.lower()), None):
        return f"Do not use “{word}” in the password: it is one of the first words that somebody would try"
    if zxcvbn(password[:LOOKED_AT])["guesses"] <= TOO_FEW:
        return "This password is one of the first that somebody would try. Use three or more words of your own"
    return ""
