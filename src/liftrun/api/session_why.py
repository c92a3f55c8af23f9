"""The result of `plan.why`: why a session is where it is, and what another place would cost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from liftrun.report.explanation.why_lines import why_lines
from liftrun.report.markup import element

if TYPE_CHECKING:
    from liftrun.documents.why import AnswerPart, WhyDocument


@dataclass(frozen=True, slots=True, repr=False)
class SessionWhy:
    """The answers about one session of a plan.

    Attributes:
        document: The published form, `liftrun.why/1`.
    """

    document: WhyDocument

    @property
    def why(self) -> str:
        """Why the session is where it is, or why it is missing."""
        return self.document.why

    @property
    def answers(self) -> tuple[AnswerPart, ...]:
        """One answer for each question; without a question, one for each day."""
        return self.document.answers

    def to_json(self) -> str:
        """The published form as JSON."""
        return self.document.model_dump_json(indent=2)

    def to_text(self) -> str:
        """The answers as lines of text."""
        return "\n".join(why_lines(self.document))

    def _repr_html_(self) -> str:
        """The lines, for notebooks."""
        return str(element("pre", *(element("span", line) + "\n" for line in why_lines(self.document))))

    def __repr__(self) -> str:
        """`SessionWhy(lift-2, 7 answers)`."""
        count = len(self.answers)
        return f"SessionWhy({self.document.session}, {count} answer{'' if count == 1 else 's'})"
