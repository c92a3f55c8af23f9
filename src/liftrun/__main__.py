"""The entry point: ready for an interrupt before anything else is imported.

An interrupt may strike inside the initialisation of a compiled module, which turns it into an `ImportError`, or while
the solver's thread runs, which a regular end of the interpreter would wait for or crash in. So the signal is noted
here, whatever becomes of the exception, and an interrupted process ends at once.
"""

import os
import signal
import sys
from types import FrameType
from typing import NoReturn

INTERRUPTED = 130


class _Interrupt:
    """Notes that the signal came, and raises as Python would."""

    came = False

    def __call__(self, _signal: int, _frame: FrameType | None) -> NoReturn:
        self.came = True
        raise KeyboardInterrupt


def main() -> NoReturn:
    """Run the command line; an interrupt ends it with 130, wherever it strikes."""
    interrupt = _Interrupt()
    signal.signal(signal.SIGINT, interrupt)
    try:
        from liftrun.cli import main as run  # noqa: PLC0415  # this import is part of what may be interrupted

        run()
    except BaseException as end:
        if interrupt.came and not (isinstance(end, SystemExit) and end.code != INTERRUPTED):
            if not isinstance(end, SystemExit):
                os.write(2, b"liftrun: interrupted\n")
            sys.stderr.flush()
            os._exit(INTERRUPTED)
        raise


if __name__ == "__main__":
    main()
