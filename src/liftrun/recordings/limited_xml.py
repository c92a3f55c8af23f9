"""Reads XML from strangers: no document types, so no entities are expanded; limits on depth and size."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers.expat import ExpatError, ParserCreate

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_MOST_DEPTH = 64
_MOST_TEXT = 200


class UnreadableXmlError(ValueError):
    """The file is not well-formed, or has a part that is not accepted; the message says which."""


def read_xml(content: bytes, start: Callable[[str, Mapping[str, str]], None], end: Callable[[str, str], None]) -> None:
    """Read XML, and report each element.

    Args:
        content: The file.
        start: Called with the name of an element, without its namespace, and its attributes.
        end: Called with its name and its text, at most 200 characters of it.

    Raises:
        UnreadableXmlError: if it is not well-formed, has a document type, or is nested too deeply.
    """
    parser = ParserCreate(namespace_separator=" ")
    texts: list[list[str]] = []

    def opened(name: str, attributes: dict[str, str]) -> None:
        if len(texts) >= _MOST_DEPTH:
            raise UnreadableXmlError("elements nested too deeply")
        texts.append([])
        start(name.rpartition(" ")[2], attributes)

    def closed(name: str) -> None:
        end(name.rpartition(" ")[2], "".join(texts.pop()).strip())

    def character_data(text: str) -> None:
        if texts and sum(map(len, texts[-1])) < _MOST_TEXT:
            texts[-1].append(text[:_MOST_TEXT])

    def refused(*_parts: object) -> None:
        raise UnreadableXmlError("a document type")

    parser.StartElementHandler, parser.EndElementHandler = opened, closed
    parser.CharacterDataHandler = character_data
    parser.StartDoctypeDeclHandler = refused
    try:
        parser.Parse(content, True)
    except (ExpatError, LookupError, ValueError) as error:
        if isinstance(error, UnreadableXmlError):
            raise
        raise UnreadableXmlError("XML that is not well-formed") from error
