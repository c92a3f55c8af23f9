"""Problems written in the formats of other solvers."""
