"""Why a session is where it is, as lines of text: the session first, then one line for each question."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from liftrun.domain.plain_text import plain_line
from liftrun.report.explanation.lines import repair_lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from liftrun.documents.why import AnswerPart, WhyDocument


def why_lines(found: WhyDocument) -> Iterator[str]:
    """The session, then the answers."""
    title = plain_line(found.title)
    if found.start is None or found.end is None:
        yield f"{title} is not in this plan. {plain_line(found.why)}"
    else:
        yield f"{title}, {found.start:%a %H:%M}–{found.end:%H:%M}. {plain_line(found.why)}"
    always = _always(found)
    if always:
        yield f"  {'Needs:':<{_width(found)}} {' '.join(always)}"
    for answer in found.answers:
        yield f"  {_heading(answer) + ':':<{_width(found)}} {_text(answer, always)}"
        yield from repair_lines(answer.repairs, "What would make it possible")


def _always(found: WhyDocument) -> list[str]:
    """What the session always needs, if several answers state it."""
    texts = Counter(cause.text for one in found.answers for cause in one.causes if cause.kind in ("length", "place"))
    return [plain_line(text) for text, count in texts.items() if count > 1]


def _text(answer: AnswerPart, always: Sequence[str]) -> str:
    """The answer, without what is printed above."""
    text = plain_line(answer.text)
    for one in always if len(answer.causes) > len(always) else ():
        text = text.replace(f"{one} ", "", 1)
    return text


def _heading(answer: AnswerPart) -> str:
    """`Tue`, `At Tue 18:00`, `Not on Tue`."""
    if answer.question == "on":
        return answer.day.capitalize()
    if answer.at is not None:
        return f"At {answer.at:%a %H:%M}"
    return f"Not on {answer.day.capitalize()}"


def _width(found: WhyDocument) -> int:
    headings = [_heading(answer) for answer in found.answers] + ["Needs"] * bool(_always(found))
    return 1 + max(map(len, headings), default=0)
