"""Changed copies of the rulebook's folder."""

from __future__ import annotations

import shutil

from liftrun.files.package_data import constraints_dir
from liftrun.rulebook import load_rulebook


def changed_folder(folder, file, old, new):
    """A copy of the rulebook in `folder`, with the first `old` text of a file replaced."""
    copy = folder / "constraints"
    shutil.copytree(constraints_dir(), copy)
    path = copy / file
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{file} does not contain {old!r}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return copy


def changed(folder, file, old, new):
    """That copy, loaded."""
    return load_rulebook(changed_folder(folder, file, old, new))
