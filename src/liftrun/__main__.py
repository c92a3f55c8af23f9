"""The entry point. It handles interrupts before anything else is imported.

An interrupt may come while a compiled module is initialised: the module turns it into an `ImportError`. Or it comes
while the thread of the solver runs: a regular end of Python would wait for the thread, or crash. So the signal is
recorded here, whatever happens to the exception, and an interrupted process ends at once.
"""

import os
import signal
import sys
from contextlib import suppress
from types import FrameType
from typing import NoReturn

INTERRUPTED = 130


class _Interrupt:
    """Records that the signal came, and raises `KeyboardInterrupt` as Python does."""

    came = False

    def __call__(self, _signal: int, _frame: FrameType | None) -> NoReturn:
        self.came = True
        raise KeyboardInterrupt


def main() -> NoReturn:
    """Run the command line. An interrupt ends it with exit code 130 at any time."""
    interrupt = _Interrupt()
    signal.signal(signal.SIGINT, interrupt)
    try:
        from liftrun.cli import main as run  # noqa: PLC0415  # an interrupt may come during this import

        run()
    except BaseException as end:
        if interrupt.came and not (isinstance(end, SystemExit) and end.code != INTERRUPTED):
            if not isinstance(end, SystemExit):
                with suppress(OSError):
                    os.write(2, b"liftrun: interrupted\n")
            with suppress(OSError, AttributeError):  # standard error may be closed or full
                sys.stderr.flush()
            os._exit(INTERRUPTED)
        raise


if __name__ == "__main__":
    main()
