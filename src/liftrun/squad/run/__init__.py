"""Carrying out a squad's plan: workers, results, resuming."""
