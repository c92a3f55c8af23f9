"""An option with a fixed list of words that also takes the words that people write for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from liftrun.inputs.synonyms import canonical

if TYPE_CHECKING:
    from collections.abc import Sequence

    from liftrun.inputs.synonyms import Subject


class WordChoice(click.Choice[str]):
    """A choice among words of one subject: `--race marathon` is `--race full`."""

    def __init__(self, subject: Subject, words: Sequence[str]) -> None:
        super().__init__(words)
        self.subject = subject

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word that liftrun uses."""
        return super().convert(str(canonical(self.subject, value)), param, ctx)
