"""The athlete's file with comments that `liftrun init` writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.domain.errors import InputError
from liftrun.files.output_files import make_folder, write_atomically
from liftrun.files.package_data import data_file

if TYPE_CHECKING:
    from pathlib import Path

TEMPLATE = data_file("athlete.toml")
NAME = "athlete.toml"


def write_template(directory: Path) -> Path:
    """Write the athlete's file into a folder, which is made if necessary.

    Returns:
        The file written.

    Raises:
        InputError: if such a file is there already, or the folder cannot be written to.
    """
    path = directory / NAME
    if path.exists() or path.is_symlink():
        remedy = "Keep it, or name another folder: liftrun init DIR."
        raise InputError(str(path), "", "a file that is there already", "a place for a new file", remedy)
    make_folder(directory, "liftrun init DIR")
    write_atomically(path, TEMPLATE.read_bytes())
    return path
