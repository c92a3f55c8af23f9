"""Carries out a benchmark: the matrix, its runs, and their results."""
