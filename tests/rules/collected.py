"""What the files in `tests/rules/kinds` declare, one for each rule kind, in the order of `liftrun.rules.KINDS`."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from liftrun.rules import KINDS
from tests.rules import kinds

if TYPE_CHECKING:
    from tests.rules.kind_tests import KindTests

_MODULES = [import_module(f"{kinds.__name__}.{module.name}") for module in iter_modules(kinds.__path__)]
_BY_KIND = {module.DECLARED.kind: module.DECLARED for module in _MODULES}

DECLARED: tuple[KindTests, ...] = tuple(_BY_KIND[kind] for kind in KINDS if kind in _BY_KIND)
"""What each kind declares. A kind without a file is named by `test_every_kind_has_its_test_file`."""

EXAMPLES = tuple(example for declared in DECLARED for example in declared.examples)
"""The examples of all kinds."""
