"""What keeps one athlete from being planned, in words: whatever one athlete's data do, the others are planned."""

from __future__ import annotations

from liftrun.domain.errors import BrokenPlanError, InputError
from liftrun.domain.plain_text import plain_line

KILLS_WORKERS = "every process that planned this athlete died; please report it"
NO_PLAN = "no plan keeps every required rule"


def message_of_fault(fault: Exception) -> str:
    """The message for a fault that ends the planning of one athlete: of their input, or a bug of liftrun.

    Raises:
        OSError: if the fault is one of the system, as a full disk: it concerns the whole squad.
    """
    if isinstance(fault, OSError):
        raise fault
    if isinstance(fault, InputError):
        return str(fault)
    if isinstance(fault, BrokenPlanError):
        return f"a bug, please report it: the plan found fails its check ({fault})"
    return plain_line(f"a bug, please report it: {type(fault).__name__}: {fault}")
