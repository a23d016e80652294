"""Speed and memory, measured where they are asked for; never a timed test."""
