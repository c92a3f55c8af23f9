"""What holds for every test."""

from __future__ import annotations

import os

from hypothesis import settings

# What large calendars said is remembered for users; a test asks anew, unless it is about that.
os.environ["LIFTRUN_CACHE_DIR"] = ""

# Limits of time are tested where they matter, in processor time; a busy machine fails no test of properties.
settings.register_profile("liftrun", deadline=None)
settings.load_profile("liftrun")
