"""Fuzz one target, guided by coverage: `python -m tests.fuzz.run TARGET [SECONDS]`; `make fuzz` runs them all.

New inputs that reach new code are kept in build/fuzz/TARGET; one that breaks a target is written there too, named
`crash-...`: mend the fault, then move the input into the corpus.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris


def main() -> None:
    """Hand over to the fuzzer, which does not return."""
    name, seconds = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "60"
    with atheris.instrument_imports(include=["liftrun"]):
        from tests.fuzz.targets import CORPUS, TARGETS

    found = Path("build") / "fuzz" / name
    found.mkdir(parents=True, exist_ok=True)
    options = [f"-max_total_time={seconds}", "-timeout=20", "-rss_limit_mb=2048", "-max_len=20000"]
    atheris.Setup([sys.argv[0], *options, f"-artifact_prefix={found}/", str(found), str(CORPUS / name)], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
