"""The errors of liftrun: bad input, no plan, and a plan that fails its check.

Every input fault is one `InputError`: where (file, key), what was found, what was expected, and what to do.
The command line prints it as one message and exits with code 2; nothing else in liftrun ends a run for bad input.
"""

from __future__ import annotations

from dataclasses import dataclass

_LONGEST_PATH = 4096


@dataclass(eq=False)
class InputError(Exception):
    """A fault of an input, with its remedy. Not frozen, because Python writes its traceback into it.

    Attributes:
        file: The file as the user named it, or `""` for a command-line option.
        key: Dotted path of the key (`"race.date"`, `"availability.mon[1]"`), a line (`"line 12"`), or `""`.
        value: The value that was found, shortened for a terminal; `""` if there was none.
        expected: What is right, as a noun phrase ("a date such as 2027-04-25").
        remedy: What to do about it, as an imperative sentence.
    """

    file: str
    key: str
    value: str
    expected: str
    remedy: str

    def __str__(self) -> str:
        """`FILE: KEY: got VALUE, expected EXPECTED. REMEDY`, leaving out what is empty."""
        place = ": ".join(shown_path(part) for part in (self.file, self.key) if part)
        found = f"got {self.value}, " if self.value else ""
        head = f"{place}: " if place else ""
        return f"{head}{found}expected {self.expected}. {self.remedy}"


class NoPlanError(Exception):
    """There is no plan to write or show.

    Attributes:
        status: Why: `infeasible`, `unknown` or `invalid`.
    """

    def __init__(self, status: str) -> None:
        super().__init__(f"there is no plan (status: {status})")
        self.status = status


class StateConflictError(Exception):
    """The state was changed by another program meanwhile. Nothing was written, and nothing is lost."""


class BrokenPlanError(Exception):
    """A plan of the solver fails its check. That is a bug of liftrun, and the plan is not written."""


def shown(value: object, *, quote: bool = True, limit: int = 60) -> str:
    """A value for a message: short, on one line, without control or direction characters.

    Args:
        value: What was found; texts are quoted, lists and tables written as in TOML.
        quote: Whether a text gets quotation marks.
        limit: Longest result in characters.
    """
    text = _written(value, quote=quote)
    plain = "".join(char if char.isprintable() else f"\\u{ord(char):04x}" for char in text[: limit + 1])
    return plain if len(plain) <= limit else plain[: limit - 3] + "..."


def shown_path(path: object) -> str:
    """A path for a message: complete, on one line, without control or direction characters."""
    return shown(str(path), quote=False, limit=_LONGEST_PATH)


def _written(value: object, *, quote: bool) -> str:
    if isinstance(value, str):
        return f'"{value[:1000]}"' if quote else value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, bytes):
        return " ".join(f"0x{byte:02x}" for byte in value)
    if isinstance(value, list | tuple):
        return f"[{', '.join(_written(item, quote=quote) for item in value[:9])}]"
    if isinstance(value, int) and abs(value) > 10**18:
        return "a huge number"
    return "a table" if isinstance(value, dict) else str(value)
