"""The pieces of a title that are one session."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from liftrun.schedules.titles.phrases import Phrase
    from liftrun.schedules.titles.pieces import Piece
    from liftrun.schedules.titles.vocabulary import Meaning


class SessionPieces(NamedTuple):
    """The pieces of one session.

    Attributes:
        pieces: In their order.
        comes_next: Whether the title states that it follows the session named before it.
        optional: Whether it may be left out, because rest is the alternative.
    """

    pieces: tuple[Piece, ...]
    comes_next: bool = False
    optional: bool = False

    @property
    def phrases(self) -> tuple[Phrase, ...]:
        """All phrases."""
        return tuple(phrase for piece in self.pieces for phrase in piece.phrases)

    @property
    def meanings(self) -> tuple[Meaning, ...]:
        """What they mean, fillers left out."""
        return tuple(meaning for piece in self.pieces for meaning in piece.meanings)
