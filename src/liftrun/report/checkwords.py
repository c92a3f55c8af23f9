"""What a check found, in lines: one finding a line, for pipes and for people who read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.domain import TIERS
from liftrun.plaintext import plain_line
from liftrun.report.words import RACES, TIER_HEADS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from liftrun.checkdocument import CheckDocument, FindingPart, OpenPart, RulePart, UnrecognisedPart
    from liftrun.domain import Tier

SOURCES = {
    "plan": "a plan of liftrun's",
    "liftrun calendar": "a calendar of liftrun's",
    "calendar": "a calendar",
    "written by hand": "a week written by hand",
}


def lines(check: CheckDocument) -> Iterator[str]:
    """Every finding on a line of its own, the verdict last."""
    yield from (f"broken: {_finding(part)}" for part in check.broken)
    yield from (f"costs {part.cost}: {_finding(part)}" for part in check.paid)
    yield from (f"cannot tell: {_open(part)}" for part in check.cannot_tell)
    yield from (f"not recognised: {unrecognised(part)}" for part in check.unrecognised)
    yield from (f"assumed: {plain_line(sentence)}" for sentence in check.assumed)
    yield f"read: {what_was_read(check)}"
    yield f"totals: {', '.join(total(check, tier) for tier in TIERS)}"
    yield verdict(check, where="above")


def what_was_read(check: CheckDocument) -> str:
    """`8 sessions from a week written by hand; build, half marathon, intermediate, default rules`."""
    count = sum(not session.day.startswith("last") for session in check.sessions)
    race = RACES[check.race] if check.race else "no race"
    season = ", ".join((check.phase, race, check.experience, f"{plain_line(check.pack)} rules"))
    return f"{count} session{'' if count == 1 else 's'} from {SOURCES[check.source]}; {season}"


def missed(check: CheckDocument) -> int:
    """How many things that may be training were not recognised: a verdict without them is none on the whole week."""
    return sum(part.may_be_training for part in check.unrecognised)


def verdict(check: CheckDocument, where: str) -> str:
    """One sentence on the required rules; `where` the list of what was not recognised stands: `above`, `below`."""
    broken, open_ = len(check.broken), sum(part.required for part in check.cannot_tell)
    read = " by what could be read" if missed(check) else ""
    said = f"No required rule is broken{read}" if check.kept else f"Required rules are broken in {_places(broken)}"
    told = f"; in {_places(open_)} one cannot be told" if open_ else ""
    return f"{said}{told}{_missed(check, where)}."


def _missed(check: CheckDocument, where: str) -> str:
    """`; 2 of 3 lines were not recognised (above)`."""
    count = missed(check)
    if not count:
        return ""
    be = "was" if count == 1 else "were"
    if check.source == "written by hand":
        return f"; {count} of {check.entries} line{'s' * (check.entries > 1)} {be} not recognised ({where})"
    events = f"event{'s' * (check.entries > 1)}"
    return f"; {count} of {check.entries} {events} may be training and {be} not recognised ({where})"


def total(check: CheckDocument, tier: Tier) -> str:
    """`training 18`, or `training 18 to 26` where not everything can be told."""
    part = check.totals[tier]
    return f"{tier} {part.cost}{f' to {part.at_most}' if part.at_most > part.cost else ''}"


def tier_total(check: CheckDocument, tier: Tier) -> str:
    """The same for people: `Training advice: 18 to 26 points`."""
    points = total(check, tier).partition(" ")[2]
    return f"{TIER_HEADS[tier]}: {points} point{'' if points == '1' else 's'}"


def strength(part: FindingPart | OpenPart) -> str:
    """`required`, or the tier and the price of it: `training, 2 × 4`."""
    if part.required:
        return "required" if part.amount == 1 else f"required, {part.amount} times"
    return f"{part.tier}, {part.amount} × {part.weight}"


def origin(part: RulePart) -> str:
    """The rule's source, and whose advice it is: `article:S24, Bui`."""
    return ", ".join(plain_line(word) for word in (part.source, part.voice) if word)


def unrecognised(part: UnrecognisedPart) -> str:
    """`Tue 18:00 "tmepo 5k" (tempo?)`, or `Sat "recovery 5" (say "5 mi" or "5 km")`."""
    asks = "" if " " in part.hint else "?"
    hint = f" ({plain_line(part.hint)}{asks})" if part.hint else ""
    return f'{plain_line(part.when)} "{plain_line(part.title)}"{hint}'


def missing(part: OpenPart) -> str:
    """What would have to be said, as one phrase."""
    return plain_line(", ".join(part.missing))


def _finding(part: FindingPart) -> str:
    told = f"{plain_line(part.rule)} ({strength(part)}), {plain_line(part.when)}: {plain_line(part.detail)}"
    return f"{told}. {plain_line(part.says)} [{origin(part)}]"


def _open(part: OpenPart) -> str:
    price = strength(part) if part.required else f"at most {strength(part)}"
    told = f"{plain_line(part.rule)} ({price}), {plain_line(part.when)}: not said {missing(part)}"
    return f"{told}. {plain_line(part.says)} [{origin(part)}]"


def _places(count: int) -> str:
    return f"{count} place{'' if count == 1 else 's'}"
