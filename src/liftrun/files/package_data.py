"""Paths of the files that are installed with liftrun: the rulebook, and the tables in `data/`."""

from __future__ import annotations

from pathlib import Path

PACKAGE_DIR = Path(__file__).resolve().parents[1]
"""The folder of the package `liftrun` itself."""


def data_file(name: str) -> Path:
    """The path of a file of `liftrun/data`."""
    return PACKAGE_DIR / "data" / name


def constraints_dir() -> Path:
    """The folder of the rulebook: inside the package when installed, at the top of the repository in a checkout.

    Raises:
        FileNotFoundError: if it is in neither place. The installation is then incomplete.
    """
    for folder in (PACKAGE_DIR / "constraints", PACKAGE_DIR.parents[1] / "constraints"):
        if folder.is_dir():
            return folder
    message = f"the rulebook is neither in {PACKAGE_DIR} nor in a checkout around it; reinstall liftrun"
    raise FileNotFoundError(message)
