"""Benchmarks: frozen instances, the models and solvers that are compared on them, and the measurements."""
