"""Names and sentences that came from outside, made fit to be shown.

Athlete files, saved plans and calendars hold text that others wrote. Before any of it reaches a terminal, a page or a
calendar it passes through here, so that no escape sequence moves a cursor and no direction mark turns a line around.
What is left is plain text: each format still escapes it in its own way.
"""

from __future__ import annotations

import unicodedata

# Joiners hold scripts such as Persian and many emoji together; every other invisible formatting character only hides.
_JOINERS = frozenset("\u200c\u200d")
_SPACES = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029")
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def plain_line(text: str) -> str:
    """A text as one harmless line: breaks and runs of blanks become one space, what cannot be seen is left out."""
    if not text.isprintable():
        text = "".join(" " if char in _SPACES else char for char in text if char in _SPACES or _shows(char))
    return " ".join(text.split())


def _shows(char: str) -> bool:
    return char in _JOINERS or unicodedata.category(char) not in _UNSEEN
