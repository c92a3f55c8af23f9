"""What a check found, as tables on a terminal; all text goes through `rich.text.Text`, never through rich's markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from liftrun.domain import TIERS
from liftrun.domain.plain_text import plain_line
from liftrun.report.check import lines as words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import RenderableType

    from liftrun.documents.check import CheckDocument, FindingPart, OpenPart


def check_view(check: CheckDocument) -> RenderableType:
    """The verdict, and below it a table of each kind of finding."""
    return Group(*_blocks(check))


def _blocks(check: CheckDocument) -> Iterator[RenderableType]:
    yield Text(words.verdict(check, where="below"), style=f"bold {_colour(check)}")
    yield Text(f"Read {words.what_was_read(check)}.", style="dim")
    if check.broken:
        yield from _section("Required rules that are broken", _findings(check.broken))
    if check.paid:
        yield from _section("Advice that is broken", _findings(check.paid))
    yield from _section("What it costs", *(Text(words.tier_total(check, tier)) for tier in TIERS))
    if check.grade:
        yield from _section("Grade", Text(words.grade_text(check.grade)))
    if check.cannot_tell:
        yield from _section("Cannot tell", _open(check.cannot_tell))
    if check.unrecognised:
        yield from _section("Not recognised", *(Text(words.unrecognised(part)) for part in check.unrecognised))
    if check.assumed:
        yield from _section("Assumed", *(Text(plain_line(sentence)) for sentence in check.assumed))


def _colour(check: CheckDocument) -> str:
    """The colour of the verdict; green only for a week that was read completely."""
    if not check.kept:
        return "red"
    return "yellow" if words.missed(check) else "green"


def _section(title: str, *content: RenderableType) -> Iterator[RenderableType]:
    yield Text()
    yield Text(title, style="bold")
    yield from (Padding(one, (0, 0, 0, 2)) for one in content)


def _findings(parts: Sequence[FindingPart]) -> Table:
    table = _table("Rule", "When", "What")
    for part in parts:
        what = Text.assemble(plain_line(part.says), "\n", (plain_line(part.detail), "italic"))
        table.add_row(_rule(part), Text(plain_line(part.when)), what)
    return table


def _open(parts: Iterable[OpenPart]) -> Table:
    """One row for each rule, with its places below each other; those around midnight alone in one row."""
    table = _table("Rule", "When", "What")
    for places in words.same_rule(parts):
        night = places[0].around_midnight
        table.add_row(_rule(*places), Text(), Text(plain_line(places[0].says)))
        for some in (places,) if night else [(part,) for part in places]:
            table.add_row(Text(), Text(words.places_of(some)), Text(words.missing(*some), style="italic"))
    return table


def _rule(*parts: FindingPart | OpenPart) -> Text:
    """A rule's name, its strength in all places together, and its source."""
    name, source = plain_line(parts[0].rule), words.origin(parts[0])
    return Text.assemble((name, "bold"), f"\n{words.strength(*parts)}\n", (source, "dim"))


def _table(*heads: str) -> Table:
    table = Table(box=None, pad_edge=False, show_edge=False, padding=(0, 2, 0, 0))
    for head in heads:
        table.add_column(Text(head, style="dim"), overflow="fold")
    return table
