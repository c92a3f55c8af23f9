"""Sets of minutes as sorted, disjoint spans. Spans that only touch are kept apart unless they are united."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.domain.week import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def union(spans: Iterable[Span]) -> tuple[Span, ...]:
    """All minutes of any of the spans, in as few spans as possible; empty and reversed spans have no minutes."""
    merged: list[Span] = []
    for span in sorted(span for span in spans if span.minutes > 0):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def without(spans: Iterable[Span], blocked: Sequence[Span]) -> tuple[Span, ...]:
    """The minutes of sorted disjoint spans that are in none of the blocked spans, which are sorted and disjoint too."""
    left: list[Span] = []
    for span in spans:
        start = span.start
        for block in blocked:
            if block.overlaps(span):
                left.append(Span(start, block.start))
                start = block.end
        left.append(Span(start, span.end))
    return tuple(span for span in left if span.minutes > 0)


def common(spans: Iterable[Span], others: Sequence[Span]) -> tuple[Span, ...]:
    """The minutes that two sets of sorted disjoint spans share."""
    shared = (Span(max(a.start, b.start), min(a.end, b.end)) for a in spans for b in others)
    return tuple(span for span in shared if span.minutes > 0)


def shrunk(spans: Iterable[Span], minutes: int) -> tuple[Span, ...]:
    """Spans, shortened by some minutes at each end; those that are too short are left out."""
    inner = (Span(span.start + minutes, span.end - minutes) for span in spans)
    return tuple(span for span in inner if span.minutes > 0)


def covers(spans: Iterable[Span], span: Span) -> bool:
    """Whether a span is completely in one of the spans, after those that touch are united."""
    return any(one.start <= span.start and span.end <= one.end for one in union(spans))
