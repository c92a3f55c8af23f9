"""The settings file of a benchmark, and the names of CP-SAT's parameters."""
