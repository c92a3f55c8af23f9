"""The result of `liftrun.check`: what a week breaks, and what cannot be decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from liftrun.report.check.lines import lines
from liftrun.report.check.summary import summary
from liftrun.report.markup import element

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from liftrun.documents.check import (
        CheckDocument,
        FindingPart,
        GradePart,
        OpenPart,
        ReadPart,
        TotalPart,
        UnrecognisedPart,
    )
    from liftrun.domain import Tier


@dataclass(frozen=True, slots=True, repr=False)
class WeekCheck:
    """A checked week.

    Attributes:
        document: The published form of the check, `liftrun.check/1`.
    """

    document: CheckDocument

    @property
    def kept(self) -> bool:
        """Whether no required rule is known to be broken."""
        return self.document.kept

    @property
    def sessions(self) -> tuple[ReadPart, ...]:
        """The sessions as they were read."""
        return self.document.sessions

    @property
    def broken(self) -> tuple[FindingPart, ...]:
        """The required rules that are broken."""
        return self.document.broken

    @property
    def paid(self) -> tuple[FindingPart, ...]:
        """The weighted rules that are broken, each with its cost."""
        return self.document.paid

    @property
    def cannot_tell(self) -> tuple[OpenPart, ...]:
        """The rules that may be broken or kept: the schedule does not contain enough to decide."""
        return self.document.cannot_tell

    @property
    def unrecognised(self) -> tuple[UnrecognisedPart, ...]:
        """The lines and events that were not read as a session."""
        return self.document.unrecognised

    @property
    def totals(self) -> Mapping[Tier, TotalPart]:
        """What the weighted rules of each tier cost."""
        return self.document.totals

    @property
    def assumed(self) -> tuple[str, ...]:
        """The assumptions, one sentence each."""
        return self.document.assumed

    def to_json(self) -> str:
        """The published form as JSON."""
        return self.document.model_dump_json(indent=2)

    @property
    def grade(self) -> GradePart | None:
        """How well the week follows training advice, as a grade; None for a week without sessions."""
        return self.document.grade

    def to_summary(self) -> str:
        """The verdict, the grade, and one line for each rule that is broken or open."""
        return "\n".join(summary(self.document))

    def to_text(self) -> str:
        """One finding on each line, the verdict last."""
        return "\n".join(lines(self.document))

    def to_html(self) -> str:
        """The lines of `to_text` as an HTML list."""
        return str(element("ul", *(element("li", line) for line in lines(self.document))))

    def to_frame(self) -> pd.DataFrame:
        """One row for each finding: required rules, weighted rules, and what cannot be decided."""
        from liftrun.api.frames import findings_frame  # noqa: PLC0415  # loads pandas

        return findings_frame(self.document)

    def _repr_html_(self) -> str:
        """The findings, for notebooks."""
        return self.to_html()

    def __repr__(self) -> str:
        """`WeekCheck(kept, 8 sessions, 0 broken, 2 paid, 0 cannot tell)`."""
        kept = "kept" if self.kept else "broken"
        counts = f"{len(self.broken)} broken, {len(self.paid)} paid, {len(self.cannot_tell)} cannot tell"
        return f"WeekCheck({kept}, {len(self.sessions)} sessions, {counts})"
