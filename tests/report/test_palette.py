"""Every word can be read on its ground, in the light and in the dark."""

from __future__ import annotations

import pytest

from liftrun.report.palette import DARK, LIGHT, TEXT_ON_GROUND


def luminance(colour):
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    """The ratio of WCAG 2."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_ratio_is_that_of_the_standard():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXT_ON_GROUND)
def test_text_has_enough_contrast_with_its_background(colours, text, ground):
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_hard_runs_and_easy_runs_differ_in_a_grey_print(colours):
    assert contrast(colours["hard"], colours["easy"]) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("edge", ["easy_edge", "lift_edge", "mobility_edge"])
def test_the_edges_of_boxes_have_enough_contrast_with_free_time(colours, edge):
    assert contrast(colours[edge], colours["free"]) >= 3


def test_both_halves_colour_the_same_things():
    assert LIGHT.keys() == DARK.keys()
