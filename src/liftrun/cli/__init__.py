"""The command line. Each command is a file: it parses, calls the API, and renders. The exit codes are below."""

from __future__ import annotations

import gc
import importlib
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from liftrun import __version__
from liftrun.cli.streams import discard, prepare_streams, report, system_fault
from liftrun.domain.errors import BrokenPlanError, InputError, StateConflictError, shown

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

DONE = 0
RULE_BROKEN = 1
BAD_INPUT = 2
SOMETHING_DROPPED = 3
NO_PLAN = 4
CONFLICT = 5
BUG = 70
INTERRUPTED = 130

COMMANDS = (
    "init",
    "plan",
    "season",
    "why",
    "explain",
    "compare",
    "log",
    "replan",
    "check",
    "rules",
    "state",
    "squad",
    "bench",
)
"""Names of the commands, in the order of the help page; command `x` is `liftrun.cli.x.command`."""

QUICK_COMMANDS = ("init", "plan", "why", "explain", "compare", "check", "rules", "state")
"""Commands that end before their garbage matters. Python's collector of cyclic garbage is off while they run: it would
take a fifth of the time of `plan`."""


class _ClosedOutputError(Exception):
    """The reader of the output has closed it. click would end a `BrokenPipeError` with 1, here a broken rule's code."""


class _Commands(click.Group):
    """Commands that are imported when they are used, so that no command waits for the imports of another."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  # click's signature
        if cmd_name not in COMMANDS:
            return None
        if cmd_name in QUICK_COMMANDS:
            gc.disable()
        command: click.Command = importlib.import_module(f"liftrun.cli.{cmd_name}").command
        return command

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: object
    ) -> click.Context:
        """Read the arguments, and print help."""
        try:
            return super().make_context(info_name, args, parent, **extra)
        except BrokenPipeError:
            raise _ClosedOutputError from None

    def invoke(self, ctx: click.Context) -> object:
        """Run a command. click writes an empty line after an interrupt, which is of use only on a terminal."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            raise _ClosedOutputError from None
        except KeyboardInterrupt:
            if sys.stderr is not None and sys.stderr.isatty():
                raise
            raise click.Abort from None


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="liftrun")
def group() -> None:
    """Plan a runner's runs and strength sessions in the free time of their calendar, and prove that no week is better.

    Exit codes: 0 done; 1 a required rule is broken (check); 2 bad input; 3 a plan was written but something was
    dropped; 4 no plan; 5 a conflict with another program (nothing was lost); 70 a bug in liftrun; 130 interrupted.
    """


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and exit with its code. Any fault of the input is one message."""
    prepare_streams()
    try:
        code = group.main(args=arguments, prog_name="liftrun", standalone_mode=False)
        if sys.stdout is not None:
            sys.stdout.flush()  # so that a full disk is found here, not while Python ends
    except InputError as fault:
        from liftrun.cli.option_names import message_of  # noqa: PLC0415  # only for a fault

        code = _report(message_of(fault), BAD_INPUT)
    except click.ClickException as fault:
        with suppress(OSError):
            fault.show()
        code = BAD_INPUT
    except (KeyboardInterrupt, click.Abort):
        code = _report("interrupted", INTERRUPTED)
    except StateConflictError as conflict:
        code = _report(
            f"{conflict}: another program changed the state meanwhile; nothing was written. Try again.", CONFLICT
        )
    except BrokenPlanError as bug:
        code = _bug(f"the plan found fails its check and was not written ({bug})")
    except (BrokenPipeError, _ClosedOutputError):
        discard(sys.stdout)  # the reader of the output has closed it, as `head` does: no error
        code = DONE
    except OSError as fault:
        code = _of_the_system(fault)
    except Exception as fault:  # noqa: BLE001  # whatever else happens is a bug, and an athlete cannot read a traceback
        # A compiled module turns an interrupt that comes while it is initialised into an `ImportError`.
        interrupted = isinstance(fault, ImportError) and isinstance(fault.__cause__, KeyboardInterrupt)
        code = _report("interrupted", INTERRUPTED) if interrupted else _bug(_unexpected(fault))
    finally:
        gc.enable()
    sys.exit(code or DONE)


def _of_the_system(fault: OSError) -> int:
    """Report a fault of the operating system; one that is not known is a bug."""
    message = system_fault(fault)
    if message is None:
        return _bug(_unexpected(fault))
    discard(sys.stdout)
    return _report(str(message), BAD_INPUT)


def _bug(what: str) -> int:
    """Ask for a report of the fault that is being handled; with LIFTRUN_DEBUG=1, show its traceback first."""
    if os.environ.get("LIFTRUN_DEBUG") == "1":
        import traceback  # noqa: PLC0415  # only for a bug

        with suppress(OSError):
            traceback.print_exc()
    return _report(f"a bug, please report it: {what}", BUG)


def _unexpected(fault: Exception) -> str:
    text = f"{type(fault).__name__}: {shown(str(fault), quote=False, limit=200)}"
    return f"{text}. Set LIFTRUN_DEBUG=1 to see where it happened."


def _report(message: str, code: int) -> int:
    """Print a message to standard error; returns the exit code."""
    report(message)
    return code
