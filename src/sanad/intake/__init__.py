"""Reading: from bytes to reports whose text, masthead and furniture are known. Front doors: reports.py and clean.py."""
