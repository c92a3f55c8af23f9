"""The report: a page of its own with plots, tables that say what was measured, files of figures, exit codes."""

from __future__ import annotations

import csv
import re
import xml.etree.ElementTree as ET  # our own pages

import pytest
from click.testing import CliRunner

from liftrun.bench.report.page import page
from liftrun.bench.runs.measure import RunResult
from liftrun.bench.statistics.gaps import gap, mean_gaps
from liftrun.bench.tasks.answer import Seconds, SolverAnswer, TracePoint
from liftrun.cli import RULE_BROKEN, group
from liftrun.domain.errors import InputError
from tests.cli.bench.weeks import bench_folder, measured

TEXT = (
    'repetitions = 2\n[[setting]]\nname = "default"\n[[setting]]\nname = "bare <b>&"\ndefaults = "solver"\n'
    '[[setting]]\nname = "core"\nproblem = "core"\n[[peer]]\nname = "greedy"\n'
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    where = tmp_path_factory.mktemp("report")
    measured(bench_folder(where, TEXT, weeks=3), where / "r.sqlite")
    return where


@pytest.fixture(scope="module")
def summary(folder):
    return measured(folder / "settings.toml", folder / "r.sqlite")[0]


@pytest.fixture(scope="module")
def html(summary):
    return page(summary)


def report(folder, *more):
    given = ["bench", "report", "--results", str(folder / "r.sqlite"), "--html", str(folder / "r.html"), *more]
    return CliRunner().invoke(group, given, standalone_mode=False)


def test_the_page_is_well_formed_and_fetches_nothing(html):
    ET.fromstring(html.removeprefix("<!DOCTYPE html>\n"))  # noqa: S314  # our own markup
    assert "<script" not in html
    assert not re.search(r'(?:src|href)="(?!#)', html.replace('xlink:href="#', '="#'))
    assert not re.search(r"url\((?!#)", html)


def test_names_from_files_never_become_markup(html):
    assert "<b>&" not in html
    assert "bare &lt;b&gt;&amp;" in html


def test_no_two_plots_share_an_id(html):
    ids = re.findall(r'\sid="([^"]+)"', html)
    in_defs = [name for name in ids if re.fullmatch(r"[mp][0-9a-f]{10}", name)]
    assert len(in_defs) == len(set(in_defs)) > 0


def test_the_page_tells_machine_versions_and_hashes(html, summary):
    run = summary.sections[0].measured[0]
    for fact in (summary.campaign.version, summary.campaign.machine, run.hash, "ortools"):
        assert fact in html


def test_the_same_results_make_the_same_page(html, summary):
    assert page(summary) == html


def test_each_problem_has_its_own_part_and_heuristics_are_not_raced(summary):
    week, core = summary.sections
    assert [row.name for row in week.rows] == ["default", "bare <b>&"]
    assert [(row.name, row.exact) for row in core.rows] == [("core", True), ("greedy", False)]
    assert core.against == core.pairs == ()


def test_the_command_prints_tables_and_writes_the_page(folder):
    done = report(folder)
    assert done.return_value == 0
    assert "6/6" in done.output
    assert "all optima agree" in done.output
    assert (folder / "r.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_tables_and_plots_are_written_as_files(folder):
    report(folder, "--out", str(folder / "out"))
    names = {path.name for path in (folder / "out").iterdir()}
    plots = {"spread", "ratios", "profile", "cactus", "gaps"}
    assert {f"week-{plot}.svg" for plot in plots} <= names
    assert {f"week-{table}.csv" for table in ("runs", "settings", "pairs", "classes")} <= names
    ET.fromstring((folder / "out" / "week-profile.svg").read_text(encoding="utf-8"))  # noqa: S314  # our own markup
    with (folder / "out" / "week-runs.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert len(rows) == 2 * 3 * 2
    assert {row["status"] for row in rows} == {"optimal"}


def test_a_wrong_answer_is_done_in_red_on_the_page_and_fails_the_report(tmp_path):
    settings = bench_folder(tmp_path, '[[setting]]\nname = "default"\n', weeks=1, changed=too_good)
    summary, _ = measured(settings, tmp_path / "r.sqlite")
    assert 'class="wrong"' in page(summary)
    done = report(tmp_path)
    assert done.return_value == RULE_BROKEN
    assert "WRONG: default on" in done.output


def too_good(week):
    return {"best": {**week.best, "preference": week.best["preference"] - 1}}


def test_a_report_without_results_says_what_to_do(tmp_path):
    done = report(tmp_path)
    assert isinstance(done.exception, InputError)
    assert "liftrun bench run" in str(done.exception)


def test_another_programs_file_is_no_results_file(tmp_path):
    (tmp_path / "r.sqlite").write_text("something else entirely\n" * 100, encoding="utf-8")
    assert isinstance(report(tmp_path).exception, InputError)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (TracePoint(0, None, 0), 1.0),
        (TracePoint(0, 10, 5), 0.5),
        (TracePoint(0, 10, 10), 0.0),
        (TracePoint(0, 0, 0), 0.0),
        (TracePoint(0, 10, float("-inf")), 1.0),
    ],
)
def test_a_gap_lies_between_one_and_nothing(moment, expected):
    assert gap(moment) == expected


def test_the_mean_gap_by_hand():
    def run(*moments):
        return RunResult(SolverAnswer("optimal", trace=moments), {"build": Seconds(0.0, 1.0)}, 1)

    runs = [run(TracePoint(1, 10, 5), TracePoint(3, 10, 10)), run(TracePoint(2, 4, 4))]
    assert mean_gaps(runs) == [(2, 0.75), (3, 0.25), (4, 0.0), (4, 0.0)]


def test_runs_without_a_trace_have_no_gaps():
    assert mean_gaps([RunResult(SolverAnswer("optimal"), {}, 1)]) == []
