"""firsthand measured against marked data: `python -m evaluation`, `--short` for the short form, `--pin` for new floors.

The data and the scorers stand outside the repository, in the folder that FIRSTHAND_SHARED names, else in ../shared
beside the checkout. Without that folder the example story alone is measured, and the rest is skipped in words.
"""
