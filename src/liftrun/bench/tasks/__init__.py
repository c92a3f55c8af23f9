"""One task of a benchmark, its answer and its times."""
