"""Why sessions are missing, as lines of text: the session itself first, then the rules, then each day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.domain import WEEKDAYS
from liftrun.domain.plain_text import plain_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from liftrun.documents.explanation import CausePart, ExplanationDocument, MissingPart, RepairPart

_OF_THE_SESSION = ("length", "place")
_INDENT = "  "


def lines(explanation: ExplanationDocument) -> Iterator[str]:
    """The explanation of each missing session, with an empty line between two."""
    if not explanation.missing:
        yield "Everything fits: no session is missing in this week."
    for number, missing in enumerate(explanation.missing):
        if number:
            yield ""
        yield from _missing(missing)


def _missing(missing: MissingPart) -> Iterator[str]:
    yield plain_line(missing.summary)
    for heading, texts in _groups(missing.causes):
        yield f"{_INDENT}{heading + ':':<9}{' '.join(texts)}"
    yield from repair_lines(missing.repairs, "What would make it fit")
    if missing.causes and missing.repairs_requested and not missing.repairs:
        yield f"{_INDENT}No one or two changes of the kinds that liftrun tries were found that make it fit."


def repair_lines(repairs: Sequence[RepairPart], heading: str) -> Iterator[str]:
    """What would help, numbered; nothing if nothing is known."""
    if repairs:
        yield f"{_INDENT}{heading}, the least change first:"
    for number, repair in enumerate(repairs, start=1):
        yield f"{_INDENT}{number}. {plain_line(repair.text)}"
        yield f"{_INDENT}   {plain_line(repair.then)}"


def _groups(causes: Sequence[CausePart]) -> Iterator[tuple[str, list[str]]]:
    """Headings, each with the texts of its causes; a heading without causes is left out."""
    sessions = [one.text for one in causes if one.kind in _OF_THE_SESSION]
    kept = [one.text for one in causes if one.kind == "session"]
    whole = [one for one in causes if one.kind not in (*_OF_THE_SESSION, "session") and len(one.days) != 1]
    days = {day: [one.text for one in causes if one.days == (day,)] for day in WEEKDAYS}
    several = [one.text for one in whole]
    headed = [("Needs", sessions), ("Kept", kept), ("Week", several)]
    headed += [(day.capitalize(), texts) for day, texts in days.items()]
    yield from ((heading, texts) for heading, texts in headed if texts)
