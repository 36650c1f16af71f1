"""orebot: answers questions from a curated, cited knowledge base."""
