"""The season on a terminal: one line a week, and what the athlete should know below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.table import Table
from rich.text import Text

from liftrun.domain.plain_text import plain_line
from liftrun.report.season import season_words as words
from liftrun.report.week.week_words import PHASES, STATUS_MARKS, day_and_month

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from liftrun.documents.season import SeasonDocument, SeasonWeekPart

_LEAST_WIDTH = 84
"""Narrower terminals show no remarks in the table."""


def season_overview(season: SeasonDocument, *, width: int, verbose: bool = False) -> RenderableType:
    """The whole overview.

    Args:
        season: The season.
        width: Columns of the terminal.
        verbose: Whether all notes, and all sessions on other weekdays, are shown.
    """
    head = Text(plain_line(words.season_title(season)), style="bold")
    return Group(
        head, Text(plain_line(words.season_subtitle(season))), _table(season, width), *_below(season, verbose=verbose)
    )


def _table(season: SeasonDocument, width: int) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)
    roomy = width >= _LEAST_WIDTH
    for name in ("Week of", "Phase"):
        table.add_column(name, no_wrap=True)
    for name in (words.unit(season), "Long", "Lifts"):
        table.add_column(name, justify="right", no_wrap=True)
    if roomy:
        table.add_column("", style="dim", no_wrap=True)
    table.add_column("Did not fit", overflow="fold")
    for week in season.weeks:
        table.add_row(*_row(season, week, roomy=roomy))
    return table


def _row(season: SeasonDocument, week: SeasonWeekPart, *, roomy: bool) -> Iterator[Text]:
    race = f" + {words.amount(week.race_metres, season)}" if week.race_metres else ""
    yield Text(day_and_month(week.week_start))
    yield Text(PHASES[week.phase])
    yield Text(f"{words.amount(week.metres, season)}{race}" if week.metres or race else "-")
    yield Text(words.amount(week.longest_metres, season) if week.longest_metres else "-")
    yield Text(str(week.lifts) if week.lifts else "-")
    if roomy:
        yield Text(words.remarks(week))
    yield Text(plain_line(words.did_not_fit(week)), style="yellow")


def _below(season: SeasonDocument, *, verbose: bool) -> Iterator[Text]:
    yield Text("")
    yield Text(f"{STATUS_MARKS[season.status]} {words.proof(season)}")
    yield Text(words.totals(season))
    for race in season.races:
        if race.in_reach:
            yield Text(plain_line(race.says))
    for note in (*season.notes, *season.unread):
        yield Text(plain_line(note))
    if not verbose:
        moved = sum(len(week.other_days) for week in season.weeks)
        if moved:
            yield Text(
                f"{words.counted(moved, 'session')} on another weekday than before; --verbose lists them.", style="dim"
            )
        return
    for note in season.calendar_notes:
        yield Text(plain_line(note))
    for week in season.weeks:
        for sentence in week.other_days:
            yield Text(plain_line(f"Week of {day_and_month(week.week_start)}: {sentence}"))
