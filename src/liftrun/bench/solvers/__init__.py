"""Other solvers and heuristics on the core problem; `check` judges and prices what they answer, as everyone's."""
