"""The types of values that requests take."""

from __future__ import annotations

import datetime
import os
import uuid
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from kehu._core import Money

Amount = Money | str
"""An amount: ``Money("12.50 CNY")`` or its text."""

Id = uuid.UUID | str
"""The id of a row."""

Reference = uuid.UUID | str
"""Names a row by its id, or by the code that the caller's own books use."""

Day = datetime.date | str
"""A day: a ``date`` or ``"2024-02-29"``."""

Moment = datetime.datetime | str
"""A point in time: an aware ``datetime`` or RFC 3339."""

Share = Fraction | Decimal | int | str
"""An exact ratio: ``Fraction(1, 3)``, ``"1/3"`` or ``"25%"``."""

Path = str | os.PathLike[str]
Arguments = Mapping[str, Any]

Progress = Callable[[str, int, int], object]
"""Called during long work with its name, what is done and the total (0: unknown). To cancel the
work, raise."""
