"""Workers of a squad: engines that spread the work, the store of results, and who watches the progress."""
