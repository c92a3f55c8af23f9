"""What the bench measures: liftrun's models solved by CP-SAT, and other solvers and heuristics on the core problem."""
