"""The registry of output formats, and which files an output may replace."""
