"""Nothing from a file or calendar is more than text in any picture."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from liftrun.report.markup import Markup, element
from liftrun.report.week.page import page
from liftrun.report.week.svg import svg
from tests.report.drawing import parsed, printed
from tests.support.factories.plans import build_week

HOSTILE = {
    "script": "<script>alert(1)</script>",
    "end of style": "</style></title></svg><img src=x onerror=alert(1)>",
    "attribute": '" onmouseover="alert(1)" x=\'',
    "entity": "&lt;b&gt; &amp; &#x1b;[31m",
    "cdata": "]]><![CDATA[<x>",
    "comment": "--><!-- <x/>",
    "escape": "\x1b[2J\x1b]0;owned\x07\x1b[31mred",
    "C1 escape": "\x9b31mred\x9d0;owned\x9c",
    "bidi": "safe\u202egnp.exe\u2066\u2069\u200f\u061c",
    "newlines": "one\r\ntwo\u2028three\x85four",
    "nul": "a\x00b\ufffe\uffff",
    "surrogate": "broken \ud800 half",
    "rich markup": "[bold red]x[/] [link=https://example.invalid]y[/link] [/nothing] :bomb:",
    "css": "}body{display:none} @import url(//example.invalid)",
    "template": "{{7*7}} ${x} {plan}",
}
NOT_ON_A_TERMINAL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u061c\u2028-\u202e\u2066-\u2069\ufeff]")
hostile = pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())


def week_full_of(text):
    """A week in which every text that comes from a file is this one."""
    plan = build_week()
    said = {"title": text, "why": text, "drills": text}
    sessions = tuple(
        session.model_copy(
            update={
                **said,
                "id": f"{session.id}{text}",
                "blocks": tuple(block.model_copy(update={"drills": text}) for block in session.blocks),
                "prescription": session.prescription
                and session.prescription.model_copy(update={"load": text, "tempo": text, "notes": (text,)}),
            }
        )
        for session in plan.sessions
    )
    dropped = tuple(part.model_copy(update={"title": text, "reason": text, "priority": text}) for part in plan.dropped)
    penalties = tuple(
        part.model_copy(update={"says": text, "detail": text, "sessions": (text,), "rule": text})
        for part in plan.penalties
    )
    calendar = plan.calendar.model_copy(
        update={
            "busy": tuple(part.model_copy(update={"title": text}) for part in plan.calendar.busy),
            "assumed": (text,),
            "skipped": (text,),
        }
    )
    return plan.model_copy(
        update={
            "athlete": text,
            "pack": text,
            "notes": (text,),
            "sessions": sessions,
            "dropped": dropped,
            "penalties": penalties,
            "calendar": calendar,
            "solver": plan.solver.model_copy(update={"name": text, "version": text}),
            "rulebook": plan.rulebook.model_copy(update={"version": text, "hash": text}),
        }
    )


def structure(markup):
    """Elements, their attributes' names and their parents' names: all that must not depend on the data."""
    return {
        (parent.tag, child.tag, tuple(sorted(child.keys()))) for parent in parsed(markup).iter() for child in parent
    }


@hostile
@pytest.mark.parametrize("draw", [svg, page])
def test_hostile_text_adds_no_element_and_no_attribute(draw, text):
    assert structure(draw(week_full_of(text))) <= structure(draw(week_full_of("plain words")))


@hostile
@pytest.mark.parametrize("draw", [svg, page])
def test_pictures_of_hostile_text_are_valid_and_can_be_written(draw, text):
    drawn = draw(week_full_of(text))
    parsed(drawn.encode("utf-8").decode("utf-8"))
    assert not NOT_ON_A_TERMINAL.search(drawn)


@hostile
@pytest.mark.parametrize("width", [40, 80, 200])
def test_a_pipe_gets_hostile_text_without_control_characters(text, width):
    assert not NOT_ON_A_TERMINAL.search(printed(week_full_of(text), width, terminal=False))


@hostile
@pytest.mark.parametrize("width", [40, 80, 200])
def test_a_terminal_gets_no_escapes_but_the_plain_styles(text, width):
    shown = re.sub(r"\x1b\[[0-9;]*m", "", printed(week_full_of(text), width))
    assert not NOT_ON_A_TERMINAL.search(shown)


def test_rich_markup_in_data_is_shown_as_it_is():
    shown = printed(week_full_of(HOSTILE["rich markup"]), 300, terminal=False)
    assert "[bold red]x[/] [link=https://example.invalid]y[/link] [/nothing] :bomb:" in shown
    assert "\x1b]8;" not in printed(week_full_of(HOSTILE["rich markup"]), 300)


@settings(deadline=None, max_examples=25)
@given(st.text(max_size=40))
def test_any_text_at_all_gives_a_valid_picture_and_page(text):
    plan = week_full_of(text)
    assert parsed(svg(plan)) is not None
    assert parsed(page(plan)) is not None


@settings(deadline=None, max_examples=10)
@given(st.text(max_size=40), st.integers(10, 160))
def test_any_text_at_all_can_be_printed(text, width):
    assert not NOT_ON_A_TERMINAL.search(printed(week_full_of(text), width, terminal=False))


def test_plain_strings_are_escaped_and_markup_is_not():
    inner = element("b", "1 < 2")
    assert element("p", inner, " & ", title='"') == '<p title="&quot;"><b>1 &lt; 2</b>&amp;</p>'
    assert isinstance(inner, Markup)


def test_an_attribute_of_none_is_left_out():
    assert element("rect", x=1.5, y=2.0, rx=None) == '<rect x="1.5" y="2"></rect>'
