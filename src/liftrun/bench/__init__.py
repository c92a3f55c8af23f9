"""Measuring: instances that do not change, the models that are compared on them, and how they are timed."""
