"""Colours of the pictures, light and dark, and the classes that carry them.

Runs are blue and lifts orange after Okabe and Ito, whose colours can be distinguished with every kind of colour
vision. Hard runs are dark and easy ones pale (the reverse on a dark background), so a grey print keeps the difference.
No meaning depends on colour alone: runs have round corners, lifts square ones with a double edge, plyometrics a zigzag.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from liftrun.domain.activities import ACTIVITIES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from liftrun.domain.activities import ActivityType, Colours


def _own(side: Callable[[ActivityType], Colours]) -> Iterator[tuple[str, str]]:
    """The colours of each activity by name; those of `run` are the colours of easy runs."""
    for name, entry in ACTIVITIES.items():
        look, colours = "easy" if name == "run" else name, side(entry)
        yield from ((look, colours.ground), (f"{look}_edge", colours.edge), (f"{look}_ink", colours.ink))


_OWN_LOOKS = tuple("easy" if name == "run" else name for name in ACTIVITIES)
LOOK_NAMES = ("hard", *_OWN_LOOKS)
"""The name of each look of a session, as in CSS classes."""
LIGHT = {
    **dict(_own(lambda entry: entry.light)),
    "paper": "#ffffff",
    "closed": "#f4f5f6",
    "free": "#e3f3ea",
    "busy": "#e4e6e9",
    "hatch": "#c3c8ce",
    "line": "#d9dde1",
    "ink": "#1a2026",
    "soft": "#4f5861",
    "noted": "#3b434b",
    "hard": "#004f80",
    "hard_edge": "#00304f",
    "hard_ink": "#ffffff",
    "jumps": "#fde7bd",
    "jumps_edge": "#a84600",
    "warn": "#a03d00",
}
DARK = {
    **dict(_own(lambda entry: entry.dark)),
    "paper": "#12161a",
    "closed": "#181d22",
    "free": "#1d3129",
    "busy": "#252b32",
    "hatch": "#434c56",
    "line": "#313942",
    "ink": "#eceff2",
    "soft": "#a9b3bd",
    "noted": "#ced5dc",
    "hard": "#6cc0ef",
    "hard_edge": "#b9e2f9",
    "hard_ink": "#03182a",
    "jumps": "#4f3a12",
    "jumps_edge": "#ffc65c",
    "warn": "#ffb27a",
}
# Text colours and their backgrounds; a test computes the contrast of each pair.
TEXT_ON_GROUND = (
    ("ink", "paper"),
    ("soft", "paper"),
    ("soft", "free"),
    ("soft", "closed"),
    ("ink", "closed"),
    ("noted", "busy"),
    ("noted", "hatch"),
    ("hard_ink", "hard"),
    *((f"{look}_ink", look) for look in _OWN_LOOKS),
    ("jumps_edge", "jumps"),
    ("warn", "paper"),
    ("warn", "closed"),
)
_RULES = (
    (".lr-paper", "fill:{paper}"),
    (".lr-closed", "fill:{closed}"),
    (".lr-free", "fill:{free}"),
    (".lr-busy", "fill:{busy}"),
    (".lr-hatch", "stroke:{hatch};stroke-width:2.4"),
    (".lr-line", "stroke:{line};stroke-width:1"),
    (".lr-ink", "fill:{ink}"),
    (".lr-soft", "fill:{soft}"),
    (".lr-noted", "fill:{noted}"),
    (".lr-warn", "fill:{warn}"),
    (".lr-hard", "fill:{hard};stroke:{hard_edge}"),
    *((f".lr-{look}", f"fill:{{{look}}};stroke:{{{look}_edge}}") for look in _OWN_LOOKS),
    (".lr-jumps", "fill:{jumps}"),
    (".lr-zigzag", "stroke:{jumps_edge};stroke-width:1.3;fill:none"),
    (".lr-plate", "fill:{lift_edge}"),
    (".lr-hard-ink", "fill:{hard_ink}"),
    *((f".lr-{look}-ink", f"fill:{{{look}_ink}}") for look in _OWN_LOOKS),
    (".lr-jumps-ink", "fill:{jumps_edge}"),
    (".lr-hard-glyph", "stroke:{hard_ink};fill:none"),
    *(
        (f".lr-{look}-glyph", f"stroke:{{{look}_{'ink' if look == 'lift' else 'edge'}}};fill:none")
        for look in _OWN_LOOKS
    ),
    (".lr-badge", "fill:{lift_ink}"),
    (".lr-badge-open", "fill:none;stroke:{lift_ink};stroke-width:1.2"),
    (".lr-badge-ink", "fill:{lift}"),
    (".lr-badge-open-ink", "fill:{lift_ink}"),
    (".lr-pill", "fill:{paper};stroke:{soft}"),
    (".lr-dropped", "fill:none;stroke:{warn};stroke-width:1.5;stroke-dasharray:4 3"),
)


def stylesheet() -> str:
    """The classes of a picture, with a dark half for screens that ask for it."""
    light, dark = (_coloured(colours) for colours in (LIGHT, DARK))
    return f"{light}@media screen and (prefers-color-scheme:dark){{{dark}}}"


def _coloured(colours: dict[str, str]) -> str:
    return "".join(f"{selector}{{{rule.format(**colours)}}}" for selector, rule in _RULES)
