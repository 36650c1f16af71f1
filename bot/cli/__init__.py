"""Door of the room; its helper writes it."""
