"""From the tree to bytes: one writer per format, each given the same Document and nothing else but the templates."""
