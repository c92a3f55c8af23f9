"""How much to test: a quick share by default, all of it with LIFTRUN_PROFILE=long (`make soak`)."""

from __future__ import annotations

import os

LONG = os.environ.get("LIFTRUN_PROFILE") == "long"


def share(quick: int, long: int) -> int:
    """How many of something to try in the profile at hand."""
    return long if LONG else quick
