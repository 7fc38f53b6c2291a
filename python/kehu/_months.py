"""A year as people look at it: months beside each other, for terminals."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

def month_table(rows: Sequence[Any], language: str = "en") -> str:
    """The days of a year (rows of calendar.days) as months, three beside each other.

    ``*`` is a holiday, ``+`` a day worked to make up for one or with hours of its own; a weekend is
    in parentheses.
    """
    months: dict[int, list[Any]] = {}
    for row in rows:
        months.setdefault(row.date.month, []).append(row)
    blocks = [_month_block(days, language) for _, days in sorted(months.items())]
    lines: list[str] = []
    for start in range(0, len(blocks), 3):
        beside = blocks[start : start + 3]
        height = max(len(block) for block in beside)
        for number in range(height):
            cells = [block[number] if number < len(block) else " " * _WIDTH for block in beside]
            lines.append("  ".join(cells).rstrip())
        lines.append("")
    return "\n".join(lines).rstrip("\n")


_WIDTH = 7 * 4
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
           "October", "November", "December")
_HEADS = {"en": ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"),
          "zh": ("一", "二", "三", "四", "五", "六", "日")}


def _month_block(days: Sequence[Any], language: str) -> list[str]:
    first: datetime.date = days[0].date
    title = f"{first.month}月" if language == "zh" else _MONTHS[first.month - 1]
    pad = _WIDTH - len(title) - (1 if language == "zh" else 0)
    lines = [title + " " * pad]
    # A Chinese character is two columns wide, as two letters are.
    lines.append("".join(f" {head} " for head in _HEADS[language]))
    cells = ["    "] * first.weekday() + [_cell(row) for row in days]
    for start in range(0, len(cells), 7):
        lines.append("".join(cells[start : start + 7]).ljust(_WIDTH))
    return lines


def _cell(row: Any) -> str:
    number = f"{row.date.day:2}"
    kind = str(row.kind)
    if kind == "holiday":
        return f" {number}*"
    if kind == "weekend":
        return f"({number})"
    return f" {number}+" if row.name else f" {number} "


def named_days(rows: Sequence[Any], language: str = "en") -> str:
    """What the marks stand for: holidays and days with a name, those in a row as one line."""
    groups: list[tuple[datetime.date, datetime.date, str]] = []
    for row in rows:
        kind = str(row.kind)
        if kind == "weekend" or (kind == "open" and not row.name):
            continue
        closed = kind == "holiday"
        mark = "*" if closed else "+"
        what = f"{mark} {row.name}" if closed else f"{mark} {row.name} {row.hours}"
        if groups:
            first, last, same = groups[-1]
            if same == what and last + datetime.timedelta(days=1) == row.date:
                groups[-1] = (first, row.date, what)
                continue
        groups.append((row.date, row.date, what))
    to = "至" if language == "zh" else "to"
    return "\n".join(
        f"{first} {what}" if first == last else f"{first} {to} {last} {what}"
        for first, last, what in groups
    )
