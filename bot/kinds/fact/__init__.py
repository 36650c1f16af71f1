"""Facts: statements found by their phrasings and answered as they stand."""
