"""The whole flow, in reading order."""

from __future__ import annotations
