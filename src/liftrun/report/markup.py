"""Building SVG and HTML so that text from data can never become markup.

Plain strings are data: they are cleaned and escaped wherever they are put. Only `element` and `raw` make `Markup`, and
only constants of this program are ever given to `raw`.
"""

from __future__ import annotations

from functools import lru_cache
from html import escape

from liftrun.domain.plain_text import plain_line

_VOID = frozenset({"meta", "br"})


class Markup(str):
    """Finished markup, safe to be put into other markup as it is."""

    __slots__ = ()


def raw(constant: str) -> Markup:
    """A constant of this program (a style sheet, say) as markup. Never for anything that was read."""
    return Markup(constant)


def join(parts: list[Markup]) -> Markup:
    """Pieces of markup one after the other."""
    return Markup("".join(parts))


def element(name: str, /, *children: str, **attributes: str | float | None) -> Markup:
    """An element, well-formed both as XML and as HTML; children that are not `Markup` are cleaned and escaped.

    Attribute names are written as `class_`, `stroke_width`, `aria_label`; an attribute of None is left out.
    """
    pairs = [f' {_attribute(key)}="{_value(value)}"' for key, value in attributes.items() if value is not None]
    written = "".join(pairs)
    if name in _VOID:
        return Markup(f"<{name}{written} />")
    inner = "".join([child if isinstance(child, Markup) else _text(child) for child in children])
    return Markup(f"<{name}{written}>{inner}</{name}>")


@lru_cache(maxsize=256)
def _attribute(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


@lru_cache(maxsize=4096)
def _text(data: str) -> str:
    return escape(plain_line(data))


@lru_cache(maxsize=4096)
def _value(value: str | float) -> str:
    if isinstance(value, str):
        return _text(value)
    return f"{value:.2f}".rstrip("0").rstrip(".")
