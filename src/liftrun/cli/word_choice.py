"""A command-line option with a fixed list of words and their usual synonyms."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from liftrun.inputs.synonyms import canonical

if TYPE_CHECKING:
    from collections.abc import Sequence

    from liftrun.inputs.synonyms import Subject


class WordChoice(click.Choice[str]):
    """A choice that also accepts synonyms: `--race marathon` is `--race full`."""

    def __init__(self, subject: Subject, words: Sequence[str]) -> None:
        super().__init__(words)
        self.subject = subject

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Replace a synonym by liftrun's own word."""
        return super().convert(str(canonical(self.subject, value)), param, ctx)
