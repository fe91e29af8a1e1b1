"""What would change, and what has: two states of an engagement side by side, each difference put down to its cause.

In: an engagement as it stands, with another value, at another revision, or as it was built. Out: facts first, then
wording. Nothing is ever written.
"""
