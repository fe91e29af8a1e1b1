"""What the lints over a set of documents stand on: where each field stands, figures in words, places in clauses."""
