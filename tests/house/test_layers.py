"""The house stands on its ground: a module imports only what lies below it, and light commands stay light."""

from __future__ import annotations

import ast

import pytest

from tests.house.source_tree import PACKAGE, modules_after

# From the ground up: a module (or package) may import what this list names before it.
FLOORS = """
    errors        what can go wrong with an input
    plaintext     texts from outside, made fit to be shown
    domain        the nouns of a week
    spans         sums and differences of stretches of time
    units         miles, kilometres, paces
    files         output files, replaced whole
    resources     where the rulebook is found
    template      the athlete file to start from
    tables        TOML tables as pydantic models
    fault_words   what pydantic expected, in words for people
    table_faults  what is wrong with a table, as one message
    toml_input    TOML text -> a checked table
    fields        dates, clock times and zones as texts
    document      the published form of a plan
    checkdocument the published form of a check
    wording       sentences about sessions
    calendars     .ics in and out; the only floor that knows zones
    athlete       the athlete's file
    schedules     weeks of training that somebody else wrote
    pinning       pins and bans of the athlete's file
    freetime      when the athlete is free
    pinned_time   where a pinned session stands
    openings      where each session may lie
    history       the athlete's history, placed
    cpsat         the solver's language
    objective     tiers and their computed scales
    steps         ranges of possible starts
    pick          sessions as rules see them
    sessionmodel  the variables of one session
    weekmodel     the variables of a week
    rules         one file per rule kind
    rulebook      constraints/ -> rules
    demand        what a week should hold
    around        what lies before and after a week, placed
    problem       all of a week's input in one value
    check         is a plan right?
    judging       the same of a week of which not all is known
    checking      schedule, athlete, rulebook -> what a check found
    solve         problem -> outcome
    sharing       several athletes and their rooms, as numbers and models
    explain       why a week cannot hold everything
    planning      the main job in one function
    publish       outcome -> document
    season        many weeks
    bench         many settings
    report        what was found -> terminal, page, picture
    squad         many athletes at once
    cli           commands
    __main__      `python -m liftrun`
"""
ORDER = [line.split()[0] for line in FLOORS.strip().splitlines()]

# Types that a lower module may name from a higher one, for the type checker alone (`if TYPE_CHECKING`).
TYPES_FROM_ABOVE = {
    ("weekmodel", "rules"),  # a breach is charged to the rule that asked for it
    ("pick", "sessionmodel"),  # a pick shows some variants of the session model that made it
}


def room_of(path):
    """The module or package directly under `liftrun` that a file belongs to."""
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imports(path):
    """Each import of another part of liftrun in a file: `(line, part, only for types)`."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing_lines = {
        line
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test).endswith("TYPE_CHECKING")
        for line in range(node.lineno, node.body[-1].end_lineno + 1)
    }
    for node in ast.walk(tree):
        for name in imported_names(node, path):
            parts = name.split(".")
            if parts[0] == "liftrun" and len(parts) > 1 and not parts[1].startswith("__"):
                yield node.lineno, parts[1], node.lineno in typing_lines


def imported_names(node, path):
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if not isinstance(node, ast.ImportFrom):
        return []
    assert node.level == 0, f"{path}:{node.lineno}: import by the full name, `from liftrun...`"
    if node.module == "liftrun":
        return [f"liftrun.{alias.name}" for alias in node.names]
    return [node.module]


def climbs(room, other, *, only_types):
    """Whether an import goes up the house, where none may go."""
    return height(other) > height(room) and not (only_types and (room, other) in TYPES_FROM_ABOVE)


def height(room):
    assert room in ORDER, f"give {room} a line in FLOORS in tests/house/test_layers.py, at its height"
    return ORDER.index(room)


SOURCES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def test_every_part_has_its_place_in_the_house():
    assert len(ORDER) == len(set(ORDER)), "a room stands in FLOORS twice"
    unlisted = sorted({room_of(path) for path in SOURCES} - set(ORDER))
    assert not unlisted, f"give each a line in FLOORS in tests/house/test_layers.py, at its height: {unlisted}"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_imports_only_what_lies_below_it(path):
    room = room_of(path)
    upward = [
        f"{path.relative_to(PACKAGE)}:{line}: {room} imports {other}, which stands above it"
        for line, other, only_types in imports(path)
        if other != room and climbs(room, other, only_types=only_types)
    ]
    assert not upward, "\n".join(upward)


def test_an_import_that_climbs_is_seen(tmp_path):
    source = tmp_path / "errors.py"
    source.write_text("def late():\n    from liftrun.cli import main\n")
    assert list(imports(source)) == [(2, "cli", False)]
    assert climbs("errors", "cli", only_types=False)
    assert climbs("errors", "cli", only_types=True)
    assert not climbs("cli", "errors", only_types=False)


@pytest.mark.parametrize("part", ["check", "rules", "rulebook", "problem"])
def test_what_judges_a_plan_needs_no_solver(part):
    assert "ortools" not in modules_after(f"import liftrun.{part}")


@pytest.mark.parametrize("package", ["ortools", "icalendar", "recurring_ical_events", "rich", "pandas", "numpy"])
def test_the_command_line_starts_without(package):
    assert package not in modules_after("import liftrun.cli")


@pytest.mark.parametrize("command", ["init", "rules"])
def test_a_command_that_solves_nothing_starts_without_the_solver(command):
    assert "ortools" not in modules_after(f"import liftrun.cli.{command}")
