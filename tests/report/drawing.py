"""Reading the pictures back."""

from __future__ import annotations

import io
from xml.etree import ElementTree as ET

from rich.console import Console

from liftrun.report.week.page import page
from liftrun.report.week.svg import svg
from liftrun.report.week.terminal import summary, week_grid

SVG = "{http://www.w3.org/2000/svg}"


def parsed(markup):
    return ET.fromstring(markup.removeprefix("<!DOCTYPE html>"))  # noqa: S314  # our own output


def svg_text(plan):
    return " ".join(parsed(svg(plan)).itertext())


def page_text(plan):
    return " ".join(parsed(page(plan)).itertext())


def printed(plan, width=120, *, terminal=True, no_color=True):
    """Everything a terminal of that width gets to see."""
    file = io.StringIO()
    colours = "truecolor" if terminal else None
    console = Console(file=file, width=width, force_terminal=terminal, no_color=no_color, color_system=colours)
    console.print(week_grid(plan, width=width))
    console.print(summary(plan))
    return file.getvalue()


def on_one_line(text):
    """Words alone, so that where a line was broken does not matter."""
    return " ".join(text.split())
