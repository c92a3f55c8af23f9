"""Write docs/rulebook.md, and docs/exercises.md beside it: `python -m liftrun.rulebook [FILE]`."""

from __future__ import annotations

import sys
from pathlib import Path

from liftrun.files.output_files import write_atomically
from liftrun.rulebook.exercise_tables import load_exercises
from liftrun.rulebook.exercises_page import exercises_page
from liftrun.rulebook.page import page
from liftrun.rulebook.rulebook_files import load_rulebook

if __name__ == "__main__":
    rulebook = load_rulebook()
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else rulebook.folder.parent / "docs" / "rulebook.md"
    target.parent.mkdir(exist_ok=True)
    write_atomically(target, page(rulebook).encode())
    write_atomically(target.with_name("exercises.md"), exercises_page(load_exercises()).encode())
