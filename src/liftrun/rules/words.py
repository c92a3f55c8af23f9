"""Words for the reports of checks: sessions, kinds of session, days, numbers. No rule depends on these words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.domain import ACTIVITIES, PIN_WORDS, WEEKDAYS
from liftrun.domain.session import named_noun

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from liftrun.domain import Load
    from liftrun.rules.selector import Selector

_RELATIVE = ("last", "next")


def session_name(identity: str) -> str:
    """A session by its id, in the middle of a sentence: "the long run", "easy run 2", "lift 1", "the Wed long run"."""
    words = identity.split("-")
    number = f" {words.pop()}" if words[-1].isdigit() else ""
    days = [words.pop(0) for _ in range(2) if words and words[0] in (*_RELATIVE, *WEEKDAYS)]
    if words[:1] == ["run"] and len(words) > 1:
        words.pop(0)
    noun = _noun_of("_".join(words))
    if not noun:
        return identity
    when = "".join(f"{word if word in _RELATIVE else word.capitalize()} " for word in days)
    return f"{when}{noun}{number}" if number else f"the {when}{noun}"


def _noun_of(word: str) -> str:
    """`long` -> "long run", `lift` -> "lift"; `""` for a word that is not used in ids."""
    if word == "race":
        return "race"
    return named_noun(word) if word in PIN_WORDS or word in ACTIVITIES else ""


def session_names(identities: Iterable[str]) -> str:
    """Several sessions: "the long run, lift 1 and lift 2"."""
    return listed([session_name(identity) for identity in identities], "and")


def nouns(selectors: Sequence[Selector], count: int = 2) -> str:
    """What some selectors match: "hard run" for one, "runs or lifts" for several."""
    plural = "" if count == 1 else "s"
    found = dict.fromkeys(_with_plural(selector, plural) for selector in selectors)
    return listed(list(found), "or")


def _with_plural(selector: Selector, plural: str) -> str:
    activity = selector.activity or ("run" if selector.kind else "lift" if selector.focus else None)
    noun = ACTIVITIES[activity].noun if activity else "session"
    if selector.kind == ("race",):
        return f"race{plural}"
    return " ".join([*_adjectives(selector), f"{noun}{plural}", *_conditions(selector)])


def _adjectives(selector: Selector) -> list[str]:
    """`hard`, `heavy`, `lower-body or full-body`; `hard` is left out where a kind of run implies it."""
    words = []
    if selector.heavy is not None:
        words.append("heavy" if selector.heavy else "light")
    if selector.kind:
        words.append(listed(selector.kind, "or"))
    elif selector.hard is not None:
        words.append("hard" if selector.hard else "easy")
    if selector.focus:
        words.append(listed([f"{focus}-body" for focus in selector.focus], "or"))
    return words


def _conditions(selector: Selector) -> list[str]:
    """`over 6 miles`, `with plyometrics`."""
    words = [] if selector.loads is None else _loads(selector.loads)
    if selector.over_miles is not None:
        words.append(f"over {selector.over_miles:g} miles")
    if selector.at_most_miles is not None:
        words.append(f"of at most {selector.at_most_miles:g} miles")
    if selector.several_places is not None:
        words.append("with a choice of places" if selector.several_places else "at one place")
    if selector.over_km is not None:
        words.append(f"over {selector.over_km:g} km")
    if selector.plyometrics is not None:
        words.append(f"with{'' if selector.plyometrics else 'out'} plyometrics")
    return words


def _loads(load: Load) -> list[str]:
    """`with a moderate load of the legs or more`, `with impacts`."""
    levels = ("", "some load", "a moderate load", "a heavy load")
    parts = (("legs", load.legs), ("upper body", load.upper), ("trunk", load.trunk))
    words = [f"with {levels[level]} of the {part}" for part, level in parts if level]
    return words + ["with impacts"] * load.impact + ["of a hard day"] * load.hard


def with_article(noun: str) -> str:
    """`a hard run`, `an easy run`."""
    return f"a{'n' if noun[0] in 'aeiou' else ''} {noun}"


def listed(words: Sequence[str], last: str) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return f" {last} ".join(part for part in (", ".join(words[:-1]), words[-1]) if part)


def there_are(count: int) -> str:
    """`there is none`, `there is 1`, `there are 2`."""
    return "there is none" if count == 0 else f"there {'is' if count == 1 else 'are'} {count}"


def day_name(day: int) -> str:
    """`Mon`, also for days before and after the week."""
    return WEEKDAYS[day % len(WEEKDAYS)].capitalize()
