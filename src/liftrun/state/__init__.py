"""The state of one athlete: plans, slots and the training log, in one SQLite file beside the athlete's file."""
