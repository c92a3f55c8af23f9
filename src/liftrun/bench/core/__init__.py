"""The core problem: the part of a week that every solver can express."""
