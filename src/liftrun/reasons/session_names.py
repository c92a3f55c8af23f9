"""The names of the sessions of a week: as headings, and in the middle of a sentence."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from liftrun.domain.activities import ACTIVITIES, PIN_WORDS
from liftrun.domain.plain_text import plain_line
from liftrun.domain.session import session_noun

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from liftrun.athlete import Pin
    from liftrun.domain import Focus, Placed, Schedule, Session

_FOCUSES: Mapping[Focus, str] = {"full": "full body", "lower": "lower body", "upper": "upper body"}
_RACES = {5_000: "5K", 10_000: "10K", 21_098: "half marathon", 42_195: "marathon"}
_RACE_TOLERANCE = 0.01
_LATE = 1_000_000
"""Later than any start: sessions without a place are numbered last."""


def titles(sessions: Iterable[Session]) -> dict[str, str]:
    """The title of each session by its id: the athlete's own label, or a name such as "Lift: lower body".

    Sessions with the same name are numbered in the order given: "Easy run 1", "Easy run 2".
    """
    names = [(session.id, _title(session)) for session in sessions]
    several = Counter(name for _, name in names)
    seen: Counter[str] = Counter()
    found = {}
    for identity, name in names:
        seen[name] += 1
        found[identity] = f"{name} {seen[name]}" if several[name] > 1 else name
    return found


def titles_in_order(sessions: Iterable[Session], schedule: Schedule) -> dict[str, str]:
    """The titles of the sessions of a planned week: those of the same name are numbered by their start."""
    starts = {placed.session.id: placed.start for placed in schedule.placed}
    return titles(sorted(sessions, key=lambda session: starts.get(session.id, _LATE)))


def pin_titles(pins: Iterable[Pin]) -> list[str]:
    """The title of each pin without a session: the athlete's own label, or "Lift", "Easy run"."""
    return [plain_line(pin.label or "") or named_title(pin.session) for pin in pins]


def mention(session: Session, title: str) -> str:
    """A session in the middle of a sentence: "the long run", "easy run 2", "the lower-body lift"; labels are unchanged.

    Args:
        session: The session.
        title: Its title, as `titles` gives it.
    """
    if plain_line(session.label):
        return title
    head, _, rest = title.partition(": ")
    if session.activity == "lift" and rest:
        body, _, number = rest.partition(" body")
        return f"{body}-body lift{number}" if number else f"the {body}-body lift"
    name = head[:1].lower() + head[1:]
    entry = ACTIVITIES[session.activity]
    usual = _usual(session).lower()
    if not entry.has_distance and name.startswith(usual):
        name = f"{session_noun(session)}{name.removeprefix(usual)}"
    return name if name[-1:].isdigit() else f"the {name}"


def mention_around(fixed: Placed) -> str:
    """A session before or after the week, in the middle of a sentence: "last week's long run", "next week's race"."""
    name = mention(fixed.session, _title(fixed.session))
    return f"{'last' if fixed.start < 0 else 'next'} week's {name.removeprefix('the ')}"


def _title(session: Session) -> str:
    return plain_line(session.label) or _usual(session)


def _usual(session: Session) -> str:
    entry = ACTIVITIES[session.activity]
    if session.focus:
        return f"{entry.title}: {_FOCUSES[session.focus]}"
    if session.is_race:
        return _race(session.lengths[0].metres)
    return entry.kinds[session.kind] if session.kind else entry.title


def named_title(word: str) -> str:
    """The heading for a word by which files name a session: "tempo" -> "Tempo run", "lift" -> "Lift"."""
    entry = PIN_WORDS[word]
    return next((title for kind, title in entry.kinds.items() if kind == word), entry.title)


def _race(metres: int) -> str:
    """The title of a race, with its distance if it is a standard one."""
    known = (name for far, name in _RACES.items() if abs(metres - far) <= _RACE_TOLERANCE * far)
    name = next(known, "")
    return f"Race: {name}" if name else "Race"
