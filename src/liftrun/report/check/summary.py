"""What a check found, in short: the verdict, the grade, and one line for each rule that is broken or open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.domain.plain_text import plain_line
from liftrun.report.check.lines import score_text, unrecognised, verdict, what_was_read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from liftrun.documents.check import CheckDocument, FindingPart, GradePart, OpenPart

_WHOLE_WEEK = "the week"
_MOST_FACTS = 3  # named in one line


def summary(check: CheckDocument) -> Iterator[str]:
    """The verdict first, then the grade, the findings, what was not understood, and what was read.

    Each rule has one line, with all its places. What depends on two sessions being around midnight is in the verdict
    alone; sources, prices and assumptions are in the long form (`lines`).
    """
    yield verdict(check, where="below")
    if check.grade:
        yield grade_line(check.grade)
    yield from _findings("Broken", check.broken, check.cannot_tell)
    yield from _findings("Advice", check.paid, check.cannot_tell)
    yield from _open(check)
    yield from (f"Not understood: {unrecognised(part)}." for part in check.unrecognised if part.may_be_training)
    yield f"Read: {what_was_read(check)}.{_assumptions(check)}"


def grade_line(grade: GradePart) -> str:
    """The grade in a sentence, and the moves to a better week.

    `Grade B, 87 of 100: the week gives up 14 points of training advice. Better with the same sessions: ...`
    """
    letter = grade.best if grade.best == grade.worst else f"{grade.best} to {grade.worst}"
    better = f" Better with the same sessions: {', '.join(map(plain_line, grade.moves))}." if grade.moves else ""
    if grade.best == "E":
        return f"Grade E: a required rule is broken; besides, {_given_up(grade)}.{better}"
    return f"Grade {letter}, {score_text(grade)} of 100: {_given_up(grade)}.{better}"


def _given_up(grade: GradePart) -> str:
    least, most = grade.given_up
    if not most:
        return "the week gives up nothing; no better order of its sessions was found"
    points = f"{most}" if least == most else f"{least} to {most}"
    return f"the week gives up {points} point{'' if points == '1' else 's'} of training advice"


def _findings(head: str, parts: Sequence[FindingPart], undecided: Sequence[OpenPart]) -> Iterator[str]:
    """One line for each rule, in the order of the findings."""
    for rule in dict.fromkeys(part.rule for part in parts):
        found = [part for part in parts if part.rule == rule]
        places = _places(part.when for part in found)
        perhaps = _places(part.when for part in _of_rule(undecided, rule))
        cost = sum(part.cost for part in found)
        price = f"{cost} point{'' if cost == 1 else 's'}" if cost else ""
        also = f"perhaps also {perhaps}" if perhaps else ""
        where = "; ".join(filter(None, (places, also, price)))
        yield f"{head}: {_sentence(found[0].says)}{f' ({where})' if where else ''}."


def _open(check: CheckDocument) -> Iterator[str]:
    """One line for each rule that is only open, with what would decide it."""
    known = {part.rule for part in (*check.broken, *check.paid)}
    for rule in dict.fromkeys(part.rule for part in check.cannot_tell):
        parts = _of_rule(check.cannot_tell, rule)
        if rule in known or not parts:
            continue
        facts = _facts(list(dict.fromkeys(plain_line(fact) for part in parts for fact in part.missing)))
        places = _places(part.when for part in parts)
        yield f"Cannot tell: {_sentence(parts[0].says)}{f' ({places})' if places else ''}. Not known: {facts}."


def _facts(facts: Sequence[str]) -> str:
    """`how far tue-run goes, when it takes place and 2 more facts`."""
    more = len(facts) - _MOST_FACTS
    return ", ".join(facts[:_MOST_FACTS]) + (f" and {more} more fact{'s' * (more > 1)}" if more > 0 else "")


def _of_rule(parts: Sequence[OpenPart], rule: str) -> list[OpenPart]:
    """The undecided places of a rule, without those around midnight alone."""
    return [part for part in parts if part.rule == rule and not part.around_midnight]


def _places(moments: Iterable[str]) -> str:
    return plain_line("; ".join(dict.fromkeys(moment for moment in moments if moment != _WHOLE_WEEK)))


def _sentence(says: str) -> str:
    return plain_line(says).rstrip(".")


def _assumptions(check: CheckDocument) -> str:
    count = len(check.assumed)
    what = f"{count} assumption{'' if count == 1 else 's'}, " if count else ""
    return f" --verbose shows {what}sources and prices."
