"""What a title states of a lift: what it trains, how heavy it is, and when its plyometrics are done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.schedules.titles.parsed_title import FOCUSES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from liftrun.domain import Focus
    from liftrun.schedules.model import PlyometricsOrder
    from liftrun.schedules.titles.session_pieces import SessionPieces
    from liftrun.schedules.titles.vocabulary import Meaning


def focuses_of(meanings: Sequence[Meaning]) -> tuple[Focus, ...]:
    """What a lift may train: upper and lower body together are all of it; jumps alone train the legs."""
    named = [focus for focus in FOCUSES if any(one.focus == focus for one in meanings)]
    if named:
        return tuple(named) if len(named) == 1 else ("full",)
    return ("lower",) if _only_plyometrics(meanings) else FOCUSES


def heavy_of(meanings: Sequence[Meaning]) -> bool | None:
    """Whether a lift is heavy; work for the trunk and jumps alone are not."""
    stated = next((one.heavy for one in meanings if one.heavy is not None), None)
    return False if stated is None and (is_trunk_only(meanings) or _only_plyometrics(meanings)) else stated


def is_trunk_only(meanings: Sequence[Meaning]) -> bool:
    """Whether a lift is work for the trunk and nothing else."""
    return any(one.trunk for one in meanings) and not any(_weights(one) or one.plyometrics for one in meanings)


def _only_plyometrics(meanings: Sequence[Meaning]) -> bool:
    return any(one.plyometrics for one in meanings) and not any(_weights(one) or one.trunk for one in meanings)


def _weights(meaning: Meaning) -> bool:
    return meaning.lift or meaning.exercise or meaning.focus is not None


def plyometrics_order(session: SessionPieces) -> PlyometricsOrder:
    """When the plyometrics are done; only "then" states it."""
    jumps = [at for at, piece in enumerate(session.pieces) if any(one.plyometrics for one in piece.meanings)]
    weights = [at for at, piece in enumerate(session.pieces) if any(_weights(one) for one in piece.meanings)]
    if not jumps:
        return "none"
    if not weights:
        return "first"
    first, last = sorted((jumps[0], weights[0]))
    if not any(piece.link == "then" for piece in session.pieces[first + 1 : last + 1]):
        return "unsaid"
    return "first" if first == jumps[0] else "last"
