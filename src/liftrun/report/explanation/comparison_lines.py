"""A week under several schools, as lines of text: the sessions side by side, then the judgements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.domain.plain_text import plain_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.documents.comparison import ComparisonDocument
    from liftrun.documents.plan import AlternativeSessionPart

_MISSING = "–"


def comparison_lines(found: ComparisonDocument) -> Iterator[str]:
    """One row for each session, with a star where the weeks differ; then one line for each judgement."""
    weeks = [{part.id: part for part in week.sessions} for week in found.weeks]
    titles = {part.id: plain_line(part.title) for week in reversed(found.weeks) for part in week.sessions}
    rows = [("", *(week.name for week in found.weeks))]
    rows += [
        (f"{'*' if name in found.moves else ' '} {titles[name]}", *(_when(week.get(name)) for week in weeks))
        for name in dict.fromkeys(name for week in weeks for name in week)
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
    yield "* not at the same time in all weeks" if found.moves else "All sessions are at the same time in all weeks."
    for week in found.weeks:
        if week.dropped:
            yield f"The week of {week.name} leaves out {', '.join(map(plain_line, week.dropped))}."
    yield from (plain_line(one.text) for one in found.judgements)


def _when(part: AlternativeSessionPart | None) -> str:
    return f"{part.start:%a %H:%M}–{part.end:%H:%M}" if part else _MISSING
