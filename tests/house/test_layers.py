"""A package imports only what is below it, no imports form a circle, and light commands stay light."""

from __future__ import annotations

import ast
from graphlib import CycleError, TopologicalSorter

import pytest

from tests.house.source_tree import PACKAGE, modules_after

# From the ground up: a package imports only packages that this list names before it. Type-only imports count too.
LAYERS = """
    domain        the nouns of a week, units, errors
    files         output files and package data
    inputs        strict TOML tables, faults in words, templates
    recordings    training that watches and services recorded
    documents     published forms and the sentences in them
    calendars     .ics in and out; the only package that knows time zones
    state         the plans and the training log of an athlete, in one SQLite file
    athlete       the athlete's file
    rules         one file per rule kind
    rulebook      constraints/ -> rules and numbers
    schedules     training weeks that other people wrote
    demand        what a week should contain
    availability  free time, openings, pins, what precedes and follows the week
    checks        is a plan right?
    model         the week as CP-SAT sees it
    reasons       why a session is where it is, why one is missing
    planning      the main job: prepare, solve, publish
    explanations  why a session does not fit, what would help
    seasons       every week through the race, each building on those before
    report        documents -> terminal, page, picture
    outputs       the registry of output formats
    squad         many athletes at once
    bench         many solver settings
    api           the public functions, which `import liftrun` offers
    cli           the commands
    __main__      `python -m liftrun`
"""
ORDER = [line.split()[0] for line in LAYERS.strip().splitlines()]
SOURCES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")
LOOSE = {"__init__", "__main__", "api"}


def layer_of(path):
    """The package directly under `liftrun` that a file belongs to."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def module_of(path):
    """The dotted name of a file's module, as `rules.base`."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path):
    """Each import of another part of liftrun in a file: `(line, dotted name without liftrun)`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        for name in imported_names(node, path):
            first, _, rest = name.partition(".")
            if first == "liftrun" and rest and not rest.startswith("__version__"):
                yield node.lineno, rest


def imported_names(node, path):
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if not isinstance(node, ast.ImportFrom):
        return []
    assert node.level == 0, f"{path}:{node.lineno}: import by the full name, `from liftrun...`"
    if node.module.split(".")[0] != "liftrun":
        return []
    return [f"{node.module}.{alias.name}" for alias in node.names]


def height(layer):
    assert layer in ORDER, f"give {layer} a line in LAYERS in tests/house/test_layers.py, at its height"
    return ORDER.index(layer)


def upward(layer, name):
    """Whether an import of a dotted name climbs out of a layer."""
    other = name.split(".")[0]
    return other != layer and height(other) > height(layer)


MODULES = {module_of(path): path for path in SOURCES}


def module_imported(name):
    """The longest prefix of a dotted name that is a module."""
    parts = name.split(".")
    return next((full for n in range(len(parts), 0, -1) if (full := ".".join(parts[:n])) in MODULES), None)


def circle(graph):
    """A circle in a graph of node -> nodes that it needs, or nothing."""
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        return error.args[1]
    return None


def package_within(module, layer):
    """The direct child of a layer that a module is in: `squad.run.store` is in `squad.run`."""
    parts = module.split(".")
    return ".".join(parts[:2]) if parts[0] == layer and len(parts) > 1 else None


def test_every_package_has_its_layer():
    assert len(ORDER) == len(set(ORDER)), "a layer is twice in LAYERS"
    unlisted = sorted({layer_of(path) for path in SOURCES} - set(ORDER))
    assert not unlisted, f"give each a line in LAYERS in tests/house/test_layers.py, at its height: {unlisted}"


def test_every_layer_names_a_package():
    assert not sorted(set(ORDER) - {layer_of(path) for path in SOURCES})


def test_no_module_is_loose_at_the_root():
    assert {path.stem for path in PACKAGE.glob("*.py")} <= LOOSE


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_what_is_below_it(path):
    layer = layer_of(path)
    climbing = [
        f"{path.relative_to(PACKAGE)}:{line}: {layer} imports {name}, which is above it"
        for line, name in imports(path)
        if upward(layer, name)
    ]
    assert not climbing, "\n".join(climbing)


def test_no_modules_import_each_other_in_a_circle():
    graph = {
        module: {found for _, name in imports(path) if (found := module_imported(name)) not in {None, module}}
        for module, path in MODULES.items()
    }
    assert circle(graph) is None


@pytest.mark.parametrize("layer", ORDER)
def test_no_parts_of_a_package_import_each_other_in_a_circle(layer):
    graph = {}
    for module, path in MODULES.items():
        if (part := package_within(module, layer)) is not None:
            found = {module_imported(name) for _, name in imports(path)} - {None}
            graph.setdefault(part, set()).update({package_within(other, layer) for other in found} - {None, part})
    assert circle(graph) is None


def test_an_import_that_climbs_is_found(tmp_path):
    source = tmp_path / "errors.py"
    source.write_text("if TYPE_CHECKING:\n    from liftrun.cli import main\n")
    assert list(imports(source)) == [(2, "cli.main")]
    assert upward("domain", "cli.main")
    assert not upward("cli", "domain.errors")


def test_a_circle_is_found():
    assert circle({"a": {"b"}, "b": {"c"}, "c": {"a"}}) is not None
    assert circle({"a": {"b"}, "b": {"c"}, "c": set()}) is None


@pytest.mark.parametrize("part", ["checks.plan", "checks.partial", "rules", "rulebook", "rules.problem"])
def test_what_judges_a_plan_needs_no_solver(part):
    assert "ortools" not in modules_after(f"import liftrun.{part}")


@pytest.mark.parametrize("package", ["ortools", "icalendar", "dateutil", "rich", "pandas", "numpy"])
def test_the_command_line_starts_without(package):
    assert package not in modules_after("import liftrun.cli")


@pytest.mark.parametrize("command", ["init", "rules"])
def test_a_command_that_solves_nothing_starts_without_the_solver(command):
    assert "ortools" not in modules_after(f"import liftrun.cli.{command}")
