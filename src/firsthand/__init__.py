"""Who first said it, through whom it reached each report, and how many independent origins stand behind it."""
