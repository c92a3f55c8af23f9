"""Write docs/rulebook.md anew: `python -m liftrun.rulebook [FILE]`."""

from __future__ import annotations

import sys
from pathlib import Path

from liftrun.files import write_atomically
from liftrun.rulebook.load import load
from liftrun.rulebook.page import page

if __name__ == "__main__":
    rulebook = load()
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else rulebook.folder.parent / "docs" / "rulebook.md"
    target.parent.mkdir(exist_ok=True)
    write_atomically(target, page(rulebook).encode())
