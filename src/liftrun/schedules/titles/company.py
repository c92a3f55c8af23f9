"""Which words name a session by themselves, and which only beside others: "long", but no "long lunch"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.schedules.titles.phrases import NotATitleError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from liftrun.domain.units import Units
    from liftrun.schedules.titles.phrases import Phrase
    from liftrun.schedules.titles.session_pieces import SessionPieces


def check_company(session: SessionPieces, beside: Sequence[Phrase], *, units: Units | None, all_training: bool) -> None:
    """Refuse a session of which the words name too little; other sessions of the title, `beside`, are company.

    Raises:
        NotATitleError: if a word needs others, or a number with a unit, beside it and has none.
    """
    phrases = session.phrases
    _check_codes(session)
    if all_training:
        return
    far = any(phrase.token and phrase.token.metres for phrase in phrases)
    if any(phrase.meaning.company == "distance" for phrase in session.phrases) and not far:
        raise NotATitleError
    measured = any(phrase.measured or (units and _number(phrase)) for phrase in phrases)
    telling = [phrase.meaning for phrase in phrases if not phrase.meaning.filler]
    fillers = any(phrase.meaning.filler and not phrase.token and len(phrase.text) > 1 for phrase in phrases)
    for at, one in enumerate(telling):
        others = [other for n, other in enumerate(telling) if n != at and other.company != "needed"]
        lonely = not measured and not others and not any(_names_session(phrase) for phrase in beside)
        if lonely and (one.company == "needed" or (one.company and fillers)):
            raise NotATitleError


def _names_session(phrase: Phrase) -> bool:
    return not phrase.meaning.filler and not phrase.meaning.link


def _number(phrase: Phrase) -> bool:
    return phrase.token is not None and phrase.token.kind == "number"


def _check_codes(session: SessionPieces) -> None:
    """A letter such as "T" names a run only right beside a measure, or before "run" or "pace".

    Raises:
        NotATitleError: for one that is elsewhere.
    """
    for piece in session.pieces:
        for at, phrase in enumerate(piece.phrases):
            if phrase.code and not _beside_measure(piece.phrases, at):
                raise NotATitleError


def _beside_measure(phrases: Sequence[Phrase], at: int) -> bool:
    if len(phrases) == 1:
        return True
    around = (*phrases[max(0, at - 1) : at], *phrases[at + 1 : at + 2])
    after = phrases[at + 1].text if at + 1 < len(phrases) else ""
    return any(one.measured for one in around) or after in ("run", "session")
