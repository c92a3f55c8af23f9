"""Cut a calendar into its components, also where its structure is broken.

One pass over the `BEGIN:` and `END:` lines, in constant memory at any depth: a component that is not closed ends where
the next one of the kinds below begins, and everything deeper than its parts is passed over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_EDGE = re.compile(rb"\n(BEGIN|END):([A-Z0-9-]*)[ \t]*(?=\n)", re.IGNORECASE)
_CALENDAR = b"VCALENDAR"
KINDS = frozenset({b"VEVENT", b"VTODO", b"VJOURNAL", b"VFREEBUSY", b"VTIMEZONE", b"VAVAILABILITY"})
"""Components of a calendar, which are never inside each other."""


@dataclass(slots=True)
class Component:
    r"""A component of a calendar, as offsets into the file's lines.

    Attributes:
        kind: `b"VEVENT"` and so on; `b"VCALENDAR"` for the calendar's own properties.
        calendar: Which calendar of the file it belongs to, from 0.
        start: Offset of the `\n` before its `BEGIN:`.
        own: Stretches of its own properties, those of its parts left out.
        parts: Kind and stretch of each part (a `STANDARD` of a time zone, an alarm).
        closed: Whether it has its `END:`.
    """

    kind: bytes
    calendar: int
    start: int
    own: list[tuple[int, int]]
    parts: list[tuple[bytes, int, int]]
    closed: bool = False

    def text(self, lines: bytes) -> bytes:
        r"""Its own properties, each with a `\n` before it."""
        if len(self.own) == 1:
            start, end = self.own[0]
            return lines[start:end]
        return b"".join(lines[start:end] for start, end in self.own)


def components(lines: bytes) -> Iterator[Component]:
    """The components in their order, a `VCALENDAR` with its own first properties before its contents.

    A calendar that is never closed comes once more at the end, as a `VCALENDAR` that is not `closed`.
    """
    cutter = _Cutter()
    for edge in _EDGE.finditer(lines):
        begins, kind = len(edge[1]) == len("BEGIN"), edge[2].upper()
        done = (cutter.begin if begins else cutter.end)(kind, edge.start(), edge.end())
        if done:
            yield done
    if rest := cutter.close(len(lines) - 1, closed=False):
        yield rest
    if cutter.unended_calendar is not None:
        yield Component(_CALENDAR, cutter.calendar, cutter.unended_calendar, [], [])


class _Cutter:
    """The state of the pass: the open component, the open part of it, and the depth below that."""

    def __init__(self) -> None:
        self.calendar = -1
        self.unended_calendar: int | None = None
        self._open: Component | None = None
        self._mark = 0
        self._part = (b"", 0)
        self._depth = 0

    def begin(self, kind: bytes, start: int, end: int) -> Component | None:
        """Take a `BEGIN:`; return the component that it ends, if any."""
        parent = self._open
        if parent and _CALENDAR not in (parent.kind, kind) and kind not in KINDS:
            self._begin_part(parent, kind, start, end)
            return None
        done = self.close(start, closed=parent is not None and parent.kind == _CALENDAR)
        if kind == _CALENDAR:
            self.calendar += 1
            self.unended_calendar = start
        self._open, self._mark = Component(kind, self.calendar, start, [], []), end
        return done

    def _begin_part(self, parent: Component, kind: bytes, start: int, end: int) -> None:
        if not self._depth:
            parent.own.append((self._mark, start))
            self._part = (kind, end)
        self._depth += 1

    def end(self, kind: bytes, start: int, end: int) -> Component | None:
        """Take an `END:`; return the component that it ends, if any."""
        if kind == _CALENDAR:
            self.unended_calendar = None
            return self.close(start, closed=self._open is not None and self._open.kind == _CALENDAR)
        if self._open and kind == self._open.kind:
            return self.close(start, closed=True)
        if self._open and self._depth:
            self._depth -= 1
            if not self._depth:
                self._open.parts.append((*self._part, start))
                self._mark = end
        return None

    def close(self, at: int, *, closed: bool) -> Component | None:
        """End the open component, if any, at an offset."""
        done = self._open
        if done:
            if not self._depth:
                done.own.append((self._mark, at))
            done.closed = closed
        self._open, self._depth = None, 0
        return done
