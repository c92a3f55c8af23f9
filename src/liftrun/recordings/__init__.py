"""Training that watches and training services recorded: files with times and distances."""
