"""Ready-made inputs that look like real life; every person and address in them is fictional."""
