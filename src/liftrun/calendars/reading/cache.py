"""A cache of what was read from large calendars: planning the same week again takes milliseconds.

An answer is found by a hash of everything that decides it: the calendars' names and content, the week, the policy, this
reader's own code and the rules of the time zones. So no outdated answer is ever used, and losing the folder loses only
time. It contains titles of events, which are private: only its owner may read it. `LIFTRUN_CACHE_DIR` names another
folder; if it is empty, nothing is kept.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from contextlib import suppress
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from liftrun.domain.errors import InputError
from liftrun.files.output_files import write_atomically

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from liftrun.calendars.policy import CalendarPolicy
    from liftrun.domain import Week

FOLDER = "LIFTRUN_CACHE_DIR"
MOST_ANSWERS = 64
"""The answers used longest ago go first."""
_OWNER_ONLY = 0o077
_NAME = re.compile(r"[0-9a-f]{64}\.json")
"""Names of the files that liftrun keeps; only such files are ever removed."""


def key_of(sources: Sequence[tuple[str, bytes]], week: Week, policy: CalendarPolicy, days_before: int) -> str:
    """Hash of everything that decides what is read from calendars for a week."""
    request = [week.start.isoformat(), week.timezone, asdict(policy), days_before, _zone_rules()]
    files = [[name, hashlib.sha256(content).hexdigest()] for name, content in sources]
    code = [hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(Path(__file__).parents[1].rglob("*.py"))]
    return hashlib.sha256(json.dumps([request, files, code]).encode()).hexdigest()


def remembered(key: str, find: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """The answer of a key, computed and kept if there is none; a folder that cannot be used changes nothing."""
    folder = _folder()
    if folder is None:
        return find()
    file = folder / f"{key}.json"
    with suppress(OSError, ValueError):
        kept = json.loads(file.read_bytes())
        if isinstance(kept, dict) and kept.get("sha256") == _checksum(kept.get("answer")):
            os.utime(file)
            known: dict[str, Any] = kept["answer"]
            return known
    answer = find()
    with suppress(OSError, InputError):
        _keep(file, answer)
    return answer


def _folder() -> Path | None:
    """The user's folder for caches; None where it is turned off, or there is no home, or its path is not absolute."""
    named = os.environ.get(FOLDER)
    if named is not None:
        return Path(named) if named else None
    base = os.environ.get("XDG_CACHE_HOME") or os.environ.get("LOCALAPPDATA")
    try:
        folder = (Path(base) if base else Path.home() / ".cache") / "liftrun"
    except RuntimeError:
        return None
    return folder if folder.is_absolute() else None


def _keep(file: Path, answer: dict[str, Any]) -> None:
    before = os.umask(_OWNER_ONLY)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(file, json.dumps({"sha256": _checksum(answer), "answer": answer}).encode())
        file.chmod(0o600)
    finally:
        os.umask(before)
    ours = (path for path in file.parent.glob("*.json") if _NAME.fullmatch(path.name))
    by_age = sorted(ours, key=lambda path: path.stat().st_mtime, reverse=True)
    for old in by_age[MOST_ANSWERS:]:
        old.unlink(missing_ok=True)


def _checksum(answer: object) -> str:
    return hashlib.sha256(json.dumps(answer).encode()).hexdigest()


def _zone_rules() -> str:
    try:
        return version("tzdata")
    except PackageNotFoundError:  # then the system's own, which have no version number
        return ""
