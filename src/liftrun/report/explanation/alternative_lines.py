"""Other weeks than the plan, as lines of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.domain.plain_text import plain_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.documents.plan import PlanDocument


def alternative_lines(plan: PlanDocument) -> Iterator[str]:
    """One line for each other week; nothing if none were requested."""
    if plan.alternatives:
        yield "Other weeks:"
    for number, other in enumerate(plan.alternatives, start=1):
        yield f"  {number}. {plain_line(other.text)}"
