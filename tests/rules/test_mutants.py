"""Broken copies of the encoders are caught by comparing them with the checks, nearly all of them.

`EQUIVALENT` names the changes that change nothing a plan could show, each with its reason; none of them may be caught,
either. These are tried on a sample of placements, a larger one under `LIFTRUN_PROFILE=long`.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain
from random import Random

import pytest

from liftrun.rules import KINDS
from tests.profile import share
from tests.rules.agreement import disagreements, verdicts
from tests.rules.equivalents import EQUIVALENT
from tests.rules.examples import EXAMPLES
from tests.rules.mutation import mutants

LEAST_SHARE_CAUGHT = 0.95
LEAST_MUTANTS = 60
FEW = 20  # placements of each world that are tried before the rest: most broken encoders show within these


class Court:
    """Tries the copies of one kind; what convicted one is the first that the next is asked about."""

    def __init__(self, kind):
        pairs = [(example, n) for example in EXAMPLES[kind] for n in range(2)]
        self._trials = [(example, n, verdicts(example.rules()[n], example.world)) for example, n in pairs]
        for _, _, judged in self._trials:
            Random(0).shuffle(judged)

    def catches(self, mutant, samples=(FEW, None)):
        """How a copy was caught: by what it says of a placement, or by an error; "" if it was not.

        Of each world `samples` placements are tried (None: all), a few of all worlds before all of the first.
        """
        try:
            kind = mutant.copy_of_kind()
            caught = any(self._disagrees(kind, trial, most) for most in samples for trial in list(self._trials))
        except (TypeError, ValueError, LookupError, AttributeError, AssertionError):
            return "error"
        return "disagreement" if caught else ""

    def _disagrees(self, kind, trial, most):
        example, strength, judged = trial
        found = next(disagreements(example.rules(kind)[strength], example.world, judged[:most]), None)
        if found is None:
            return False
        judged.sort(key=lambda one: one[0] is not found.plan)
        self._trials.sort(key=lambda one: one is not trial)
        return True


@pytest.fixture(scope="module")
def courts():
    """The court of each kind."""
    return {kind: Court(kind) for kind in KINDS}


@pytest.fixture(scope="module")
def outcomes(courts):
    """The name of every mutant that is not listed as equivalent, and how it was caught."""
    found = {}
    for kind in KINDS:
        found |= {m.name: courts[kind].catches(m) for m in mutants(kind) if m.name not in EQUIVALENT}
    return found


def test_nearly_all_broken_encoders_are_caught(outcomes):
    counts = Counter(outcomes.values())
    share = 1 - counts[""] / len(outcomes)
    survivors = "\n".join(name for name, how in outcomes.items() if not how)
    print(f"\n{len(outcomes)} broken encoders, {share:.1%} caught: {dict(counts)}. {survivors}")  # noqa: T201  # the figure
    assert counts["disagreement"] >= LEAST_MUTANTS
    assert share >= LEAST_SHARE_CAUGHT, (
        f"name those that change nothing in equivalents.py, with the reason:\n{survivors}"
    )


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_broken_copies_that_are_caught_by_a_placement(kind, outcomes):
    caught = [name for name, how in outcomes.items() if name.startswith(f"{kind.__name__}.") and how == "disagreement"]
    assert len(caught) >= 3


def test_every_equivalent_is_a_mutant_that_exists():
    every = {mutant.name for mutant in chain.from_iterable(mutants(kind) for kind in KINDS)}
    assert sorted(EQUIVALENT.keys() - every) == []


@pytest.mark.parametrize("kind", KINDS)
def test_no_equivalent_is_ever_caught(kind, courts):
    listed = [mutant for mutant in mutants(kind) if mutant.name in EQUIVALENT]
    assert [mutant.name for mutant in listed if courts[kind].catches(mutant, [share(FEW, 200)])] == []
