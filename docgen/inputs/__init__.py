"""YAML on disk -> a validated engagement in which every value knows its file, line and column."""
