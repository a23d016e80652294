"""What happens to reports, top to bottom (pipeline), and where it happens."""
