"""Colours of the pictures, light and dark, and the classes that carry them.

Runs are blue and lifts orange after Okabe and Ito, who chose colours that every kind of colour vision tells apart; hard
runs are dark and easy ones pale (the other way about in the dark), so that a grey print keeps the difference. No
meaning hangs on colour alone: runs have round corners, lifts square ones with a double edge, jumps a zigzag.
"""

from __future__ import annotations

LIGHT = {
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
    "easy": "#d3e8f6",
    "easy_edge": "#0072b2",
    "easy_ink": "#06263b",
    "lift": "#f2b040",
    "lift_edge": "#7a4300",
    "lift_ink": "#231500",
    "jumps": "#fde7bd",
    "jumps_edge": "#a84600",
    "mobility": "#d2efe4",
    "mobility_edge": "#007a5a",
    "mobility_ink": "#05291e",
    "warn": "#a03d00",
}
DARK = {
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
    "easy": "#12334a",
    "easy_edge": "#56b4e9",
    "easy_ink": "#dcf0fc",
    "lift": "#dc9a1c",
    "lift_edge": "#ffdf9e",
    "lift_ink": "#1d1100",
    "jumps": "#4f3a12",
    "jumps_edge": "#ffc65c",
    "mobility": "#133c31",
    "mobility_edge": "#3fc79f",
    "mobility_ink": "#d6f7ec",
    "warn": "#ffb27a",
}
# What is written on what; all of it must be readable (a test reckons the contrast).
TEXT_ON_GROUND = (
    ("ink", "paper"),
    ("soft", "paper"),
    ("soft", "free"),
    ("soft", "closed"),
    ("ink", "closed"),
    ("noted", "busy"),
    ("noted", "hatch"),
    ("hard_ink", "hard"),
    ("easy_ink", "easy"),
    ("lift_ink", "lift"),
    ("jumps_edge", "jumps"),
    ("mobility_ink", "mobility"),
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
    (".lr-easy", "fill:{easy};stroke:{easy_edge}"),
    (".lr-lift", "fill:{lift};stroke:{lift_edge}"),
    (".lr-mobility", "fill:{mobility};stroke:{mobility_edge}"),
    (".lr-jumps", "fill:{jumps}"),
    (".lr-zigzag", "stroke:{jumps_edge};stroke-width:1.3;fill:none"),
    (".lr-plate", "fill:{lift_edge}"),
    (".lr-hard-ink", "fill:{hard_ink}"),
    (".lr-easy-ink", "fill:{easy_ink}"),
    (".lr-lift-ink", "fill:{lift_ink}"),
    (".lr-jumps-ink", "fill:{jumps_edge}"),
    (".lr-mobility-ink", "fill:{mobility_ink}"),
    (".lr-hard-glyph", "stroke:{hard_ink};fill:none"),
    (".lr-easy-glyph", "stroke:{easy_edge};fill:none"),
    (".lr-lift-glyph", "stroke:{lift_ink};fill:none"),
    (".lr-mobility-glyph", "stroke:{mobility_edge};fill:none"),
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
