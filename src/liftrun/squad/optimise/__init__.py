"""The optimisation of a squad: joint model, column generation and bounds."""
