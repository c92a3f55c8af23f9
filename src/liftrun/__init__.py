"""liftrun: runs and strength sessions in the free time of a real calendar, by the rules of coaching, proven best."""

__version__ = "0.1.0"
