"""The project's pages as a test reads them: what is in code, where links lead, which commands are shown."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tests.house.source_tree import ROOT

FENCE = re.compile(r"^```(\w*)[^\n]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
CODE_SPAN = re.compile(r"(`+)(.+?)\1", re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ +(.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Shown:
    """A command that a page shows after `$`, and the lines it shows below it as its output."""

    command: str
    output: tuple[str, ...]


def pages():
    """README, CONTRIBUTING, CHANGELOG and everything in docs/."""
    return [*sorted(ROOT.glob("*.md")), *sorted(ROOT.glob("docs/**/*.md"))]


def code_of(text):
    """Everything that is in code on a page: its fenced blocks and its code spans."""
    fenced = [body for _, body in FENCE.findall(text)]
    spans = [body for _, body in CODE_SPAN.findall(FENCE.sub("", text))]
    return "\n".join([*fenced, *spans])


def links_of(text):
    """Targets of a page's links, those in code left out."""
    return LINK.findall(CODE_SPAN.sub("", FENCE.sub("", text)))


def anchors_of(text):
    """The names by which a page's headings can be linked to, made as GitHub makes them."""
    titles = HEADING.findall(FENCE.sub("", text))
    return {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in titles}


def shown_commands(text):
    """Commands in the ```console blocks of a page that begin with `$ liftrun`, in their order."""
    blocks = [body for language, body in FENCE.findall(text) if language == "console"]
    return [shown for block in blocks if block.startswith("$ liftrun") for shown in _session(block)]


def python_blocks(text):
    """The ```python blocks of a page, in their order."""
    return [body for language, body in FENCE.findall(text) if language == "python"]


def _session(block):
    joined = block.replace("\\\n", " ")
    for part in re.split(r"^\$ ", joined, flags=re.MULTILINE)[1:]:
        command, *output = part.splitlines()
        yield Shown(
            " ".join(command.split()), tuple(line.strip() for line in output if line.strip() not in {"", "..."})
        )
