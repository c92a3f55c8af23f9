"""The settings file of a benchmark: settings, instances, seeds, repetitions and time limits."""

from __future__ import annotations

import hashlib
import json
from typing import Annotated, Literal

from pydantic import Field, field_validator, model_validator

from liftrun.bench.settings.cpsat_parameters import Value, check_parameter
from liftrun.inputs.tables import Expect, Table, fault, nearest

Problem = Literal["week", "core", "pricing"]
PEERS = ("scip", "highs", "gecode", "chuffed", "clingo", "greedy", "restarts")
HEURISTICS = ("greedy", "restarts")
"""Peers that find plans without a proof."""
MODELS: dict[Problem, tuple[str, ...]] = {
    "week": ("interval", "staged"),
    "core": ("interval", "time_indexed"),
    "pricing": ("interval",),
}
"""The forms of liftrun's model that can be measured, for each problem; liftrun plans with the first."""

Name = Annotated[str, Field(min_length=1, max_length=60), Expect("a short name", 'name = "probing-on"')]


class SolverSetting(Table):
    """One way to solve.

    Attributes:
        name: Unique in its file.
        problem: `week`, the complete problem; `core`, the part that every solver can express; or `pricing`, the
            weeks of a squad when each minute in the weight room has a price.
        model: The form of the model, one of `MODELS`; for a peer, its name.
        defaults: Which defaults `parameters` change: those of `liftrun` or those of the `solver` itself.
        parameters: CP-SAT parameters by name.
        workers: Threads, if they differ from the file's.
    """

    name: Name
    problem: Problem = "week"
    model: str = "interval"
    defaults: Literal["liftrun", "solver"] = "liftrun"
    parameters: dict[str, Value] = Field(default_factory=dict)
    workers: Annotated[int, Field(ge=1, le=64), Expect("a number of threads from 1 to 64", "workers = 1")] | None = None

    @field_validator("parameters")
    @classmethod
    def _are_known(cls, given: dict[str, Value]) -> dict[str, Value]:
        for name, value in given.items():
            check_parameter(name, value)
        return given

    @model_validator(mode="after")
    def _has_a_model(self) -> SolverSetting:
        known = MODELS[self.problem]
        if self.model not in (*known, *PEERS):
            similar = nearest(self.model, known)
            remedy = f'Write "{similar}".' if similar else "Choose one of them."
            raise fault(
                f"one of {', '.join(known)} on the {self.problem} problem", remedy, value=self.model, key="model"
            )
        return self

    @property
    def instances(self) -> Literal["week", "squad"]:
        """The kind of instance that it solves."""
        return "squad" if self.problem == "pricing" else "week"

    @property
    def is_peer(self) -> bool:
        """Whether it is a peer: another solver or a heuristic, not liftrun's model."""
        return self.model in PEERS

    @property
    def hash(self) -> str:
        """SHA-256 of every key that changes the results; the name is left out."""
        content = self.model_dump(mode="json", exclude={"name"})
        return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()


class PeerSetting(Table):
    """Another solver or a heuristic, measured on the core problem."""

    name: Literal["scip", "highs", "gecode", "chuffed", "clingo", "greedy", "restarts"]

    @property
    def setting(self) -> SolverSetting:
        """The peer as a row of the matrix."""
        return SolverSetting(name=self.name, problem="core", model=self.name)


class BenchMatrix(Table):
    """Settings x instances x seeds x repetitions.

    Attributes:
        name: Its name in the report.
        instances: Instance files, as patterns relative to the settings file.
        seeds: Seeds given to the solver.
        repetitions: How often each seed is run.
        time_limit: Seconds a solver may take.
        workers: Threads a solver may use.
        order_seed: Seed of the random order of runs.
        baseline: The setting that the others are compared with; the first, if none is named.
        settings: The settings.
        peers: The peers.
    """

    name: Name
    instances: Annotated[
        tuple[str, ...],
        Field(min_length=1),
        Expect("a list of files or patterns", 'instances = ["../instances/*.json"]'),
    ]
    seeds: Annotated[tuple[int, ...], Field(min_length=1), Expect("a list of whole numbers", "seeds = [0]")] = (0,)
    repetitions: Annotated[int, Field(ge=1, le=1000), Expect("a whole number above 0", "repetitions = 3")] = 1
    time_limit: Annotated[float, Field(gt=0, le=86400), Expect("seconds above 0", "time_limit = 10")] = 10.0
    workers: Annotated[int, Field(ge=1, le=64), Expect("a number of threads from 1 to 64", "workers = 1")] = 1
    order_seed: int = 0
    baseline: str | None = None
    settings: Annotated[tuple[SolverSetting, ...], Field(alias="setting")] = ()
    peers: Annotated[tuple[PeerSetting, ...], Field(alias="peer")] = ()

    @model_validator(mode="after")
    def _names_are_unique(self) -> BenchMatrix:
        names = [row.name for row in self.rows]
        if not names:
            raise fault(
                "at least one [[setting]] or [[peer]]", 'Add [[setting]] and below it name = "default".', value=""
            )
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice:
            raise fault("a different name for each setting", "Rename one of them.", value=twice, key="setting")
        if self.baseline is not None and self.baseline not in names:
            similar = nearest(self.baseline, names)
            raise fault("the name of a setting", f'Write "{similar or names[0]}".', value=self.baseline, key="baseline")
        return self

    @property
    def rows(self) -> tuple[SolverSetting, ...]:
        """Every setting and every peer; each has its number of threads."""
        given = (*self.settings, *(peer.setting for peer in self.peers))
        return tuple(row.model_copy(update={"workers": row.workers or self.workers}) for row in given)
