"""`liftrun bench check`: has this tree become slower than the one whose ratios were recorded?"""

from __future__ import annotations

from pathlib import Path

import click

from liftrun.cli import DONE, RULE_BROKEN
from liftrun.cli.bench.progress import progress, report_wrong_answers
from liftrun.domain.errors import shown_path

MARGIN = 0.3


@click.command("check")
@click.argument("settings", type=click.Path(path_type=Path))
@click.option(
    "--recorded",
    type=click.Path(path_type=Path),
    default=Path("benchmarks/recorded-ratios.json"),
    show_default=True,
    help="The recorded ratios.",
)
@click.option("--record", is_flag=True, help="Measure, and record the new ratios instead of comparing.")
def command(settings: Path, recorded: Path, record: bool) -> int:  # noqa: FBT001  # click passes flags by name
    """Measure SETTINGS and compare each setting's time, as a multiple of the baseline's, with the recorded one.

    Exits with 1 if a ratio grew past the recorded margin or an answer is wrong. Absolute times are not compared.
    """
    from liftrun.bench.runs import runner  # noqa: PLC0415  # `liftrun --help` needs none of these
    from liftrun.bench.statistics import ratios  # noqa: PLC0415  # `liftrun --help` needs none of these
    from liftrun.files.output_files import write_atomically  # noqa: PLC0415
    from liftrun.outputs.targets import place_of, refuse_places  # noqa: PLC0415

    if record:
        refuse_places([place_of("--recorded", recorded, "recorded ratios", ratios.is_recording)], [settings])
    before = None if record else ratios.load_recorded(recorded)
    with progress() as report:
        campaign, measured = runner.measure_afresh(settings, report)
    now = ratios.ratios(measured, campaign.baseline, campaign.time_limit)
    wrong = report_wrong_answers(measured)
    if before is None:
        new = ratios.recording(campaign, now, MARGIN)
        write_atomically(recorded, new.model_dump_json(indent=2).encode() + b"\n")
        click.echo(f"Recorded {len(now)} ratios in {shown_path(recorded)}")
        return RULE_BROKEN if wrong else DONE
    found = ratios.changes(before, now)
    for change in found:
        click.echo(change.sentence(before.reference))
    return RULE_BROKEN if wrong or any(change.regressed for change in found) else DONE
