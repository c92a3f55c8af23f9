"""Why sessions do not fit."""
