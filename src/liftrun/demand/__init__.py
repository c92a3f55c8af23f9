"""What a week should contain: an athlete and a phase of their season -> sessions, most important first."""

from liftrun.demand.paces import paces
from liftrun.demand.race_week import without_late_pins
from liftrun.demand.runs import race_session
from liftrun.demand.unmet_pins import UnmetPin
from liftrun.demand.week_demand import Demand, demand, demands
from liftrun.demand.week_notes import sentences
from liftrun.demand.week_volume import PlannedVolume

__all__ = [
    "Demand",
    "PlannedVolume",
    "UnmetPin",
    "demand",
    "demands",
    "paces",
    "race_session",
    "sentences",
    "without_late_pins",
]
