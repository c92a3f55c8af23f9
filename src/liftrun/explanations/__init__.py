"""Why a session does not fit, what would make it fit, and what it would cost elsewhere."""
