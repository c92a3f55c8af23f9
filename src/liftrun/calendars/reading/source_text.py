r"""From the bytes of a file to plain UTF-8 lines, one property each.

Calendar files come with byte-order marks, in UTF-16, in Windows-1252, with any line ending, and folded in the middle
of a character. What comes out here is UTF-8 with `\n` before each line, long lines joined again.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

from liftrun.domain.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Collection

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_BEGIN = re.compile(rb"\nBEGIN:", re.IGNORECASE)
_CALENDAR = re.compile(rb"\nBEGIN:VCALENDAR[ \t]*(?=\n)", re.IGNORECASE)
_INDENT = re.compile(rb"\s*?^([ \t]+)(?=BEGIN:VCALENDAR)", re.IGNORECASE | re.MULTILINE)
_WEB_PAGE = re.compile(rb"\s*(<!doctype|<html|<\?xml|<head|<body)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    r"""The text of one calendar file.

    Attributes:
        name: The file as the user gave it.
        written: UTF-8, a `\n` before each line as in the file.
        lines: The same with folded lines joined.
        oddities: What had to be assumed to get there, keys of `account.ASSUMED`.
    """

    name: str
    written: bytes
    lines: bytes
    oddities: tuple[str, ...]

    def line_numbers(self, offsets: Collection[int]) -> dict[int, int]:
        """For components that begin at `lines[offset:]`, the lines of the file on which they begin, from 1."""
        numbers: dict[int, int] = {}
        number, counted_to = 0, 0
        for joined, as_written in zip(_BEGIN.finditer(self.lines), _BEGIN.finditer(self.written), strict=False):
            if joined.start() in offsets:
                number += self.written.count(b"\n", counted_to, as_written.end())
                counted_to = as_written.end()
                numbers[joined.start()] = number
                if len(numbers) == len(offsets):
                    break
        return numbers


def read_source(name: str, content: bytes) -> Source:
    """The text of a file.

    Raises:
        InputError: if there is no calendar in the content.
    """
    text, oddities = _utf8(content)
    if b"\0" in text:
        text = text.replace(b"\0", b"")
        oddities += ("nul",)
    text = _without_indent(text)
    written = b"\n" + text.replace(b"\r\n", b"\n").replace(b"\r", b"\n") + b"\n"
    lines = written.replace(b"\n ", b"").replace(b"\n\t", b"")
    if not _CALENDAR.search(lines):
        _refuse(name, content, text)
    return Source(name, written, lines, oddities)


def _without_indent(text: bytes) -> bytes:
    """The text without blanks before its first line, or before all of its lines if all have them.

    A blank at the begin of a line means that it goes on the line before; the first line has none before it.
    """
    found = _INDENT.match(text)
    if not found:
        return text
    blanks = found[1]
    if all(line.startswith(blanks) for line in text[found.start(1) :].splitlines() if line.strip()):
        return re.sub(rb"(?m)^" + blanks, b"", text)
    return text[: found.start(1)] + text[found.end(1) :]


def _utf8(content: bytes) -> tuple[bytes, tuple[str, ...]]:
    """The content in UTF-8 without byte-order mark, and what had to be assumed."""
    if encoding := _utf16(content):
        return content.decode(encoding, errors="replace").encode("utf-8", errors="replace"), ()
    text = content.removeprefix(codecs.BOM_UTF8)
    if _is_utf8(text):
        return text, ()
    return text.decode("cp1252", errors="replace").encode(), ("encoding",)


def _utf16(content: bytes) -> str:
    """Which UTF-16 the content is in, by its byte-order mark or by every other byte of its beginning being zero."""
    if content.startswith(_UTF16):
        return "utf-16"
    for zeros, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        if content[zeros:12:2] == bytes(6) and 0 not in content[1 - zeros : 12 : 2]:
            return encoding
    return ""


def _is_utf8(text: bytes) -> bool:
    """Whether the text is UTF-8 once its lines are joined: some programs fold inside a character."""
    if text.isascii():
        return True
    joined = text.replace(b"\r\n", b"\n").replace(b"\n ", b"").replace(b"\n\t", b"")
    try:
        joined.decode()
    except UnicodeDecodeError:
        return False
    return True


def _refuse(name: str, content: bytes, text: bytes) -> NoReturn:
    """Raise what the content, which reads as that text, is instead of a calendar."""
    expected = "an iCalendar file, which begins with BEGIN:VCALENDAR"
    remedy = "Export or download the calendar again as an .ics file, or leave this file out."
    raise InputError(name, "", _what_it_is(content, text), expected, remedy)


def _what_it_is(content: bytes, text: bytes) -> str:
    if not text.strip():
        return "an empty file"
    if content.startswith(b"PK"):
        return "a zip archive"
    if content.startswith(b"\x1f\x8b"):
        return "a gzip archive"
    if content.startswith(b"%PDF"):
        return "a PDF"
    if _WEB_PAGE.match(text):
        return "a web page"
    return "a file without a calendar in it"
