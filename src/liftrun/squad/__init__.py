"""Many athletes at once: independent ones streamed, and squads that share a weight room, planned together."""
