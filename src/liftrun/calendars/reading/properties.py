"""The properties of a component as lines of text, read leniently, and those that icalendar then parses.

icalendar refuses a line for a missing quote or an empty parameter, resolves zones through a table that all files of a
process share, and needs 0.1 ms for an event's lines: 20,000 events near a week would take all of the time allowed.
So lines are split here, forgiving what programs get wrong, and icalendar parses the values.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from icalendar import Component
from icalendar.parser import unescape_backslash

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_LINE = re.compile(r"\n([A-Za-z0-9-]+)[^\n]*")
_PARAMETER = re.compile(r';([A-Za-z0-9-]+)=([^";:]*(?:"[^"]*"[^";:]*)*)')
_TIME_PARAMETER = re.compile(r';([A-Za-z0-9-]+)=([^";]*(?:"[^"]*"[^";]*)*)')
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_HEAD_CHARACTERS = 4096
_TITLE_CHARACTERS = 200
_PARSED_CHARACTERS = 1000

TIMES = ("DTSTART", "DTEND", "RECURRENCE-ID", "RDATE", "EXDATE")
"""Properties whose value has no colon: what is before the last one is parameters, also where quotes are missing."""


class Property(NamedTuple):
    """A property as written: names in capitals, quotes around parameters removed, the value untouched."""

    name: str
    parameters: dict[str, str]
    value: str

    def clean_line(self) -> str:
        """The property as a line that icalendar accepts, of limited length."""
        parameters = (f';{name}="{_CONTROL.sub("", text)}"' for name, text in self.parameters.items())
        return f"{self.name}{''.join(parameters)}:{self.value[:_PARSED_CHARACTERS]}"


Properties = dict[str, list[Property]]


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


def read_properties(text: str, wanted: frozenset[str]) -> Properties:
    r"""The wanted properties of a component's text, which has a `\n` before each line, by name in their order."""
    found: Properties = {}
    for line in _LINE.finditer(text):
        if line[1].upper() in wanted and (read := parse_line(line[0][1:])):
            found.setdefault(read.name, []).append(read)
    return found


def first_value(found: Mapping[str, Sequence[Property]], name: str) -> str:
    """The value of the first property of a name, or nothing."""
    properties = found.get(name)
    return properties[0].value if properties else ""


def parse_component(kind: str, properties: Iterable[Property]) -> Mapping[str, Any]:
    """A component of these properties, as icalendar parses it: name -> value (`vBroken` where it cannot parse one).

    Raises:
        ValueError: if it cannot be parsed at all.
    """
    lines = "\r\n".join(one.clean_line() for one in properties)
    component: Mapping[str, Any] = Component.from_ical(f"BEGIN:{kind}\r\n{lines}\r\nEND:{kind}\r\n")
    return component


def plain_name(text: str) -> str:
    """A name that is a text value in one place and a parameter in another: escapes resolved, without quotes."""
    name: str = unescape_backslash(text)
    return name.replace('"', "").strip()


def plain_title(value: str) -> str:
    """A text value as one printable line: escapes resolved, white space and control characters as single spaces."""
    text = unescape_backslash(value[: 2 * _TITLE_CHARACTERS])
    printable = "".join(character if character.isprintable() else " " for character in text)
    return " ".join(printable.split())[:_TITLE_CHARACTERS]
