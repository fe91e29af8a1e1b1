"""What is told about an engagement and the library, apart from what is wrong: positions, wordings, clauses to begin.

In: what was read and assembled. Out: records for a command to print, or for a machine as JSON. Prints nothing.
"""
