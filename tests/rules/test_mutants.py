"""Broken copies of the encoders are found by comparing them with the checks.

Each kind declares as `equivalent` the changes that no plan can show, each with its reason. None of them may be found,
either; they are tried on a sample of placements, a larger one under `LIFTRUN_PROFILE=long`.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from random import Random

import pytest

from tests.profile import share
from tests.rules.agreement import disagreements, verdicts
from tests.rules.collected import DECLARED
from tests.rules.mutation import mutants

LEAST_SHARE_FOUND = 0.95
LEAST_MUTANTS = 60
FEW = 20  # placements of each world that are tried before the rest: most broken encoders show within these
EACH = pytest.mark.parametrize("declared", DECLARED, ids=lambda declared: declared.name)


class Trials:
    """Compares the copies of one kind with its check; the placement that found one copy is the first for the next."""

    def __init__(self, declared):
        pairs = [(example, n) for example in declared.examples for n in range(2)]
        self._trials = [(example, n, verdicts(example.rules()[n], example.world)) for example, n in pairs]
        for _, _, judged in self._trials:
            Random(0).shuffle(judged)

    def finds(self, mutant, samples=(FEW, None)):
        """How a copy was found: by its cost of a placement, or by an error; "" if it was not.

        Of each world `samples` placements are tried (None: all), a few of all worlds before all of the first.
        """
        try:
            kind = mutant.copy_of_kind()
            found = any(self._disagrees(kind, trial, most) for most in samples for trial in list(self._trials))
        except (TypeError, ValueError, LookupError, AttributeError, AssertionError):
            return "error"
        return "disagreement" if found else ""

    def _disagrees(self, kind, trial, most):
        example, strength, judged = trial
        found = next(disagreements(example.rules(kind)[strength], example.world, judged[:most]), None)
        if found is None:
            return False
        judged.sort(key=lambda one: one[0] is not found.plan)
        self._trials.sort(key=lambda one: one is not trial)
        return True


@cache
def trials_of(name):
    """The comparisons of a kind; verdicts are computed once."""
    return Trials(next(declared for declared in DECLARED if declared.name == name))


def equivalents(declared):
    """Names of the changes to an encoder that no plan can show."""
    return {name for names in declared.equivalent.values() for name in names}


@EACH
def test_nearly_all_broken_copies_of_an_encoder_are_found(declared):
    trials, listed = trials_of(declared.name), equivalents(declared)
    outcomes = {mutant.name: trials.finds(mutant) for mutant in mutants(declared.kind) if mutant.name not in listed}
    counts = Counter(outcomes.values())
    missed = "\n".join(name for name, how in outcomes.items() if not how)
    assert counts["disagreement"] >= 3
    assert 1 - counts[""] / len(outcomes) >= LEAST_SHARE_FOUND, f"declare as equivalent, with the reason:\n{missed}"


def test_there_are_many_broken_copies():
    assert sum(1 for declared in DECLARED for _ in mutants(declared.kind)) >= LEAST_MUTANTS


@EACH
def test_every_equivalent_is_a_mutant_that_exists(declared):
    assert sorted(equivalents(declared) - {mutant.name for mutant in mutants(declared.kind)}) == []


@EACH
def test_no_equivalent_is_ever_found(declared):
    trials, listed = trials_of(declared.name), equivalents(declared)
    tried = [mutant for mutant in mutants(declared.kind) if mutant.name in listed]
    assert [mutant.name for mutant in tried if trials.finds(mutant, [share(FEW, 200)])] == []
