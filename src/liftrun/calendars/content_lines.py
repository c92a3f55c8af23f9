"""Content lines: text escaped for a calendar, lines folded by octets, and both undone (RFC 5545, section 3.1).

Lines are written here and not by the icalendar library because the bytes are the point: equal plans must give equal
files, an event must be comparable with its older self line by line, and a calendar is written without waiting for a
library to load. What is written is read back through icalendar and ical.js by the tests.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from liftrun.domain.plain_text import plain_line

if TYPE_CHECKING:
    from collections.abc import Iterable

PRODID = "-//liftrun//liftrun//EN"
UID_DOMAIN = "liftrun.invalid"
FOLD_OCTETS = 75
_MARK_BITS, _CONTINUATION = 0b1100_0000, 0b1000_0000  # how UTF-8 marks every octet but the first of a character
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
# Some calendars draw a description as HTML, others show it as it is: angle quotes are harmless in both and still read.
_TAMED = str.maketrans({"<": "‹", ">": "›"})
_FOLD = re.compile(rb"\r?\n[ \t]")
_BREAK = re.compile(r"\r?\n")


def text_value(*lines: str) -> str:
    """Lines of text from anywhere as one escaped TEXT value, without control, direction or markup characters."""
    return "\n".join(plain_line(line).translate(_TAMED) for line in lines).translate(_ESCAPED)


def fold(line: str) -> bytes:
    """A content line as UTF-8 with CRLF, broken so that no piece has over 75 octets or part of a character."""
    rest = line.encode()
    pieces = []
    begin, room = 0, FOLD_OCTETS
    while len(rest) - begin > room:
        end = begin + room
        while _is_inside_character(rest[end]):
            end -= 1
        pieces.append(rest[begin:end])
        begin, room = end, FOLD_OCTETS - 1  # the blank that marks a continuation counts as well
    return b"\r\n ".join([*pieces, rest[begin:]]) + b"\r\n"


def unfold(content: bytes) -> list[str]:
    """The content lines of a file, joined; the last line break ends the last line.

    Raises:
        UnicodeDecodeError: if the content is not UTF-8.
    """
    return _BREAK.split(_FOLD.sub(b"", content).decode().removesuffix("\n").removesuffix("\r"))


def to_bytes(lines: Iterable[str]) -> bytes:
    """Content lines as the bytes of a file."""
    return b"".join(fold(line) for line in lines)


def _is_inside_character(octet: int) -> bool:
    return octet & _MARK_BITS == _CONTINUATION
