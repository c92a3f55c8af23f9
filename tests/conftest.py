"""What holds for every test."""

from __future__ import annotations

import os

# What large calendars said is remembered for users; a test asks anew, unless it is about that.
os.environ["LIFTRUN_CACHE_DIR"] = ""
