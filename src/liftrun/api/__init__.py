"""The public functions of liftrun. The package `liftrun` re-exports them; docs/python.md describes them."""
