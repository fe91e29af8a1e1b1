"""Engagement + clause library + outline -> Document: the typed tree that every writer reads."""
