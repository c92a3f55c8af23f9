"""The entry point. It handles interrupts before anything else is imported.

SIGINT (Ctrl-C), SIGTERM (a request to end) and SIGHUP (a closed terminal) are interrupts. One may come while a compiled
module is initialised: the module turns it into an `ImportError`. Or it comes while the thread of the solver runs: a
regular end of Python would wait for the thread, or crash. So the signal is recorded here, whatever happens to the
exception, and an interrupted process ends at once.
"""

import gc
import os
import signal
import sys
import time
from contextlib import suppress
from types import FrameType

INTERRUPTED = 130
_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")
_REPEAT_SECONDS = 1.0
"""A shell and the system may both send a signal for one closed terminal: a second one within this time is ignored."""


class _Interrupt:
    """Records that a signal came, and raises `KeyboardInterrupt` as Python does."""

    came = False
    _at = 0.0

    def __call__(self, _signal: int, _frame: FrameType | None) -> None:
        now = time.monotonic()
        if self.came and now - self._at < _REPEAT_SECONDS:
            return
        self.came, self._at = True, now
        raise KeyboardInterrupt

    def listen(self) -> None:
        """Handle the signals; one that is ignored already, as SIGHUP below `nohup`, stays ignored."""
        for name in _SIGNALS:
            number = getattr(signal, name, None)  # Windows has no SIGHUP
            if number is not None and (name == "SIGINT" or signal.getsignal(number) is not signal.SIG_IGN):
                signal.signal(number, self)


def main() -> None:
    """Run the command line. An interrupt ends it with exit code 130 at any time."""
    interrupt = _Interrupt()
    interrupt.listen()
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
    finally:
        gc.freeze()  # the process ends: collecting its garbage would only take time


if __name__ == "__main__":
    main()
