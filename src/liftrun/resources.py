"""Where the files that liftrun reads, and did not get from the user, are found."""

from __future__ import annotations

from pathlib import Path


def constraints_dir() -> Path:
    """The folder of the rulebook: inside the package when installed, at the top of the repository in a checkout.

    Raises:
        FileNotFoundError: if it is in neither place, so the installation is not whole.
    """
    package = Path(__file__).resolve().parent
    for folder in (package / "constraints", package.parents[1] / "constraints"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"the rulebook is neither in {package} nor in a checkout around it; reinstall liftrun")
