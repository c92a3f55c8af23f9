from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

import pytest
from pydantic import BaseModel

from liftrun.athlete import Athlete, load_athlete
from liftrun.domain import WEEKDAYS
from liftrun.domain.errors import InputError
from liftrun.inputs.template import TEMPLATE, write_template

if TYPE_CHECKING:
    from collections.abc import Iterator


COMPUTED = "metres"
"""Of a race, from its distance. A file may not contain it."""


def keys_of(table: type[BaseModel]) -> Iterator[str]:
    for name, field in table.model_fields.items():
        if name == COMPUTED:
            continue
        yield field.alias or name
        for inner in (field.annotation, *get_args(field.annotation)):
            if isinstance(inner, type) and issubclass(inner, BaseModel):
                yield from keys_of(inner)


def test_the_template_loads_and_speaks_of_every_key(tmp_path):
    written = write_template(tmp_path / "new" / "folder")
    assert written == tmp_path / "new" / "folder" / "athlete.toml"
    assert load_athlete(written).running.days == 4
    text = TEMPLATE.read_text(encoding="utf-8")
    written_out = {key for key in keys_of(Athlete) if re.search(rf"(^|[\[{{ ]){key}( =|\.|\])", text, re.MULTILINE)}
    assert set(keys_of(Athlete)) - written_out <= set(WEEKDAYS)


def test_the_template_loads_with_its_examples_switched_on_too(tmp_path):
    lines = TEMPLATE.read_text(encoding="utf-8").splitlines()
    alternative = (
        *("[[runs]]", 'kind = "long"', "distance = 10", "minutes = 90", "optional = false", 'label = "with the club"'),
        *("weekly_minutes = 240", "date = 2026-11-22"),
    )
    live = [line.removeprefix("# ") for line in lines[4:] if not line.removeprefix("# ").startswith(alternative)]
    for name in ("work.ics", "family.ics"):
        (tmp_path / name).touch()
    (tmp_path / "athlete.toml").write_text("\n".join(live), encoding="utf-8")
    everything = load_athlete(tmp_path / "athlete.toml")
    assert everything.race
    assert everything.gym
    assert everything.pins
    assert everything.bans
    assert everything.history
    assert everything.result
    assert everything.recent
    assert everything.one_rep_max.known()
    assert (everything.running_level, everything.lifting_level) == ("advanced", "beginner")
    assert everything.rules["gap-around-long-runs"] == {"strength": "required", "gap_minutes": 90}


def test_the_template_never_overwrites(tmp_path):
    (tmp_path / "athlete.toml").write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="got a file that is there already, expected a place for a new file"):
        write_template(tmp_path)
    assert (tmp_path / "athlete.toml").read_text(encoding="utf-8") == "mine"


def test_a_folder_that_cannot_be_made_is_refused(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(InputError, match="expected a folder that can be written to"):
        write_template(tmp_path / "file" / "below")
