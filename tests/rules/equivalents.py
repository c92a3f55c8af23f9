"""Changes to the encoders that no plan can show, each with the reason.

They are the ones that `mutation.mutants` makes of guards, bounds and symmetries which exist for speed or clarity.
Whoever changes an encoder finds new ones here by the failing test, and may list a change only with its reason.
"""

from __future__ import annotations

_GUARD = "the guard only spares constraints that would be empty or could not bind"
_UNUSED_ESCAPE = "there are more escapes than can be needed; none is taken without need, for each costs"
_NO_SUCH_DAY = "no session of this week starts on an eighth day, so nothing is chosen there"
_SYMMETRIC = "the two sides mean the same when swapped"
_NEVER_OVERLAP = "two sessions never overlap, so their starts, their ends and a minute of slack order them alike"
_SIEVE = "the sieve only spares pairs of days that are far enough apart; the minutes decide in any case"

_NAMES = {
    _GUARD: (
        "DailyCap.encode: whether or not surplus",
        "DailyCap.encode: 0 -> -1 (2)",
        (
            "Frequency.encode: self.at_most is not None and len(chosen) > self.at_most"
            " -> self.at_most is not None and self.at_most is not None"
        ),
        "Frequency.encode: len(chosen) > self.at_most -> len(chosen) >= self.at_most",
        "MinimumGap.encode: self.required and near -> self.required and self.required",
        "MinimumGap.encode: whether or not not self.required",
        "NotConsecutiveDays.encode: whether or not today and tomorrow",
        "NotConsecutiveDays.encode: today and tomorrow -> today or tomorrow",
        "NotConsecutiveDays.encode: today and tomorrow -> tomorrow and tomorrow",
        "NotConsecutiveDays.encode: today and tomorrow -> today and today",
        "NotSameDay.encode: whether or not ones and others",
        "NotSameDay.encode: ones and others -> ones or others",
        "NotSameDay.encode: ones and others -> others and others",
        "NotSameDay.encode: ones and others -> ones and ones",
        (
            "OrderInDay.encode: not first.is_of(then) and first.on.keys() & then.on.keys()"
            " -> not first.is_of(then) and (not first.is_of(then))"
        ),
        "PreferredDay.encode: whether or not others",
        "Recovery._encode_pair: return left out",
        "Recovery._encode_pair: whether or not shared",
    ),
    _UNUSED_ESCAPE: (
        "DailyCap.encode: 0 -> 1 (2)",
        "DailyCap.encode: len(chosen) - self.at_most -> len(chosen) + self.at_most",
        "Frequency.encode: len(chosen) - self.at_most -> len(chosen) + self.at_most",
    ),
    _NO_SUCH_DAY: (
        "NotConsecutiveDays.encode: 7 -> 8",
        "NotSameDay.encode: 7 -> 8",
        "PreferredTime.encode: 7 -> 8",
    ),
    _SYMMETRIC: (
        (
            "MinimumGap.encode: week.gap(one, other, self.gap_minutes, unless=week.breach(self))"
            " -> week.gap(other, one, self.gap_minutes, unless=week.breach(self))"
        ),
        (
            "OrderInDay.encode: week.same_day_unless(first, then, unless=week.breach(self))"
            " -> week.same_day_unless(then, first, unless=week.breach(self))"
        ),
    ),
    _NEVER_OVERLAP: (
        "OrderInWeek.encode: first.end -> first.start",
        "OrderInWeek.encode: then.start -> then.end",
        "OrderInWeek.encode: 0 -> -1",
        "OrderInDay.encode: first.end -> first.start",
        "OrderInDay.encode: then.start -> then.end",
        "OrderInDay.encode: 0 -> -1",
        "Recovery._encode_pair: before.end -> before.start",
        "Recovery._encode_pair: after.start -> after.end",
        "Recovery._encode_pair: 0 -> -1",
    ),
    _SIEVE: (
        "Recovery._encode_pair: b > a and self._may_be_close(after, before, a, b) -> b > a and b > a",
        (
            "Recovery._may_be_close: before.starts[b][0] - after.ends[a][1] < self.hours * 60"
            " -> before.starts[b][0] - after.ends[a][1] <= self.hours * 60"
        ),
        "Recovery._may_be_close: 60 -> 61",
    ),
}

EQUIVALENT = {name: reason for reason, names in _NAMES.items() for name in names}
"""Name of a mutant -> why it is none."""
