"""The rulebook: advice as TOML that a coach can read, resolved into typed rules and numbers for one athlete's week."""

from liftrun.rulebook.athlete_week import resolve_for, situation_of, weeks_to_race, wishes_of
from liftrun.rulebook.book import DEFAULT_PACK, Pack, Rulebook, RuleEntry
from liftrun.rulebook.describe import describe
from liftrun.rulebook.phases import focuses, notes, plyometric_speed, race_metres, strength_phases
from liftrun.rulebook.resolve import NO_CHOICES, Choices, ResolvedRulebook, resolve
from liftrun.rulebook.rulebook_files import known_pack, load_pack, load_rulebook, sources
from liftrun.rulebook.situation import Situation

__all__ = [
    "DEFAULT_PACK",
    "NO_CHOICES",
    "Choices",
    "Pack",
    "ResolvedRulebook",
    "RuleEntry",
    "Rulebook",
    "Situation",
    "describe",
    "focuses",
    "known_pack",
    "load_pack",
    "load_rulebook",
    "notes",
    "plyometric_speed",
    "race_metres",
    "resolve",
    "resolve_for",
    "situation_of",
    "sources",
    "strength_phases",
    "weeks_to_race",
    "wishes_of",
]
