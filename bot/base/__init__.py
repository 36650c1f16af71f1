"""Ground floor: values that travel between rooms, errors, text analysis."""
