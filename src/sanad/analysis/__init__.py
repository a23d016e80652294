"""Report to Analysis: sentences, dates, quantities, sources, statements and their chains."""
