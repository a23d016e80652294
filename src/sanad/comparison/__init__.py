"""From the reports of one story to its trace: claims, origins, derivations, differences, timeline."""
