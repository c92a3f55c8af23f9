"""The report on a reading: what was assumed and what was left out, in sentences with counts."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from liftrun.calendars.reading.source_text import Source

ASSUMED = {
    "encoding": "{file} is not UTF-8; it was read as Windows-1252",
    "nul": "{file} contains NUL bytes; they were dropped",
    "unended-calendar": "{file} breaks off inside its calendar{where}; what is missing counts as free",
    "unended": "{file}: {count} not closed before something else begins, read as far as written{where}",
    "floating-zone": "{file}: {count} without a time zone, read in {detail}, as the calendar states{where}",
    "worded-zone": "{file}: {count} in a time zone known by other words, {detail}{where}",
    "unusable-zone": "{file}: {count} in a time zone whose definition cannot be used ({detail}), read in {zone}{where}",
    "further-zone": "{file}: {count} in a time zone after the first 300 of the file ({detail}), read in {zone}{where}",
    "unknown-zone": "{file}: {count} in a time zone that nobody defines ({detail}), read in {zone}{where}",
    "repaired": "{file}: {count} with {detail}, read without{where}",
    "shared-uid": "{file}: {count} with the UID of another at another time, all of them kept{where}",
}
SKIPPED = {
    "own": "{file}: {count} that liftrun planned",
    "cancelled": "{file}: {count} cancelled",
    "declined": "{file}: {count} declined by you",
    "free": "{file}: {count} shown as free",
    "elsewhere": "{file}: {count} shown as working elsewhere, free by your policy",
    "tentative": "{file}: {count} not confirmed, free by your policy",
    "unanswered": "{file}: {count} that you have not answered, free by your policy",
    "all-day": "{file}: {count} lasting all day, free by your policy",
    "bad": "{file}: {count} not read: {detail}{where}",
    "bad-period": "{file}: {periods} not read: {detail}{where}",
    "bad-availability": "{file}: availability not read: {detail}{where}",
    "partly": "{file}: {count} read only in part: {detail}{where}",
    "unread-kind": "{file}: {parts} not read: liftrun does not know {detail}{where}",
}
_DETAILS_NAMED = 5
_OTHERS = "others"


class Account:
    """Counts what was assumed and skipped; the sentences come in the order of the files and of the tables above."""

    def __init__(self, zone: str) -> None:
        """Start empty; `zone` is the athlete's, in which times of unknown zones are read."""
        self._zone = zone
        self._counts: dict[Source, Counter[tuple[str, str]]] = {}
        self._first: dict[tuple[Source, str, str], int] = {}

    def open(self, source: Source) -> None:
        """Begin the report on a file, in its place among the files."""
        self._counts[source] = Counter()

    def note(self, source: Source, what: str, detail: str = "", offset: int | None = None) -> None:
        """Count one thing.

        Args:
            source: The file.
            what: A key of `ASSUMED` or `SKIPPED`.
            detail: Things of one `what` are counted apart by this; never a private text.
            offset: Where in `source.lines` its component begins; the first one is named as a line of the file.
        """
        counts = self._counts[source]
        if (what, detail) not in counts and sum(1 for known, _ in counts if known == what) >= _DETAILS_NAMED:
            detail = _OTHERS
        counts[what, detail] += 1
        if offset is not None:
            self._first.setdefault((source, what, detail), offset)

    def sentences(self, table: Mapping[str, str]) -> tuple[str, ...]:
        """The sentences of one of the two tables."""
        return tuple(self._sentences(table))

    def _sentences(self, table: Mapping[str, str]) -> Iterator[str]:
        kinds = list(table)
        for source, counts in self._counts.items():
            lines = self._lines(source)
            noted = [(what, detail) for what, detail in counts if what in table]
            for what, detail in sorted(noted, key=lambda key: kinds.index(key[0])):
                count = counts[what, detail]
                yield table[what].format(
                    file=source.name,
                    count=_number(count, "event"),
                    periods=_number(count, "busy period"),
                    parts=_number(count, "part"),
                    detail=detail,
                    zone=self._zone,
                    where=_where(lines.get((what, detail)), count),
                )

    def _lines(self, source: Source) -> dict[tuple[str, str], int]:
        """The line on which the first of each kind begins."""
        offsets = {(what, detail): at for (where, what, detail), at in self._first.items() if where is source}
        numbers = source.line_numbers(set(offsets.values())) if offsets else {}
        return {kind: numbers[at] for kind, at in offsets.items() if at in numbers}


def _where(line: int | None, count: int) -> str:
    return f" ({'the first ' * (count > 1)}on line {line:,})" if line else ""


def _number(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"
