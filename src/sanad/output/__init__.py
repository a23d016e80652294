"""Traces and stories as people and programs take them: JSON, a page, Markdown, a terminal."""
