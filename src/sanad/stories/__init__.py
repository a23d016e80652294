"""From the cards of reports to stories: which reports are about one event."""
