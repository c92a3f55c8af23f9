"""Write docs/rulebook.md: `python -m liftrun.rulebook [FILE]`."""

from __future__ import annotations

import sys
from pathlib import Path

from liftrun.files.output_files import write_atomically
from liftrun.rulebook.page import page
from liftrun.rulebook.rulebook_files import load_rulebook

if __name__ == "__main__":
    rulebook = load_rulebook()
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else rulebook.folder.parent / "docs" / "rulebook.md"
    target.parent.mkdir(exist_ok=True)
    write_atomically(target, page(rulebook).encode())
