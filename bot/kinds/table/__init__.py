"""Tables: questions read as one query form, worked out honestly over ranges, and worded."""
