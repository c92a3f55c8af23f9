"""A benchmark's summary as tables on the terminal, a page with plots, and files of figures."""
