from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from liftrun.domain import Span
from liftrun.domain.spans import common, covers, shrunk, union, without

ANY = st.lists(st.builds(Span, st.integers(-20, 60), st.integers(-20, 60)), max_size=6)
SETS = ANY.map(union)


def minutes(spans) -> set[int]:
    return {minute for span in spans for minute in range(span.start, span.end)}


@settings(deadline=None)
@given(ANY)
def test_a_union_holds_every_minute_once_in_as_few_spans_as_can_be(spans):
    united = union(spans)
    assert minutes(united) == minutes(spans)
    assert all(first.end < second.start for first, second in pairwise(united))


@settings(deadline=None)
@given(SETS, SETS)
def test_what_is_left_and_what_is_shared_make_up_the_whole(spans, others):
    assert minutes(without(spans, others)) == minutes(spans) - minutes(others)
    assert minutes(common(spans, others)) == minutes(spans) & minutes(others)
    assert all(span.minutes > 0 for span in (*without(spans, others), *common(spans, others)))


@settings(deadline=None)
@given(SETS, st.integers(0, 10))
def test_a_shrunk_span_keeps_what_lies_so_far_from_either_end(spans, margin):
    kept = {m for m in minutes(spans) if all(m + step in minutes(spans) for step in range(-margin, margin + 1))}
    assert minutes(shrunk(spans, margin)) == kept


def test_spans_that_touch_stay_apart_unless_united():
    halves = (Span(0, 10), Span(10, 20))
    assert without(halves, ()) == common(halves, [Span(0, 20)]) == halves
    assert union(halves) == (Span(0, 20),)


def test_a_span_is_covered_across_a_seam_but_not_across_a_gap():
    assert covers([Span(0, 10), Span(10, 20)], Span(5, 20))
    assert not covers([Span(0, 10), Span(11, 20)], Span(5, 20))
    assert not covers([Span(0, 10)], Span(5, 11))
