"""One line of a calendar: its name, parameters and value; and the text of a title."""

from __future__ import annotations

import re
from typing import NamedTuple

_LINE = re.compile(r"\n([A-Za-z0-9-]+)[^\n]*")
_PARAMETER = re.compile(r';([A-Za-z0-9-]+)=([^";:]*(?:"[^"]*"[^";:]*)*)')
_TIME_PARAMETER = re.compile(r';([A-Za-z0-9-]+)=([^";]*(?:"[^"]*"[^";]*)*)')
_HEAD_CHARACTERS = 4096
_TITLE_CHARACTERS = 200
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)


TIMES = ("DTSTART", "DTEND", "RECURRENCE-ID", "RDATE", "EXDATE")
"""Properties whose value has no colon: what stands before the last one is parameters, also where quotes are missing."""


class BadValueError(ValueError):
    """A value that cannot be read; the message is the reason, fit for the account (never a private text)."""


class Property(NamedTuple):
    """A property as written: names in capitals, quotes around parameters removed, the value untouched."""

    name: str
    parameters: dict[str, str]
    value: str


def parse_line(line: str) -> Property | None:
    """The property on an unfolded line, or None where there is none."""
    head, colon, value = line.partition(":")
    if colon and ";" not in head:
        return Property(head.strip().upper(), {}, value)
    name = head.partition(";")[0].strip().upper()
    if name in TIMES:
        head, _, value = line.rpartition(":")
        return Property(name, _parameters(_TIME_PARAMETER, head)[0], value)
    parameters, end = _parameters(_PARAMETER, line)
    return Property(name, parameters, line[end + 1 :]) if line[end : end + 1] == ":" else None


def _parameters(pattern: re.Pattern[str], line: str) -> tuple[dict[str, str], int]:
    """The parameters behind the name of a line, and where they end."""
    parameters, at = {}, line.find(";")
    while match := pattern.match(line, at, _HEAD_CHARACTERS):
        parameters[match[1].upper()] = match[2].replace('"', "")
        at = match.end()
    return parameters, at


def plain_title(value: str) -> str:
    """A text value as one printable line: escapes resolved, white space and control characters as single spaces."""
    text = _ESCAPE.sub(lambda match: " " if match[1] in "nN" else match[1], value[: 2 * _TITLE_CHARACTERS])
    printable = "".join(character if character.isprintable() else " " for character in text)
    return " ".join(printable.split())[:_TITLE_CHARACTERS]


def read_properties(text: str, wanted: frozenset[str]) -> dict[str, list[Property]]:
    r"""The wanted properties of a component's text, which has a `\n` before each line, by name in their order."""
    found: dict[str, list[Property]] = {}
    for line in _LINE.finditer(text):
        if line[1].upper() in wanted and (read := parse_line(line[0][1:])):
            found.setdefault(read.name, []).append(read)
    return found
