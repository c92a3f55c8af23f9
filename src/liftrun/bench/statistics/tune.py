"""Searches for parameters that solve weeks faster than the defaults, and tests the best ones on unseen instances.

The instances are split in two halves. On the training half, candidates from Optuna's sampler race against the default:
both solve the same instances, one right after the other. A candidate is dropped as soon as it is shown to be slower.
Only the winner is run on the held-out half. It is better than the default if the bootstrap interval of the ratio of
geometric means is completely below 1 and Wilcoxon's test agrees. Training results do not count: the best of many
candidates looks good there by chance.
"""

from __future__ import annotations

import importlib
import math
import random
import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from liftrun.bench.runs.matrix import MatrixCell
from liftrun.bench.runs.runner import run_cell
from liftrun.bench.settings.bench_settings import SolverSetting
from liftrun.bench.statistics import stats
from liftrun.domain.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from liftrun.bench.instances.find import BenchInstance
    from liftrun.bench.settings.cpsat_parameters import Value

SPACE: Mapping[str, tuple[Value, ...]] = {
    "cp_model_probing_level": (0, 1, 2),
    "linearization_level": (0, 1, 2),
    "max_presolve_iterations": (1, 2, 3),
    "use_sat_inprocessing": (False, True),
    "symmetry_level": (0, 1, 2),
    "optimize_with_core": (False, True),
    "optimize_with_lb_tree_search": (False, True),
    "search_branching": ("AUTOMATIC_SEARCH", "PORTFOLIO_WITH_QUICK_RESTART_SEARCH", "PSEUDO_COST_SEARCH"),
    "use_strong_propagation_in_disjunctive": (False, True),
    "use_dynamic_precedence_in_disjunctive": (False, True),
    "merge_at_most_one_work_limit": (0.0, 100000000.0),
    "find_clauses_that_are_exactly_one": (False, True),
}
"""The parameters and values to try. Presolve stays on, because some solves did not end without it."""
HEATS = 6
"""Instances after which a candidate may be dropped."""
LEVEL = 0.1
"""Two-sided level at which a candidate counts as slower in a race; the verdict does not depend on it."""
SIGNIFICANT = 0.05


@dataclass(frozen=True, slots=True)
class TuningRace:
    """How candidates are measured: seconds of processor time to build and solve, at most `time_limit` to solve."""

    time_limit: float
    seed: int
    repetitions: int = 1

    def logs(self, candidate: SolverSetting, default: SolverSetting, instance: BenchInstance) -> float:
        """Logarithm of the candidate's time over the default's; which of them runs first alternates."""
        taken: dict[str, list[float]] = {candidate.name: [], default.name: []}
        for repetition in range(self.repetitions):
            pair = (candidate, default) if repetition % 2 else (default, candidate)
            for setting in pair:
                taken[setting.name].append(self._seconds(setting, instance, repetition))
        return math.log(statistics.median(taken[candidate.name]) / statistics.median(taken[default.name]))

    def _seconds(self, setting: SolverSetting, instance: BenchInstance, repetition: int) -> float:
        run = run_cell(MatrixCell(setting, instance, self.seed + repetition, repetition), self.time_limit)
        solved = run.answer.status in ("optimal", "infeasible") and not run.answer.fault
        right = solved and (not instance.best or not instance.proven or run.answer.cost == instance.best)
        seconds = sum(run.laps[part].cpu for part in ("build", "solve") if part in run.laps)
        return seconds if right else max(seconds, stats.PENALTY * self.time_limit)


@dataclass(frozen=True, slots=True)
class TuningVerdict:
    """The result of a search.

    Attributes:
        parameters: The winner's parameters, over liftrun's defaults.
        trained: Its time as a multiple of the default's in training; too good, because the winner was chosen by it.
        ratio: The same on the held-out instances.
        interval: 95 % bootstrap interval of `ratio`.
        p: Two-sided p of Wilcoxon's signed-rank test, held out.
        instances: How many instances were held out.
        dropped: How many candidates lost their race early.
        trials: How many candidates there were.
    """

    parameters: Mapping[str, Value]
    trained: float
    ratio: float
    interval: tuple[float, float]
    p: float
    instances: int
    dropped: int
    trials: int

    @property
    def better(self) -> bool:
        """Whether the winner beats the default, by the held-out half."""
        return self.interval[1] < 1 and self.p < SIGNIFICANT


