"""Standard input, output and error as a run may find them: closed, without a buffer, full, or with few characters."""

from __future__ import annotations

import io
import os
import sys
from contextlib import suppress
from errno import EMFILE, ENFILE
from pathlib import Path
from typing import TYPE_CHECKING

from liftrun.domain.errors import InputError

if TYPE_CHECKING:
    from typing import TextIO

_SIZES = ("COLUMNS", "LINES")


def prepare_streams() -> None:
    """Make standard output and error safe to write to; call it once, before anything is written."""
    _occupy_closed_descriptors()
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  # open until the process ends
    if sys.stdout is not None:
        sys.stdout = _with_buffer(sys.stdout)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # characters that the terminal does not have become question marks
    for name in _SIZES:
        if os.environ.get(name, "").strip("0") == "":  # a terminal of width 0 would show nothing
            os.environ.pop(name, None)


def _occupy_closed_descriptors() -> None:
    """Open the null device for each closed standard stream: else the next file would get its number, and its output."""
    for descriptor in (0, 1, 2):
        try:
            os.fstat(descriptor)
        except OSError:
            with suppress(OSError):
                os.set_inheritable(os.open(os.devnull, os.O_RDWR), True)  # has no keyword


def _with_buffer(stream: TextIO) -> TextIO:
    """The stream with a buffer below it. Without one (`python -u`), text is lost if the system takes only a part."""
    if not isinstance(stream, io.TextIOWrapper) or not isinstance(stream.buffer, io.RawIOBase):
        return stream
    encoding, raw = stream.encoding, stream.detach()
    buffer = io.BufferedWriter(raw)
    return io.TextIOWrapper(buffer, encoding=encoding, line_buffering=True)


def report(message: str) -> None:
    """Print a message to standard error, if that takes it."""
    try:
        print(f"liftrun: {message}", file=sys.stderr, flush=True)  # noqa: T201  # the one place for messages
    except OSError:
        discard(sys.stderr)


def discard(stream: TextIO | None) -> None:
    """Discard what a stream still has to write, so that Python does not report it again while it ends."""
    if stream is not None:
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def system_fault(fault: OSError) -> InputError | None:
    """The message for a fault of the system that belongs to no file; None if it belongs to one."""
    reason = fault.strerror or type(fault).__name__
    if fault.errno in (EMFILE, ENFILE):
        return InputError("", "files", reason, "a limit that is high enough", "Raise it, as with `ulimit -n 1024`.")
    if fault.filename is not None:
        return None
    if _working_folder_is_gone():
        return InputError("", "working folder", reason, "a folder that exists", "Change to another folder.")
    expected, remedy = "a place that can be written to", "Make room there, or send the output elsewhere."
    return InputError("", "standard output", reason, expected, remedy)


def _working_folder_is_gone() -> bool:
    try:
        os.getcwd()  # noqa: PTH109  # pathlib asks the same question
    except OSError:
        return True
    return False
