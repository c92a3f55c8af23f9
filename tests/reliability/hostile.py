"""An athlete's file and a busy calendar in which every text that others may write is the same hostile one."""

from __future__ import annotations

import json

from tests.report.test_safety import HOSTILE

WEEK = ("--week", "2026-11-23")
TEXTS = {
    **{name: text for name, text in HOSTILE.items() if name not in {"nul", "surrogate"}},
    "formula": '=HYPERLINK("https://example.invalid","x")',
    "at formula": "@SUM(1+9)*cmd|' /C calc'!A0",
    "calendar lines": "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nATTACH:file:///etc/hostname",
    "path": "../../../outside",
    "format": "%s%n {0.__class__} %(name)s",
}


def athlete(text):
    """An athlete whose name and labels are the text, and whose week is too full for one of the runs."""
    quoted = json.dumps(text).replace("\x7f", "\\u007f")
    return f"""
name = {quoted}
timezone = "Europe/Berlin"
units = "km"
experience = "beginner"
paces.easy = "6:30"
availability.every_day = "06:00-07:30"
home.equipment = [{quoted}]
calendars.busy = "busy.ics"
[[runs]]
kind = "easy"
distance = 5
label = {quoted}
[[runs]]
kind = "easy"
distance = 6
[[runs]]
kind = "long"
distance = 30
label = {quoted}
[[pin]]
session = "easy"
at = "Tue 06:00"
label = {quoted}
""".encode()


def _line(name, text):
    """A content line, its text escaped as calendars escape it; what cannot be escaped is there as it is."""
    escaped = text.replace("\\", "\\\\").replace("\r\n", "\\n").replace(",", "\\,").replace(";", "\\;")
    return f"{name}:{escaped}"


def _event(number, text, *more):
    lines = [_line("SUMMARY", text), _line("UID", f"{number}{text}"), *more, "END:VEVENT"]
    return "\r\n".join(["BEGIN:VEVENT", *lines])


def calendar(text, zone):
    """Events good and broken, with the text in every place that is somebody's own words; `zone` is an unknown zone."""
    said = text.replace('"', "'").replace("\r", "").replace("\n", "")
    words = [_line(name, text) for name in ("DESCRIPTION", "LOCATION", "CATEGORIES", "COMMENT", "CONTACT", "URL")]
    guests = [f'ATTENDEE;CN="{said}":mailto:guest@example.org', f'ORGANIZER;CN="{said}":mailto:boss@example.org']
    events = (
        _event(1, text, "DTSTART;TZID=Europe/Berlin:20261123T180000", "DURATION:PT1H", *words, *guests),
        _event(2, text, "DTSTART;TZID=Europe/Berlin:20261125T060000", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=2"),
        _event(3, text, "DTSTART;VALUE=DATE:20261129", "TRANSP:TRANSPARENT", *words),
        _event(4, text, "DURATION:PT1H", *words),
        _event(5, text, _line("DTSTART", text)),
        _event(6, text, f'DTSTART;TZID="{zone}":20261124T200000', "DURATION:PT1H"),
        _event(7, text, "DTSTART:20261124T200000Z", _line("RRULE", text)),
        _event(8, text, "DTSTART:20261124T200000Z", _line("DURATION", text)),
        _event(9, text, "DTSTART:20261124T200000Z", "DTEND:20261124T190000Z", _line("STATUS", text)),
        _event(10, text, "DTSTART:20261124T120000Z", f"RDATE:{said}", f"EXDATE:{said}", _line(said or "X", text)),
    )
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", _line("PRODID", text), _line("X-WR-CALNAME", text)]
    return "\r\n".join([*head, *events, "END:VCALENDAR", ""]).encode("utf-8", "surrogatepass")


def write(folder, text="plain words", *, private=None):
    """The two files in a folder; `private` stands in the calendar instead of the text. Returns the athlete's file."""
    zone = text.replace('"', "'").replace("\r", "").replace("\n", "")
    (folder / "busy.ics").write_bytes(calendar(private or text, zone))
    (folder / "athlete.toml").write_bytes(athlete(text))
    return folder / "athlete.toml"
