"""Write the files of one plan: all of them, or none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.files.output_files import write_all
from liftrun.outputs.registry import FORMATS, OutputOptions
from liftrun.outputs.targets import STDOUT, previous_content, refuse_targets
from liftrun.planning.recorded_inputs import with_inputs_relative_to

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime
    from pathlib import Path

    from liftrun.documents.plan import PlanDocument


def write_outputs(
    plan: PlanDocument,
    outputs: Mapping[str, Path],
    inputs: Iterable[Path] = (),
    *,
    now: datetime | None = None,
    alarm_minutes: int | None = None,
) -> tuple[Path, ...]:
    """Write the outputs of a plan; returns their places.

    Args:
        plan: The plan; its status must be `optimal` or `feasible`. Paths of its inputs are relative to the working
            folder; in each file they are relative to the folder of that file.
        outputs: Name of a format -> where its file is to go; `-` is standard output.
        inputs: The files that the plan was made from, which are never replaced.
        now: As in `OutputOptions`.
        alarm_minutes: As in `OutputOptions`.

    Raises:
        InputError: if a place is refused or cannot be written to. Then nothing is written.
    """
    refuse_targets(outputs, inputs, plan.athlete)
    contents = {}
    for name, path in outputs.items():
        previous = previous_content(name, path, plan.athlete)
        relocated = plan if path == STDOUT else with_inputs_relative_to(plan, path.parent)
        contents[path] = FORMATS[name].make(relocated, OutputOptions(now, previous, alarm_minutes))
    write_all(contents)
    return tuple(contents)
