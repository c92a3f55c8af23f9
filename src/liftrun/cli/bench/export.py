"""`liftrun bench export`: an instance in the format of another solver."""

from __future__ import annotations

from pathlib import Path

import click

from liftrun.cli import DONE

FORMATS = ("cp-sat-text", "cp-sat-binary", "mps", "lp", "minizinc", "flatzinc")


@click.command("export")
@click.argument("instance", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(FORMATS), required=True, help="The format.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, allow_dash=True),
    default="-",
    help="Write here. [default: standard output]",
)
def command(instance: Path, form: str, out: Path) -> int:
    """Write INSTANCE, a frozen week or squad, for another solver.

    CP-SAT gets the complete problem. MPS, LP, MiniZinc and FlatZinc get its core, with one length and one place for
    each session.
    """
    from liftrun.bench.export.export_formats import exported  # noqa: PLC0415  # `liftrun --help` needs none of these
    from liftrun.bench.instances.find import read_frozen  # noqa: PLC0415
    from liftrun.bench.instances.frozen import FrozenWeek  # noqa: PLC0415
    from liftrun.files.output_files import write_atomically  # noqa: PLC0415
    from liftrun.outputs.targets import begins_like, place_of, refuse_places  # noqa: PLC0415

    frozen = read_frozen(instance)
    problem = frozen.problem if isinstance(frozen, FrozenWeek) else frozen.joint
    content = exported(problem, form)
    recognises = begins_like(content[:1] if form == "cp-sat-binary" else content)
    refuse_places([place_of("--out", out, "an instance in this format", recognises)], [instance])
    write_atomically(out, content)
    return DONE
