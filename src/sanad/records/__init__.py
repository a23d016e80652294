"""The nouns: frozen records that the rooms hand to one another. Standard library only, no tools."""
