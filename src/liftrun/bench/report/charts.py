"""The plots of a benchmark as SVG: profiles, cactus, spread, ratios, and gaps over time."""

from __future__ import annotations

import io
import math
from typing import TYPE_CHECKING, Any

from liftrun.bench.statistics import stats
from liftrun.bench.statistics.bench_summary import is_solved, seconds_of
from liftrun.bench.statistics.gaps import mean_gaps
from liftrun.domain.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from liftrun.bench.runs.result_store import MeasuredRun
    from liftrun.bench.statistics.bench_summary import CampaignSummary, ProblemSummary

_WIDTH, _ROW_INCHES = 8.4, 0.32
_MAX_FACTOR = 100.0
# Okabe and Ito's colours; a second and third turn through them is dashed and dotted, so that no pair looks alike.
_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#000000")
_DASHES = ("-", "--", ":")
_BASE_WIDTH, _BASELINE_WIDTH = 1.4, 2.8


def charts(summary: CampaignSummary, section: ProblemSummary) -> dict[str, str]:
    """Every plot of a section that there is data for: name -> SVG.

    Raises:
        InputError: if matplotlib is not installed.
    """
    draw = _Drawing(summary, section)
    makers: dict[str, tuple[Callable[[Any], None], float]] = {
        "spread": (draw.spread, 1.1 + _ROW_INCHES * len(draw.names)),
        "ratios": (draw.ratios, 1.1 + _ROW_INCHES * max(1, len(section.against))),
        "profile": (draw.profile, 3.9),
        "cactus": (draw.cactus, 3.9),
        "gaps": (draw.gaps, 3.9),
    }
    if not section.against:
        del makers["ratios"]
    if not any(run.run.answer.trace for run in section.measured):
        del makers["gaps"]
    return {name: _svg(f"{section.problem}-{name}", maker, height) for name, (maker, height) in makers.items()}


def _svg(name: str, maker: Callable[[Any], None], height: float) -> str:
    """One plot, byte for byte the same for the same data."""
    try:
        import matplotlib as mpl  # noqa: PLC0415  # an extra, and slow to load
        from matplotlib.figure import Figure  # noqa: PLC0415
    except ImportError as error:
        remedy = "Install it with: pip install 'liftrun[bench]'."
        raise InputError("", "", "matplotlib is not installed", "the extra for benchmarks", remedy) from error
    style: Any = {"svg.hashsalt": name, "svg.fonttype": "none", "font.family": "sans-serif", "font.size": 10.0}
    with mpl.rc_context(style):
        figure = Figure(figsize=(_WIDTH, height), layout="constrained")
        axes = figure.add_subplot()
        axes.spines[["top", "right"]].set_visible(False)
        axes.grid(visible=True, color="#e2e5e8", linewidth=0.7)
        axes.set_axisbelow(True)
        maker(axes)
        stream = io.StringIO()
        figure.savefig(stream, format="svg", metadata={"Date": None, "Creator": None})
    text = stream.getvalue()
    return text[text.index("<svg") :]


