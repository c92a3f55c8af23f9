"""Text of plans and athletes as a calendar may contain it, before `icalendar` escapes and folds it."""

from __future__ import annotations

import unicodedata

from liftrun.domain.plain_text import plain_line

# Some programs draw a description as HTML, others show it unchanged: angle quotes are harmless and readable in both.
_MARKUP = str.maketrans({"<": "‹", ">": "›"})


def harmless_text(*lines: str) -> str:
    """Lines of text from any source as one text, without control, direction or markup characters."""
    return "\n".join(plain_line(line).translate(_MARKUP) for line in lines)


def owner_text(athlete: str) -> str:
    """An athlete's name as their calendar contains it; both Unicode forms of a name give the same text."""
    return harmless_text(unicodedata.normalize("NFC", athlete))
