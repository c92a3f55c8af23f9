"""Estimates the width of text without a font, rather too wide than too narrow, so that no text leaves its box."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

ELLIPSIS = "…"
_NARROW = frozenset("iljtfI.,:;'|!()[] ·")
_WIDE = frozenset("mwMW@%—…")


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Estimated width of a line in a plain sans-serif, in the unit of `size`."""
    # Whole thousandths: the sum of floats depends on their order, and on the version of Python.
    return sum(map(_thousandths, text)) * size * (1.06 if bold else 1.0) / 1000


@lru_cache(maxsize=4096)
def _thousandths(char: str) -> int:
    """Width of a character in thousandths of the size of its text."""
    if unicodedata.combining(char) or char in "\u200c\u200d":
        return 0
    if unicodedata.east_asian_width(char) in "WF":
        return 1050
    if char in _NARROW:
        return 340
    if char in _WIDE:
        return 920
    return 700 if char.isupper() else 575


def fit(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """The text, or as much of it as fits with an ellipsis; `""` if not even that fits."""
    if width(text, size, bold=bold) <= room:
        return text
    for end in range(len(text) - 1, 0, -1):
        short = text[:end].rstrip() + ELLIPSIS
        if width(short, size, bold=bold) <= room:
            return short
    return ""


def first_fit(candidates: tuple[str, ...], room: float, size: float, *, bold: bool = False) -> str:
    """The first wording that fits completely, else the last one, cut."""
    fitting = (text for text in candidates if width(text, size, bold=bold) <= room)
    return next(fitting, fit(candidates[-1], room, size, bold=bold))


def wrap(text: str, room: float, size: float, lines: int) -> list[str]:
    """Lines of whole words, at most a number; the last is cut if the text is longer."""
    wrapped: list[str] = []
    words = text.split()
    while words and len(wrapped) < lines - 1:
        taken = 1
        while taken < len(words) and width(" ".join(words[: taken + 1]), size) <= room:
            taken += 1
        wrapped.append(fit(" ".join(words[:taken]), room, size))
        words = words[taken:]
    return [*wrapped, fit(" ".join(words), room, size)] if words else wrapped
