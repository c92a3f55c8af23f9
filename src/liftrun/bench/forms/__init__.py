"""Forms of a problem that can be measured."""
