"""One base error and its few children, each with the ids and the cause that it concerns."""

from __future__ import annotations


class FirsthandError(Exception):
    """The base of every error that firsthand raises on purpose; `concerns` are the paths or ids it is about."""

    def __init__(self, message: str, *concerns: str) -> None:
        super().__init__(message)
        self.concerns = concerns


class ReadError(FirsthandError):
    """An input cannot be read; the message says why in words for a person. The run goes on without that input."""


class UsageError(FirsthandError):
    """What was asked for does not exist: an unknown engine, a path that is not there."""


class ModelError(FirsthandError):
    """A model is not installed, or is not the one that firsthand was made with: its answers would be another's."""
