"""The result of `liftrun.explain`: why sessions are missing, and what would help."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from liftrun.report.explanation.lines import lines
from liftrun.report.markup import element

if TYPE_CHECKING:
    from liftrun.documents.explanation import ExplanationDocument, MissingPart


@dataclass(frozen=True, slots=True, repr=False)
class WeekExplanation:
    """An explained week.

    Attributes:
        document: The published form, `liftrun.explanation/1`.
    """

    document: ExplanationDocument

    @property
    def missing(self) -> tuple[MissingPart, ...]:
        """The sessions that do not fit, most important first, each with its causes; empty if everything fits."""
        return self.document.missing

    def to_json(self) -> str:
        """The published form as JSON."""
        return self.document.model_dump_json(indent=2)

    def to_text(self) -> str:
        """The explanation as lines of text."""
        return "\n".join(lines(self.document))

    def _repr_html_(self) -> str:
        """The lines, for notebooks."""
        return str(element("pre", *(element("span", f"{line}") + "\n" for line in lines(self.document))))

    def __repr__(self) -> str:
        """`WeekExplanation(Maya Lindqvist, week of 2026-11-23, 2 missing)`."""
        whose = f"{self.document.athlete}, week of {self.document.week_start}"
        return f"WeekExplanation({whose}, {len(self.missing)} missing)"
