"""A title in plain small letters: without accents, pictures, labels, and without the pauses between repetitions."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

MOST_CHARACTERS = 200

NUMBER = r"(?:\d{1,2},\d{3}(?!\d)|\d{1,5}(?:[.,]\d{1,2})?)"
FAR = r"(?:kilomet(?:er|re|ro)s?|kms?|k|miles?|milers?|mi|met(?:er|re|ro)s?|m)\b"
MINUTES = r"(?:minut(?:es?|en|os?)|mins?|'(?!'))(?![a-z0-9])"
SECONDS = r"(?:seconds?|sekunden|secs?|sek|s|\")(?![a-z0-9])"
HOURS = r"(?:hours?|hrs?|stunden?|std|heures?|horas?|h)(?![a-z])"
AMOUNT = rf"{NUMBER}(?:\s*(?:-|to)\s*{NUMBER})?\s*-?\s*(?:{FAR}|{MINUTES}|{SECONDS})"

_PLAIN = str.maketrans(
    {
        "×": "x",
        "✕": "x",
        "’": "'",
        "′": "'",
        "‘": "'",
        "″": '"',
        "”": '"',
        "“": '"',
        "−": "-",
        "‑": "-",
        "–": "-",
        "—": "-",
        "‐": "-",
        "\n": ",",
    }
    | {"@": " at ", "≤": "<", "~": " ", "≈": " "}
)
_LABEL = re.compile(
    r"\s*(?:(?:week|wk|w|semaine|woche)\s*\d{1,2}\b[\s,./]*(?:(?:day|d|tag|jour)\s*\d{1,2}\b)?|(?:day|d)\s*\d{1,2}\b|w\d{1,2}d\d{1,2}\b"
    r"|q[123]\b(?=\s*[:-]))\s*(?:[:.)|-]|(?=\s))\s*"
)
_REPEATS = re.compile(rf"\d\s*x\s*{NUMBER}|\b\d+\s*x\s*(?:\(|[a-z])|\d0/\d0|\d{{3,4}}s\b")
_PAUSE_WORD = (
    r"(?:jog(?:ging)?|jg|rests?|recover(?:y|ies)|recov|rec|floats?|off|easy\s+jog|trabpause|trab|pause|recup(?:eration)?"
    r"|recuperacion|trote)"
)
_BETWEEN = r"(?:\s+(?:jog|jogs|recovery|recoveries|rests?|between|in\s+between|each|easy|sets?|intervals?))*"
_WITH = r"(?:,|/|;|\bwith\b|\bmit\b|\bavec\b|\bcon\b)?\s*"
_PAUSES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"{_WITH}{_PAUSE_WORD}\s*[:=]?\s*{NUMBER}\s*(?:-|to)\s*{NUMBER}\s*%(?:\s+(?:of|interval|time|distance|between))*",
        rf"{_WITH}{_PAUSE_WORD}\s*[:=]?\s*{AMOUNT}{_BETWEEN}",
        rf"{_WITH}(?:{AMOUNT}|{NUMBER}(?![.,]?\d))\s*(?:(?:slow|of|easy|de)\s+)?{_PAUSE_WORD}\b{_BETWEEN}",
        rf"(?:/|;|\bwith\b|\bmit\b)\s*{NUMBER}\s*(?:{MINUTES}|{SECONDS})\s*easy\b{_BETWEEN}",
        rf",\s*[1-5]\s*(?:{MINUTES})\s*easy\b{_BETWEEN}",
        rf"\band\s+{AMOUNT}\s+between\s+\w+",
        rf"{_WITH}(?:full|equal|same|short)\s+(?:recover(?:y|ies)|rests?)\b",
    )
)
_RUN_WALK = re.compile(r"\b(?:run|jog|walk)\s*[/-]?\s*(?:walk|run|jog)(?:\s*[/-]?\s*(?:run|walk|jog))?\b")
_SPELLINGS = (
    (re.compile(r"\bw\s*/\s*u\b"), " warm up "),
    (re.compile(r"\bc\s*/\s*d\b"), " cool down "),
    (re.compile(r"\b([ap])\.\s?m\b\.?"), r"\1m"),
    (re.compile(r"\bw\.\s"), " with "),
    (re.compile(r"\b(?:the|an)\s+|\ba\s+(?=\d|short|quality|easy|steady|few)"), ""),
    (re.compile(rf"(?<=\btotal)\s+-\s+|(?<=\d)(\s*{FAR})\s+-\s+(?=[a-z])"), r"\1 with "),
    (re.compile(r"\bw/(?!\w)|\bw/(?=\s|\w)"), " with "),
    (re.compile(r"(?<=\d)\s*\*\s*(?=\d)"), "x"),
    (re.compile(r"''"), '"'),
)


@cache
def plain_letters(text: str) -> str:
    """Small letters, plain signs, no accents and no pictures."""
    text = unicodedata.normalize("NFKC", text[:MOST_CHARACTERS]).casefold().translate(_PLAIN)
    parts = unicodedata.normalize("NFKD", text)
    return "".join(_kept(char) for char in parts)


def _kept(char: str) -> str:
    category = unicodedata.category(char)
    if category == "Mn":
        return ""
    return " " if category in ("So", "Sk", "Cf") else char


def folded(title: str) -> str:
    """The text of a title that is cut into tokens."""
    text = plain_letters(title)
    for pattern, instead in _SPELLINGS:
        text = pattern.sub(instead, text)
    label = _LABEL.match(text)
    text = text[label.end() :] if label and label.end() < len(text) else text
    return _without_pauses(_RUN_WALK.sub(_run_walk, text))


def _run_walk(found: re.Match[str]) -> str:
    """`run walk` for "run/walk", "walk-jog", "jog walk"."""
    return " run walk " if "walk" in found[0] else found[0]


def _pause(found: re.Match[str]) -> str:
    """Nothing for a pause, and for one at a jog that it is between hard repetitions of a run."""
    return " jogs between " if "jog" in found[0] or "trab" in found[0] else " "


def _without_pauses(text: str) -> str:
    """The text without the pauses after its repetitions: they belong to the repetitions."""
    found = _REPEATS.search(text)
    if not found:
        return text
    head, rest = text[: found.end()], text[found.end() :]
    for pattern in _PAUSES:
        rest = pattern.sub(_pause, rest)
    return head + rest
