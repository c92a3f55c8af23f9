"""The files of a squad, and the page of its coach."""
