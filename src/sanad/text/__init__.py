"""Tools for text in any language: offsets, normalising, sentences, fingerprints."""
