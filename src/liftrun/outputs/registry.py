"""The output formats of a plan. Each is one entry of `FORMATS`; `plan`, `squad` and the Python API use this list.

To add a format, write a function that makes its bytes from a `PlanDocument`, and add one entry. The command-line
options, the files of a squad and the rules on what may be replaced follow from the entry.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from liftrun.domain.errors import shown

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from liftrun.documents.plan import PlanDocument

WHOLE_FILE = -1
HEAD_BYTES = 4096


@dataclass(frozen=True, slots=True)
class OutputOptions:
    """What a format may need besides the plan.

    Attributes:
        now: The time of writing, used in calendars only; None for the current time, rounded to the minute.
        previous: Content of the file that the result will replace, or None.
        alarm_minutes: Minutes before each session at which a calendar reminds, or None for no reminder.
    """

    now: datetime | None = None
    previous: bytes | None = None
    alarm_minutes: int | None = None


class Refusal(NamedTuple):
    """Why an existing file must not be replaced: what was found, and what was expected."""

    found: str
    expected: str


@dataclass(frozen=True, slots=True)
class OutputFormat:
    """One output format of a plan.

    Attributes:
        name: Short name: the option is `--NAME`, the suffix `.NAME`.
        media_type: For HTTP and e-mail.
        help: The help text of the option.
        make: Makes the content of the file.
        words: A noun for the file in messages: "a page".
        recognises: Whether liftrun wrote a file in this format, by its content.
        other_owner: From a file's content and the athlete's name, the name of another athlete who owns it, or None.
        read_bytes: How much of an existing file `recognises`, `other_owner` and `make` need; `WHOLE_FILE` for all.
        in_squads: Whether each athlete of a squad gets this format by default.
    """

    name: str
    media_type: str
    help: str
    make: Callable[[PlanDocument, OutputOptions], bytes]
    words: str
    recognises: Callable[[bytes], bool]
    other_owner: Callable[[bytes, str], str | None] = lambda _content, _athlete: None
    read_bytes: int = HEAD_BYTES
    in_squads: bool = True

    @property
    def option(self) -> str:
        """The command-line option, as `--ics`."""
        return f"--{self.name}"

    @property
    def suffix(self) -> str:
        """The suffix of a file name, as `.ics`."""
        return f".{self.name}"

    def refuse(self, content: bytes, athlete: str) -> Refusal | None:
        """Why an existing file must not be replaced by one of the athlete; None if it may."""
        if not self.recognises(content):
            return not_ours(self.words)
        if (other := self.other_owner(content, athlete)) is not None:
            what = f"the {self.words.removeprefix('a ')} of"
            return Refusal(f"{what} {shown(other)}", f"a new file, or {what} {shown(athlete)}")
        return None


def not_ours(words: str) -> Refusal:
    """The refusal to replace a file that liftrun did not write; `words` names the new file, for example "a page"."""
    return Refusal("a file of another kind", f"a new file, or {words} that liftrun wrote")


def _ics(plan: PlanDocument, options: OutputOptions) -> bytes:
    from liftrun.calendars.clock import current_minute  # noqa: PLC0415  # only for a calendar
    from liftrun.calendars.writing.export import ExportOptions, export  # noqa: PLC0415  # as above

    now, reminders = options.now or current_minute(), ExportOptions(alarm_minutes=options.alarm_minutes)
    return export(plan, now=now, previous=options.previous, options=reminders)


def _json(plan: PlanDocument, _options: OutputOptions) -> bytes:
    return plan.model_dump_json(indent=2).encode() + b"\n"


def _html(plan: PlanDocument, _options: OutputOptions) -> bytes:
    from liftrun.report.week.page import page  # noqa: PLC0415  # only for a page

    return page(plan).encode()


def _svg(plan: PlanDocument, _options: OutputOptions) -> bytes:
    from liftrun.report.week.svg import svg  # noqa: PLC0415  # only for a picture

    return svg(plan).encode()


def _is_calendar(content: bytes) -> bool:
    from liftrun.calendars.writing.previous_file import is_ours  # noqa: PLC0415  # only where a calendar is replaced

    return is_ours(content)


def _other_owner_of_calendar(content: bytes, athlete: str) -> str | None:
    from liftrun.calendars.writing.harmless_text import owner_text  # noqa: PLC0415  # only where a calendar is replaced
    from liftrun.calendars.writing.previous_file import owner  # noqa: PLC0415  # as above

    found = owner(content)
    return None if found == owner_text(athlete) else found


def is_plan(content: bytes) -> bool:
    """Whether a file begins as a plan in JSON does."""
    head = content.lstrip()
    return head.startswith(b"{") and b'"liftrun.plan/' in head


def is_page(content: bytes) -> bool:
    """Whether a file begins as a page of liftrun's does."""
    return content.lstrip().lower().startswith(b"<!doctype html")


def is_picture(content: bytes) -> bool:
    """Whether a file begins as a picture of liftrun's does."""
    return content.lstrip().lower().startswith(b"<svg")


FORMATS: dict[str, OutputFormat] = {
    entry.name: entry
    for entry in (
        OutputFormat(
            "ics",
            "text/calendar",
            "Write the calendar.",
            _ics,
            "a calendar",
            _is_calendar,
            _other_owner_of_calendar,
            read_bytes=WHOLE_FILE,
        ),
        OutputFormat(
            "json", "application/json", "Write the plan as JSON, liftrun.plan/2.", _json, "a plan in JSON", is_plan
        ),
        OutputFormat("html", "text/html", "Write the week as one self-contained page.", _html, "a page", is_page),
        OutputFormat(
            "svg", "image/svg+xml", "Write the picture of the week.", _svg, "a picture", is_picture, in_squads=False
        ),
    )
}
"""Every format by its name, in the order of the help page."""


def squad_formats() -> tuple[str, ...]:
    """Names of the formats that each athlete of a squad gets by default."""
    return tuple(name for name, entry in FORMATS.items() if entry.in_squads)
