"""How long building takes, told as ratios between things measured in the same run.

A time alone says more about the machine than about docgen, so nothing here fails because a machine is slow or busy.
What runs within this process is compared by processor time, in turns, after a warm-up, by medians. Whole processes are
measured by the clock on the wall, as a person would, and the least disturbed of several runs counts.
"""
