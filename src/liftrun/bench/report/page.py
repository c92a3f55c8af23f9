"""The page of a benchmark: one self-contained HTML file, no scripts, nothing fetched."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from liftrun.bench.report.charts import charts
from liftrun.bench.report.style import style
from liftrun.bench.report.terminal import PROBLEMS, against_cells, ms
from liftrun.report.markup import Markup, element, join, raw

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from liftrun.bench.statistics.bench_summary import CampaignSummary, ProblemSummary, SettingPair, SettingStatistics

_CAPTIONS = {
    "spread": "Time of every run.",
    "ratios": "Each setting against the baseline, instance by instance: geometric mean of the ratios.",
    "profile": "Performance profile (Dolan and Moré): on which share of instances is a setting within a factor of the "
    "fastest? Higher is better; the left edge shows how often it is the fastest.",
    "cactus": "Cactus plot: how many runs are solved if each may take so long? Lower and farther right is better.",
    "gaps": "How far the best plan so far may be from the optimum, on average, over time.",
}
_HOW = (
    "Time is that of building the model and solving it. A run that is not proven counts as the time limit, and in "
    "PAR10 as ten times that. The mean is geometric, shifted by 10 ms: smaller differences are noise, and without the "
    "shift a change from 1 to 2 ms would count as much as one from 100 to 200 ms. Settings are compared by their "
    "median on each instance, with Wilcoxon's signed-rank test on the logarithms of the ratios, Holm's correction for "
    "the number of comparisons, and the rank-biserial correlation as effect size (+1: faster on every instance). "
    "Memory is the largest resident set of the process, with Python and the solver's library in it."
)


def page(summary: CampaignSummary) -> str:
    """The page, as HTML that is also well-formed XML."""
    body = element(
        "main", _head(summary), _wrong(summary), *(_section(summary, part) for part in summary.sections), _foot(summary)
    )
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", f"Benchmark: {summary.campaign.name}"),
        element("style", raw(style())),
    )
    return f"<!DOCTYPE html>\n{element('html', head, element('body', body), lang='en')}\n"


def _head(summary: CampaignSummary) -> Markup:
    campaign = summary.campaign
    facts = [
        (
            "Measured",
            f"{summary.done} of {summary.total} runs, started {campaign.began}, at most {campaign.time_limit:g} s each",
        ),
        ("With", campaign.version),
        ("On", campaign.machine),
        ("Settings file", f"SHA-256 {hashlib.sha256(campaign.settings.encode()).hexdigest()}"),
        *(("Left out", skipped) for skipped in campaign.skipped),
    ]
    rows = [part for name, fact in facts for part in (element("dt", name), element("dd", fact))]
    return element("header", element("h1", f"Benchmark: {campaign.name}"), element("dl", *rows))


def _wrong(summary: CampaignSummary) -> Markup:
    if not summary.wrong:
        return element("p", "✓ Every plan passes its check, and all optima agree.", class_="right")
    found = [element("li", str(wrong)) for wrong in summary.wrong]
    return element("section", element("h2", f"✗ {len(found)} wrong answers"), element("ul", *found), class_="wrong")


def _section(summary: CampaignSummary, section: ProblemSummary) -> Markup:
    plots = charts(summary, section)
    figures = {name: _figure(svg, _CAPTIONS[name]) for name, svg in plots.items()}
    parts = [element("h2", f"On {PROBLEMS[section.problem]}"), _times(section), figures.pop("spread")]
    if section.against:
        parts += [element("h3", f"Against {section.baseline}"), _against(section), figures.pop("ratios")]
    parts += [*figures.values(), element("h3", "The fastest of each class"), _winners(section)]
    if len(section.pairs) > 1:
        parts += [_details("Every pair", _pairs(section))]
    return element("section", *parts)


def _figure(svg: str, caption: str) -> Markup:
    # Drawn by matplotlib, which escapes all names; no unescaped text of ours is in it.
    return element("figure", Markup(svg), element("figcaption", caption))


_TIMES = (
    *("setting", "solved", "median", "quartiles", "mean", "PAR10", "build", "wall", "MiB"),
    *("variables", "constraints", "best", "gap"),
)


def _times(section: ProblemSummary) -> Markup:
    kinds = ["baseline" if row.name == section.baseline else "" for row in section.rows]
    note = "Milliseconds. Best: runs whose plan is as cheap as the cheapest known. Gap: median cost above that."
    table = _table(_TIMES, [_times_line(row) for row in section.rows], kinds)
    return join([table, element("p", note, class_="soft")])


def _times_line(row: SettingStatistics) -> Sequence[str]:
    seconds = row.seconds
    return (
        *(row.name, f"{row.solved}/{row.runs}", ms(seconds.median), f"{ms(seconds.low)}–{ms(seconds.high)}"),
        *(ms(row.mean), ms(row.par10) if row.exact else "", ms(row.build), ms(row.wall), f"{row.memory_mib:.0f}"),
        *(str(part or "") for part in row.size),
        *(f"{row.best_found}/{row.runs}", "" if row.gap is None else f"{row.gap:.1%}"),
    )


def _against(section: ProblemSummary) -> Markup:
    titles = ("setting", "time as a multiple", "95 % interval", "p (Holm)", "effect", "instances", "difference")
    pairs = sorted(section.against, key=lambda pair: -pair.found.ratio)
    return _table(titles, [against_cells(pair) for pair in pairs], [pair.verdict.split()[0] for pair in pairs])


def _winners(section: ProblemSummary) -> Markup:
    lines = []
    for group, means in section.winners.items():
        (first, fastest), *others = means.items()
        next_best = f"{others[0][0]}, {others[0][1] / fastest:.2f} times" if others and fastest else ""
        lines.append((group, first, ms(fastest), next_best))
    return _table(("class", "fastest", "mean, ms", "then"), lines)


def _pairs(section: ProblemSummary) -> Markup:
    """A square table: the time of the line's setting as a multiple of that of the column's."""
    names = [row.name for row in section.rows if row.exact]
    found = {(pair.one, pair.other): pair for pair in section.pairs}
    lines = [(name, *(_pair_cell(found, name, other) for other in names)) for name in names]
    note = (
        "Time of the line's setting as a multiple of the column's; in brackets where no difference is shown (Holm's "
        "correction over all pairs)."
    )
    return join([_table(("", *names), lines), element("p", note, class_="soft")])


def _pair_cell(found: dict[tuple[str, str], SettingPair], name: str, other: str) -> str:
    pair = found.get((name, other)) or found.get((other, name))
    if pair is None:
        return ""
    multiple = 1 / pair.found.ratio if pair.one == name else pair.found.ratio
    return f"({multiple:.2f})" if pair.verdict == "none shown" else f"{multiple:.2f}"


def _foot(summary: CampaignSummary) -> Markup:
    instances = {run.instance: run for section in summary.sections for run in section.measured}
    lines = [
        (name, run.group, "proven" if run.proven else "best known", " ".join(map(str, run.best)), run.hash)
        for name, run in sorted(instances.items())
    ]
    table = _table(("instance", "class", "optimum is", "cost by tier", "SHA-256"), lines)
    return element(
        "footer",
        element("p", _HOW),
        _details("The settings file", element("pre", *_lines(summary.campaign.settings))),
        _details(f"The {len(lines)} instances", table),
    )


def _lines(text: str) -> Iterable[Markup]:
    """The lines of a text, each escaped alone, because escaping removes line ends."""
    return [join([element("span", line), raw("\n")]) for line in text.splitlines()]


def _details(title: str, inside: Markup) -> Markup:
    return element("details", element("summary", title), inside)


def _table(titles: Sequence[str], lines: Sequence[Sequence[str]], classes: Sequence[str] = ()) -> Markup:
    head = element("thead", element("tr", *(element("th", title, scope="col") for title in titles)))
    kinds = classes or [""] * len(lines)
    rows = [
        element(
            "tr", element("th", line[0], scope="row"), *(element("td", cell) for cell in line[1:]), class_=kind or None
        )
        for line, kind in zip(lines, kinds, strict=True)
    ]
    return element("div", element("table", head, element("tbody", *rows)), class_="wide")
