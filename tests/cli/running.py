"""Running the command line inside the test's own process, or in one of its own."""

from __future__ import annotations

import contextlib
import io
import sys
from typing import NamedTuple

import pytest

from liftrun.cli import main


class Done(NamedTuple):
    """Exit code, standard output, standard error."""

    code: int
    out: str
    err: str


class _Stream(io.TextIOWrapper):
    """Standard output as a pipe: text above, bytes below."""


def run(*arguments, stdin: bytes = b""):
    """What `liftrun ARGUMENTS` would do."""
    out, err = (_Stream(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    old, sys.stdin = sys.stdin, io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), pytest.raises(SystemExit) as left:
            main([str(argument) for argument in arguments])
    finally:
        sys.stdin = old
    return Done(left.value.code or 0, *(stream.buffer.getvalue().decode() for stream in (out, err)))
