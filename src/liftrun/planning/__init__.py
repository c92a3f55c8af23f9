"""The main job: an athlete and a week become a problem, a solved week and a published document."""
