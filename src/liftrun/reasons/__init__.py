"""Explains a plan in sentences for athletes: why each session is where it is, and why another one is missing.

All sentences follow from the week's problem and the finished plan, in plain Python; the solver is not used.
"""
