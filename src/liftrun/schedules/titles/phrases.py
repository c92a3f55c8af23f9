"""The phrases of a title: the longest runs of words that the vocabulary contains, and numbers with their units."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from liftrun.domain.units import metres_of_miles
from liftrun.schedules.titles.vocabulary import NOTHING, Meaning, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from liftrun.domain import RunKind
    from liftrun.schedules.titles.tokens import Token

MEASURES = ("distance", "minutes", "seconds", "repeats", "one_repeat", "sets", "times", "number")
_SPECIFIC = 2  # words or numbers that name a session before a remark
_LONG_MILER_METRES = metres_of_miles(13)  # "an 18 miler" is a long run; of a shorter one the word says nothing
_ORDINAL = re.compile(r"[a-d]")
_CODE = re.compile(r"[a-z]|st")


class NotATitleError(Exception):
    """The text is no title of a session."""


class Phrase(NamedTuple):
    """A phrase or number of a title, with what it means.

    Attributes:
        meaning: What its words mean.
        token: Of a number or a sign, its token.
        text: Its words.
    """

    meaning: Meaning = NOTHING
    token: Token | None = None
    text: str = ""

    @property
    def measured(self) -> bool:
        """Whether it states how far, how long or how often, with a unit."""
        return self.token is not None and self.token.kind in (
            "distance",
            "minutes",
            "seconds",
            "repeats",
            "one_repeat",
            "times",
        )

    @property
    def code(self) -> bool:
        """Whether it is one of the letters by which some plans call their runs."""
        return bool(self.meaning.kinds) and _CODE.fullmatch(self.text) is not None


def phrases_of(found: Sequence[Token]) -> tuple[Phrase, ...]:
    """The longest phrases, from left to right.

    Raises:
        NotATitleError: if a word or sign is in none.
    """
    return tuple(_phrases(found))


def known_phrases(found: Sequence[Token]) -> tuple[Phrase, ...]:
    """The phrases that the vocabulary contains, whatever is between them."""
    known, at = [], 0
    while at < len(found):
        try:
            phrase, length = _phrase_at(found, at)
        except NotATitleError:
            phrase, length = None, 1
        known += [phrase] if phrase else []
        at += length
    return tuple(known)


def without_remark(found: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens before a remark, or nothing if there is none that may be passed over."""
    opener = next((at for at, token in enumerate(found) if _opens_remark(token)), None)
    if opener is None:
        return ()
    head, remark = tuple(found[:opener]), found[opener:]
    if any(map(_could_matter, remark)) or _specific(head) < _SPECIFIC:
        return ()
    return head


def _specific(head: Sequence[Token]) -> int:
    """How many phrases or numbers before a remark name something."""
    phrases = known_phrases(head)
    return sum(bool(phrase.measured or not (phrase.meaning.filler or phrase.meaning.link)) for phrase in phrases)


def _opens_remark(token: Token) -> bool:
    return token.kind == "open" or token.text in vocabulary().remark


def _could_matter(token: Token) -> bool:
    """Whether a token alone could name something of a session."""
    if token.kind == "word":
        meaning = vocabulary().phrases.get((token.text,), NOTHING)
        return not meaning.filler and not meaning.link
    return token.kind in MEASURES


def _phrases(found: Sequence[Token]) -> Iterator[Phrase]:
    at = 0
    while at < len(found):
        phrase, length = _phrase_at(found, at)
        if phrase is not None:
            yield phrase
        at += length


def _phrase_at(found: Sequence[Token], at: int) -> tuple[Phrase | None, int]:
    token = found[at]
    if token.kind in MEASURES:
        return Phrase(_meaning_of_measure(token), token), 1
    if token.kind == "pace":
        return (Phrase(Meaning(kinds=token.kinds, pace=True)) if token.kinds else None), 1
    if token.kind in ("joint", "open", "close"):
        return Phrase(token=token), 1
    return _words_at(found, at)


def _words_at(found: Sequence[Token], at: int) -> tuple[Phrase, int]:
    words = vocabulary()
    for length in range(min(words.longest, len(found) - at), 0, -1):
        tokens = found[at : at + length]
        texts = tuple(token.text for token in tokens)
        if all(token.kind == "word" for token in tokens) and texts in words.phrases:
            return Phrase(words.phrases[texts], text=" ".join(texts)), length
    if at and _ORDINAL.fullmatch(found[at].text):
        return Phrase(text=found[at].text), 1
    raise NotATitleError(found[at].text)


def _meaning_of_measure(token: Token) -> Meaning:
    """A run for "6 miler", and a long one for "18 miler"."""
    if token.kinds:
        return Meaning(kinds=token.kinds)
    if not token.text.rstrip("s").endswith("miler") or token.metres is None:
        return NOTHING
    kinds: tuple[RunKind, ...] = ("easy", "tempo", "speed", "long")
    return Meaning(kinds=("long",) if token.metres.low >= _LONG_MILER_METRES else kinds, noun=True)
