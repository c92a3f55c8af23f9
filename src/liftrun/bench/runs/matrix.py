"""The cells of a matrix and the order in which they are run.

Runs are in blocks: one instance, seed and repetition, and each setting once. Blocks, and the settings in a block, are
shuffled. So a machine that becomes slower affects all settings equally, and runs that are compared in pairs are close
in time.
"""

from __future__ import annotations

import random
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from liftrun.bench.instances.find import BenchInstance
    from liftrun.bench.settings.bench_settings import BenchMatrix, SolverSetting


class MatrixCell(NamedTuple):
    """One run of the matrix."""

    setting: SolverSetting
    instance: BenchInstance
    seed: int
    repetition: int


def cells(matrix: BenchMatrix, rows: Sequence[SolverSetting], instances: Sequence[BenchInstance]) -> list[MatrixCell]:
    """All runs in the order in which they are made; the same arguments give the same order.

    Each setting is run on the instances of the kind that it solves.
    """
    randomness = random.Random(f"{matrix.name}/{matrix.order_seed}")
    blocks = list(product(instances, matrix.seeds, range(matrix.repetitions)))
    randomness.shuffle(blocks)
    return [
        MatrixCell(setting, instance, seed, repetition)
        for instance, seed, repetition in blocks
        for setting in randomness.sample(rows, len(rows))
        if setting.instances == instance.kind
    ]
