"""`liftrun bench report`: what was measured, on the terminal and as a page."""

from __future__ import annotations

from pathlib import Path

import click

from liftrun.cli import DONE, RULE_BROKEN
from liftrun.cli.bench.run import RESULTS
from liftrun.domain.errors import shown_path


@click.command("report")
@click.option(
    "--results", type=click.Path(path_type=Path), default=RESULTS, show_default=True, help="Where the results are."
)
@click.option("--name", metavar="MATRIX", help="Which matrix to report on. [default: the last one]")
@click.option(
    "--clock",
    type=click.Choice(["cpu", "wall"]),
    default="cpu",
    show_default=True,
    help="Compare processor time or wall time.",
)
@click.option(
    "--html", type=click.Path(path_type=Path), default=Path("bench-report.html"), show_default=True, help="The page."
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="Also write each table as CSV and each plot as SVG here.",
)
def command(results: Path, name: str | None, clock: str, html: Path, out: Path | None) -> int:
    """Report on a measured matrix: tables here, plots on a page. Exits with 1 if an answer is wrong."""
    from rich.console import Console  # noqa: PLC0415  # `liftrun --help` needs none of these

    from liftrun.bench.report.figures import figures  # noqa: PLC0415
    from liftrun.bench.report.page import page  # noqa: PLC0415
    from liftrun.bench.report.terminal import terminal  # noqa: PLC0415
    from liftrun.bench.runs import result_store as store  # noqa: PLC0415  # loaded only for this command
    from liftrun.bench.runs import runner  # noqa: PLC0415
    from liftrun.bench.statistics.bench_summary import summarise  # noqa: PLC0415
    from liftrun.domain.errors import InputError  # noqa: PLC0415
    from liftrun.files.output_files import make_folder, write_all  # noqa: PLC0415
    from liftrun.outputs.registry import is_page  # noqa: PLC0415
    from liftrun.outputs.targets import begins_like, place_of, refuse_places  # noqa: PLC0415

    if not results.exists():
        raise InputError(
            str(results), "", "no such file", "results", "Create them with `liftrun bench run SETTINGS.toml`."
        )
    with store.opened(results) as db:
        campaign = runner.pick(store.campaigns(db), name)
        summary = summarise(campaign, store.results(db, campaign), store.cell_count(db, campaign), clock)  # type: ignore[arg-type]  # click has checked it
    console = Console()
    files = {} if out is None else {out / name: content for name, content in figures(summary).items()}
    places = [place_of("--html", html, "a page", is_page)]
    places += [place_of("--out", path, "a figure", begins_like(content)) for path, content in files.items()]
    if out is not None:
        make_folder(out, "--out")
    refuse_places(places, [results])
    console.print(terminal(summary))
    write_all({html: page(summary).encode(), **files})
    console.print(f"Wrote {shown_path(html)}", markup=False, highlight=False)
    if out is not None:
        console.print(f"Wrote {len(files)} files to {shown_path(out)}", markup=False, highlight=False)
    return RULE_BROKEN if summary.wrong else DONE
