"""The report on the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.markup import escape
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rich.console import RenderableType

    from liftrun.bench.statistics.bench_summary import CampaignSummary, ProblemSummary, SettingPair

PROBLEMS = {
    "week": "the complete problem of a week",
    "core": "the core problem, which every solver can express",
    "pricing": "the pricing of squads, every athlete's week at the prices of the room",
}


def terminal(summary: CampaignSummary) -> RenderableType:
    """The complete report."""
    return Group(*_parts(summary))


def _parts(summary: CampaignSummary) -> Iterator[RenderableType]:
    campaign = summary.campaign
    yield Text(f"{campaign.name}: {campaign.version}, {campaign.machine}", style="dim")
    if summary.done < summary.total:
        yield Text(f"Unfinished: {summary.done} of {summary.total} runs.", style="yellow")
    for skipped in campaign.skipped:
        yield Text(f"Left out: {skipped}", style="yellow")
    for section in summary.sections:
        yield times_table(section, summary.clock)
        if section.against:
            yield against_table(section)
        yield from (Text(f"{group}: fastest is {_winner(means)}") for group, means in section.winners.items())
    yield from (Text(f"WRONG: {wrong}", style="bold red") for wrong in summary.wrong)
    if not summary.wrong:
        yield Text("Every plan passes its check, and all optima agree.", style="green")


def times_table(section: ProblemSummary, clock: str) -> Table:
    """Times, solved counts and gaps, a line for each setting."""
    unit = "processor" if clock == "cpu" else "wall clock"
    title = f"{PROBLEMS[section.problem]}: milliseconds of building and solving ({unit})"
    table = Table(title=title, title_justify="left")
    table.add_column("setting")
    for title in ("solved", "median", "quartiles", "mean*", "PAR10", "MiB", "gap"):
        table.add_column(title, justify="right", no_wrap=True)
    for row in section.rows:
        table.add_row(
            escape(row.name),
            f"{row.solved}/{row.runs}",
            ms(row.seconds.median),
            f"{ms(row.seconds.low)}–{ms(row.seconds.high)}",
            ms(row.mean),
            ms(row.par10) if row.exact else "",
            f"{row.memory_mib:.0f}",
            "" if row.gap is None else f"{row.gap:.1%}",
        )
    table.caption = "* shifted geometric mean. gap: median cost above the cheapest plan known."
    table.caption_justify = "left"
    return table


def against_table(section: ProblemSummary) -> Table:
    """Each setting against the baseline."""
    table = Table(
        title=f"compared with {escape(section.baseline)}, over {section.against[0].found.pairs} instances",
        title_justify="left",
    )
    table.add_column("setting", no_wrap=True)
    for title in ("times", "95 %", "p (Holm)", "effect"):
        table.add_column(title, justify="right", no_wrap=True)
    table.add_column("difference", no_wrap=True)
    for pair in sorted(section.against, key=lambda pair: -pair.found.ratio):
        *figures, _, difference = (escape(part) for part in against_cells(pair))
        table.add_row(*figures, difference, style=_STYLES[pair.verdict])
    return table


def against_cells(pair: SettingPair) -> tuple[str, ...]:
    """A pair's cells: name, multiple of the baseline's time with its interval, p, effect, instances, verdict."""
    low, high = pair.found.interval
    return (
        pair.one,
        f"{1 / pair.found.ratio:.2f}",
        f"{1 / high:.2f}–{1 / low:.2f}",
        f"{pair.p:.3f}" if pair.p >= _LEAST_P else f"<{_LEAST_P}",
        f"{pair.found.effect:+.2f}",
        str(pair.found.pairs),
        pair.verdict,
    )


_LEAST_P = 0.001
_STYLES = {"faster": "green", "slower": "", "none shown": "dim"}


def ms(seconds: float) -> str:
    """Seconds as milliseconds, three digits at least where they are small."""
    milliseconds = 1000 * seconds
    return f"{milliseconds:.1f}" if milliseconds < 100 else f"{milliseconds:.0f}"  # noqa: PLR2004  # where tenths stop to matter


def _winner(means: Mapping[str, float]) -> str:
    names = list(means.items())
    first, second = names[0], names[1] if len(names) > 1 else None
    ahead = f", then {second[0]} at {second[1] / first[1]:.2f} times" if second and first[1] else ""
    return f"{first[0]} ({ms(first[1])} ms{ahead})"
