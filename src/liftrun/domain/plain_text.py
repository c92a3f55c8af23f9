"""Makes text from outside safe to show.

Athlete files, saved plans and calendars contain text that other people wrote. This module cleans it before it is shown
in a terminal, a page or a calendar. It removes escape sequences, which could move the cursor, and direction marks,
which could reverse a line. The result is plain text. Each output format still escapes it in its own way.
"""

from __future__ import annotations

import unicodedata

# Persian and many emoji need joiners. No other invisible formatting character is needed to read a text.
_JOINERS = frozenset("\u200c\u200d")
_SPACES = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029")
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def plain_line(text: str) -> str:
    """The text as one safe line: each line break or row of blanks is one space; invisible characters are removed."""
    if not text.isprintable():
        text = "".join(" " if char in _SPACES else char for char in text if char in _SPACES or _shows(char))
    return " ".join(text.split())


def _shows(char: str) -> bool:
    return char in _JOINERS or unicodedata.category(char) not in _UNSEEN
