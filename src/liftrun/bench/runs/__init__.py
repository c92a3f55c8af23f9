"""Carrying out a benchmark: matrix, runs, results."""
