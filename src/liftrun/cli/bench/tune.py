"""`liftrun bench tune`: look for better parameters, and test the best ones on instances that the search did not use."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from liftrun.cli import DONE
from liftrun.domain.errors import shown_path

if TYPE_CHECKING:
    from liftrun.bench.settings.bench_settings import BenchMatrix
    from liftrun.bench.statistics.tune import TuningVerdict


@click.command("tune")
@click.argument("settings", type=click.Path(path_type=Path))
@click.option("--trials", type=click.IntRange(1, 10_000), default=40, show_default=True, help="Candidates to try.")
@click.option(
    "--seed",
    type=click.IntRange(0, 2**31 - 1),
    default=0,
    show_default=True,
    help="Random seed of the split and the search.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("tuned.toml"),
    show_default=True,
    help="Settings file to write, with the default and the best setting found, for `liftrun bench run`.",
)
def command(settings: Path, trials: int, seed: int, out: Path) -> int:
    """Tune on half of the instances that SETTINGS names, and test the result on the other half.

    Candidates race against liftrun's defaults on the complete problem of a week, by processor time with one thread. A
    setting is called better only if it is better on instances that the search has not used.
    """
    from liftrun.bench.instances.find import find  # noqa: PLC0415  # `liftrun --help` needs none of these
    from liftrun.bench.settings.bench_settings import BenchMatrix, SolverSetting  # noqa: PLC0415
    from liftrun.bench.solvers.registry import preload  # noqa: PLC0415
    from liftrun.bench.statistics.tune import TuningRace, tune  # noqa: PLC0415
    from liftrun.files.output_files import write_atomically  # noqa: PLC0415
    from liftrun.inputs.toml_files import load_toml  # noqa: PLC0415
    from liftrun.outputs.targets import place_of, refuse_places  # noqa: PLC0415

    refuse_places([place_of("--out", out, "a settings file", lambda head: b'name = "tuned"' in head)], [settings])
    matrix = load_toml(BenchMatrix, settings)
    preload([SolverSetting(name="default")])
    race = TuningRace(matrix.time_limit, seed, matrix.repetitions)
    verdict = tune(find(matrix.instances, settings), race, trials, lambda line: click.echo(line, err=True))
    click.echo(sentence(verdict))
    write_atomically(out, _settings_text(matrix, settings, out, verdict).encode())
    click.echo(f"Wrote {shown_path(out)}")
    return DONE


def sentence(verdict: TuningVerdict) -> str:
    """The verdict as a sentence."""
    low, high = verdict.interval
    facts = (
        f"{verdict.ratio:.2f} times the default's time on {verdict.instances} held-out instances (95 % interval "
        f"{low:.2f} to {high:.2f}, p = {verdict.p:.2g}; in training {verdict.trained:.2f}, "
        "too optimistic because the best was selected there)"
    )
    raced = f"Of {verdict.trials} candidates {verdict.dropped} were stopped early because they were slower."
    if not verdict.parameters:
        return f"{raced} Nothing beats the default: none was as fast in training, so none was tried on held-out weeks."
    if verdict.better:
        return f"{raced} The best beats the default: {facts}."
    return f"{raced} Nothing beats the default significantly; the best found takes {facts}."


def _settings_text(matrix: BenchMatrix, settings: Path, out: Path, verdict: TuningVerdict) -> str:
    """A settings file that measures the winner against the default."""
    files = [_seen_from(out, (settings.parent / pattern).absolute()) for pattern in matrix.instances]
    parameters = ", ".join(f"{name} = {json.dumps(value)}" for name, value in verdict.parameters.items())
    return (
        f"# {sentence(verdict)}\n\n"
        f'name = "tuned"\ninstances = {json.dumps(files)}\nseeds = [0, 1, 2]\ntime_limit = {matrix.time_limit}\n\n'
        f'[[setting]]\nname = "default"\n\n[[setting]]\nname = "tuned"\nparameters = {{ {parameters} }}\n'
    )


def _seen_from(out: Path, pattern: Path) -> str:
    return Path(os.path.relpath(pattern, out.parent.absolute())).as_posix()
