"""The pages name every command, option, rule kind and key, and what they show is what happens."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import get_args

import click
import pytest
from pydantic import BaseModel

from liftrun.athlete import Athlete
from liftrun.cli import COMMANDS, SOMETHING_DROPPED, group
from liftrun.documents.plan import PlanDocument
from liftrun.documents.season import SeasonDocument
from liftrun.rules import KINDS
from tests.house.pages import anchors_of, code_of, links_of, pages, python_blocks, shown_commands
from tests.house.source_tree import ROOT

CODE = "\n".join(code_of(page.read_text(encoding="utf-8")) for page in pages())
PROGRAMS = [page for page in pages() if python_blocks(page.read_text(encoding="utf-8"))]
SHOWING = [page for page in pages() if shown_commands(page.read_text(encoding="utf-8"))]


def documented(word):
    """Whether a word is in code on some page, by itself and not as a part of a longer one."""
    return re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", CODE) is not None


def keys_of(model, above=""):
    """Dotted keys of a model and of all models within it."""
    for name, field in model.model_fields.items():
        key = f"{above}{field.alias or name}"
        yield key
        for inner in models_in(field.annotation):
            yield from keys_of(inner, f"{key}.")


def models_in(annotation):
    """The models that a type is made of."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for part in get_args(annotation) for model in models_in(part)]


def commands_under(name):
    """A command and, if it is a group, all that is in it: `("bench", ...), ("bench run", ...)`."""
    return list(_with_what_is_in_it(name, group.get_command(click.Context(group), name)))


def _with_what_is_in_it(name, command):
    yield name, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for inner in command.list_commands(context):
            yield from _with_what_is_in_it(f"{name} {inner}", command.get_command(context, inner))


def options_of(command):
    return [max(option.opts, key=len) for option in command.params if isinstance(option, click.Option)]


def test_a_readme_and_pages_are_there():
    assert (ROOT / "README.md").is_file()
    assert list((ROOT / "docs").glob("*.md"))


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_documented(name):
    missing = [full for full, _ in commands_under(name) if not documented(f"liftrun {full}")]
    assert not missing, f"show these on a page, in code, as `liftrun NAME`: {missing}"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_documented(name):
    missing = {
        full: options
        for full, command in commands_under(name)
        if (options := [option for option in options_of(command) if not documented(option)])
    }
    assert not missing, f"write these options on a page, in code: {missing}"


@pytest.mark.parametrize("kind", [kind.model_fields["kind"].default for kind in KINDS])
def test_every_rule_kind_is_documented(kind):
    assert documented(kind)


@pytest.mark.parametrize("model", [Athlete, PlanDocument, SeasonDocument])
def test_every_key_is_documented(model):
    missing = [
        key for key in sorted(set(keys_of(model))) if not documented(key) and not documented(key.rpartition(".")[2])
    ]
    assert not missing, f"write these keys of {model.__name__} on a page, in code: {missing}"


def test_keys_are_found_at_every_depth():
    assert {"gym.open.weekend", "race.date"} <= set(keys_of(Athlete))
    assert {"sessions.blocks.kind", "calendar.busy.title"} <= set(keys_of(PlanDocument))


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page):
    lost = [link for link in links_of(page.read_text(encoding="utf-8")) if not leads_somewhere(page, link)]
    assert not lost, f"these lead nowhere: {lost}"


def leads_somewhere(page, link):
    """Whether a link within the project has a file, and a heading where it names one; others are taken on trust."""
    if "://" in link or link.startswith("mailto:"):
        return True
    name, _, anchor = link.partition("#")
    target = (page.parent / name).resolve() if name else page
    return target.exists() and (not anchor or anchor in anchors_of(target.read_text(encoding="utf-8")))


@pytest.mark.parametrize("page", SHOWING, ids=lambda page: str(page.relative_to(ROOT)))
def test_what_a_page_shows_is_what_happens(page, tmp_path):
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    for shown in shown_commands(page.read_text(encoding="utf-8")):
        done = run(shown.command, tmp_path)
        assert done.returncode in {0, SOMETHING_DROPPED}, f"$ {shown.command}\n{done.stdout}"
        printed = {line.strip() for line in done.stdout.splitlines()}
        missing = [line for line in shown.output if line not in printed]
        assert not missing, f"$ {shown.command}\nprinted\n{done.stdout}\nand not\n" + "\n".join(missing)


@pytest.mark.parametrize("page", PROGRAMS, ids=lambda page: str(page.relative_to(ROOT)))
def test_the_python_on_a_page_runs_from_top_to_bottom(page, tmp_path):
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    program = tmp_path / "page.py"
    program.write_text("\n".join(python_blocks(page.read_text(encoding="utf-8"))), encoding="utf-8")
    done = run(f"{shlex.quote(sys.executable)} -W error {program.name}", tmp_path)
    assert done.returncode == 0, done.stdout


def test_readme_and_python_page_show_python():
    assert {ROOT / "README.md", ROOT / "docs" / "python.md"} <= set(PROGRAMS)


def test_the_readme_shows_commands():
    assert ROOT / "README.md" in SHOWING


def run(line, folder):
    """Run a shown command line as a reader would: in a shell, at the top of a checkout, liftrun on the PATH."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return subprocess.run(
        ["sh", "-c", line],
        cwd=folder,
        env={**os.environ, "PATH": path, "COLUMNS": "110", "NO_COLOR": "1", "PYTHONUTF8": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        stdin=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        check=False,
    )