def split(instances: Sequence[BenchInstance], seed: int) -> tuple[list[BenchInstance], list[BenchInstance]]:
    """Training and held-out instances: each class is split in random halves."""
    randomness = random.Random(seed)
    halves: tuple[list[BenchInstance], list[BenchInstance]] = ([], [])
    for group in sorted({instance.group for instance in instances}):
        members = [instance for instance in instances if instance.group == group]
        for place, instance in enumerate(randomness.sample(members, len(members))):
            halves[place % 2].append(instance)
    return halves


def tune(
    instances: Sequence[BenchInstance],
    race: TuningRace,
    trials: int,
    report: Callable[[str], None] = lambda _: None,
    space: Mapping[str, tuple[Value, ...]] = SPACE,
) -> TuningVerdict:
    """Search on the training half, then test the winner on the other half.

    Raises:
        InputError: if Optuna is not installed, or there are too few instances to split.
    """
    training, held_out = split(instances, race.seed)
    if len(training) < HEATS or len(held_out) < HEATS:
        raise InputError("", "instances", str(len(instances)), f"at least {2 * HEATS} instances", "Name more of them.")
    study, dropped = _study(race.seed), 0
    randomness = random.Random(race.seed)
    for number in range(trials):
        trial = study.ask()
        chosen = {name: trial.suggest_categorical(name, list(values)) for name, values in space.items()}
        mean, finished = _run_race(_candidate(chosen), randomness.sample(training, len(training)), race)
        study.tell(trial, mean if finished else None, state=None if finished else _pruned())
        dropped += not finished
        report(
            f"candidate {number + 1}: {math.exp(mean):.2f} times the default's time{'' if finished else ', dropped'}"
        )
    return _judge(study, held_out, race, dropped, trials)


def _judge(study: Any, held_out: Sequence[BenchInstance], race: TuningRace, dropped: int, trials: int) -> TuningVerdict:  # noqa: ANN401  # Optuna's own class
    finished = [trial for trial in study.trials if trial.value is not None]
    if not finished:
        return TuningVerdict({}, 1.0, 1.0, (1.0, 1.0), 1.0, len(held_out), dropped, trials)
    best = min(finished, key=lambda trial: trial.value)
    # More repetitions than in training, because this decides and noise hides small differences.
    careful = TuningRace(race.time_limit, race.seed + 1000, max(3, race.repetitions))
    logs = [careful.logs(_candidate(best.params), _default(), instance) for instance in held_out]
    ratio, interval = math.exp(statistics.fmean(logs)), stats.bootstrap_ratio(logs)
    p = stats.wilcoxon_p(logs)
    return TuningVerdict(best.params, math.exp(best.value), ratio, interval, p, len(held_out), dropped, trials)


def _run_race(candidate: SolverSetting, heats: Sequence[BenchInstance], race: TuningRace) -> tuple[float, bool]:
    """Mean logarithm of the ratio, and whether the race was completed."""
    logs: list[float] = []
    for instance in heats:
        logs.append(race.logs(candidate, _default(), instance))
        slower = statistics.fmean(logs) > 0
        if slower and len(logs) >= HEATS and stats.wilcoxon_p(logs) < LEVEL and len(logs) < len(heats):
            return statistics.fmean(logs), False
    return statistics.fmean(logs), True


def _candidate(parameters: Mapping[str, Value]) -> SolverSetting:
    return SolverSetting(name="tuned", parameters=dict(parameters), workers=1)


def _default() -> SolverSetting:
    return SolverSetting(name="default", workers=1)


def _study(seed: int) -> Any:  # noqa: ANN401  # Optuna's own class
    optuna = _optuna()
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    return optuna.create_study(sampler=optuna.samplers.TPESampler(seed=seed))


def _pruned() -> Any:  # noqa: ANN401  # Optuna's own class
    return _optuna().trial.TrialState.PRUNED


def _optuna() -> Any:  # noqa: ANN401  # a module
    try:
        return importlib.import_module("optuna")
    except ImportError as error:
        remedy = "Install it with: pip install 'liftrun[bench]'."
        raise InputError("", "", "Optuna is not installed", "the extra for benchmarks", remedy) from error
