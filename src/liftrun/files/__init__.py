"""Files: regular input files, output files that are replaced whole, and the files that come with liftrun."""