class _Drawing:
    """What the plots of one section share: the settings in order, their runs, colours and lines."""

    def __init__(self, summary: CampaignSummary, section: ProblemSummary) -> None:
        self.section, self.clock = section, summary.clock
        self.limit = summary.campaign.time_limit
        self.names = [row.name for row in section.rows if row.exact]
        self.runs: Mapping[str, Sequence[MeasuredRun]] = {
            name: [run for run in section.measured if run.row == name] for name in self.names
        }
        self.unit = "processor time" if self.clock == "cpu" else "time by the clock"

    def line(self, name: str) -> dict[str, Any]:
        """How a setting's line looks; the baseline's is thick."""
        turn, place = divmod(self.names.index(name), len(_COLOURS))
        width = _BASELINE_WIDTH if name == self.section.baseline else _BASE_WIDTH
        return {"color": _COLOURS[place], "linestyle": _DASHES[turn % len(_DASHES)], "linewidth": width, "label": name}

    def seconds(self, name: str) -> list[float]:
        """Time of each run."""
        return [seconds_of(run, self.limit, self.clock) for run in self.runs[name]]

    def spread(self, axes: Any) -> None:  # noqa: ANN401  # matplotlib's axes, imported late
        """Each run as a dot; median and quartiles over them."""
        for place, name in enumerate(reversed(self.names)):
            seconds = [1000 * taken for taken in self.seconds(name)]
            found = stats.quartiles(seconds)
            axes.scatter(seconds, [place] * len(seconds), s=9, color="#8a939c", alpha=0.45, linewidths=0)
            axes.plot([found.low, found.high], [place, place], color="#0072b2", linewidth=6, solid_capstyle="butt")
            axes.plot([found.median], [place], marker="|", markersize=14, markeredgewidth=2.4, color="#1a2026")
        axes.set_yticks(range(len(self.names)), list(reversed(self.names)))
        axes.set_ylim(-0.6, len(self.names) - 0.4)
        axes.set_xscale("log")
        axes.set_xlabel(f"milliseconds of {self.unit} (bar: quartiles, stroke: median, dots: runs)")
        _plain_numbers(axes.xaxis)

    def ratios(self, axes: Any) -> None:  # noqa: ANN401  # as above
        """Each setting's time as a multiple of the baseline's, with its interval."""
        pairs = sorted(self.section.against, key=lambda pair: pair.found.ratio)
        for place, pair in enumerate(pairs):
            low, high = pair.found.interval
            colour = {"faster": "#009e73", "slower": "#d55e00"}.get(pair.verdict, "#8a939c")
            axes.plot([1 / high, 1 / low], [place, place], color=colour, linewidth=2.4)
            axes.plot([1 / pair.found.ratio], [place], marker="o", color=colour)
        axes.set_yticks(range(len(pairs)), [pair.one for pair in pairs])
        axes.set_ylim(-0.6, len(pairs) - 0.4)
        axes.axvline(1, color="#1a2026", linewidth=1)
        axes.set_xscale("log")
        axes.set_xlabel(f"time as a multiple of {self.section.baseline}'s (95 % interval; left of 1 is faster)")
        _plain_numbers(axes.xaxis)

    def profile(self, axes: Any) -> None:  # noqa: ANN401  # as above
        """Dolan and Moré's performance profile."""
        profile = stats.performance_profile(self.section.times)
        for name, steps in profile.items():
            factors = [1.0, *(factor for factor, _ in steps), 2 * _MAX_FACTOR]
            shares = [0.0, *(share for _, share in steps), steps[-1][1] if steps else 0.0]
            axes.step(factors, shares, where="post", **self.line(name))
        widest = max((ratio for steps in profile.values() for ratio, _ in steps), default=2.0)
        axes.set_xscale("log")
        axes.set_xlim(1, min(_MAX_FACTOR, max(2.0, 1.1 * widest)))
        axes.set_ylim(0, 1.02)
        axes.set_xlabel("within this factor of the fastest")
        axes.set_ylabel("share of instances")
        _plain_numbers(axes.xaxis)
        _legend(axes)

    def cactus(self, axes: Any) -> None:  # noqa: ANN401  # as above
        """How many runs are solved within which time."""
        for name in self.names:
            points = stats.cactus(self.seconds(name), [is_solved(run) for run in self.runs[name]])
            axes.plot([number for number, _ in points], [1000 * taken for _, taken in points], **self.line(name))
        axes.set_yscale("log")
        axes.set_xlabel("runs solved")
        axes.set_ylabel(f"milliseconds of {self.unit}, each")
        _plain_numbers(axes.yaxis)
        _legend(axes)

    def gaps(self, axes: Any) -> None:  # noqa: ANN401  # as above
        """The mean gap between cost and bound as time goes by."""
        for name in self.names:
            points = mean_gaps([run.run for run in self.runs[name]])
            if points:
                times, gaps = [1000 * taken for taken, _ in points], [gap for _, gap in points]
                axes.step(times, gaps, where="post", **self.line(name))
        axes.set_xscale("log")
        axes.set_ylim(0, 1.02)
        axes.set_xlabel("milliseconds by the clock, building included")
        axes.set_ylabel("mean gap; 1 before the first plan")
        _plain_numbers(axes.xaxis)
        _legend(axes)


def _legend(axes: Any) -> None:  # noqa: ANN401  # as above
    axes.legend(loc="center left", bbox_to_anchor=(1.01, 0.5), frameon=False, fontsize=8.5)


def _plain_numbers(axis: Any) -> None:  # noqa: ANN401  # as above
    """Numbers on a logarithmic axis as people write them, and some between the powers of ten."""
    from matplotlib.ticker import FuncFormatter, LogLocator, NullFormatter  # noqa: PLC0415  # an extra

    low, high = axis.get_view_interval()
    narrow = low > 0 and math.log10(high / low) < 2  # noqa: PLR2004  # decades below which powers of ten are too few
    axis.set_major_locator(LogLocator(base=10, subs=(1, 2, 5) if narrow else (1,)))
    axis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
    axis.set_minor_formatter(NullFormatter())
