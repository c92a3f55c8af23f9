"""Files: output files that are replaced whole, and the files that come with liftrun."""
