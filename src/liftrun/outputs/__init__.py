"""The registry of output formats, and where output files may go."""
