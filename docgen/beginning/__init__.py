"""A new engagement: a skeleton of its six files, a copy of another one, and the facts that are still asked for.

In: patterns under ``templates/engagement/``, or an engagement. Out: the text of files; open facts; a file with one
answer written into it. Prints nothing and asks nobody: that is for the command line.
"""
