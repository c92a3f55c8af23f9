"""The statistics of benchmarks: summaries, comparisons, ratios, tuning."""
