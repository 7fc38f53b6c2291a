"""The base of all enumerations."""

from __future__ import annotations

import enum


class Word(str, enum.Enum):
    """A word of an enumeration; equal to its text."""

    def __str__(self) -> str:
        return str(self.value)
