"""Tables of text for terminals, where a Chinese character is two columns wide."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Sequence


def cell_text(value: object) -> str:
    """A value as people read it; nothing for what is absent."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime.datetime):
        return value.astimezone(datetime.timezone.utc).isoformat().replace("+00:00", "Z")
    if isinstance(value, (tuple, list)):
        return ", ".join(cell_text(each) for each in value)
    return str(value)


def display_width(text: str) -> int:
    """Columns that a text takes on a terminal."""
    width = 0
    for character in text:
        if unicodedata.category(character) in ("Cf", "Mn", "Me"):
            continue
        width += 2 if unicodedata.east_asian_width(character) in "WF" else 1
    return width


def printable(text: str) -> str:
    """Without control characters: a name must not move the cursor or colour the screen."""
    return "".join(
        " " if character in "\t\n\r" else "\ufffd" if unicodedata.category(character) == "Cc" else
        character
        for character in text
    )


def clip(text: str, width: int) -> str:
    """The text in at most so many columns."""
    if display_width(text) <= width:
        return text
    kept = ""
    for character in text:
        if display_width(kept) + display_width(character) > width - 1:
            break
        kept += character
    return kept + "…"


def _is_number(text: str) -> bool:
    number = text.rsplit(" ", 1)[0] if text[-3:].isalpha() and text[-3:].isupper() else text
    return number.lstrip("-").replace(".", "", 1).replace("%", "", 1).isdigit()


def format_table(
    names: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    header: bool = True,
    widest: int = 60,
) -> str:
    """Columns with two spaces between; numbers and amounts to the right."""
    cells = [[clip(printable(cell), widest) for cell in row] for row in rows]
    columns = range(len(names))
    right = [
        any(row[i] for row in cells) and all(_is_number(row[i]) for row in cells if row[i])
        for i in columns
    ]
    lines = [list(names), *cells] if header else cells
    widths = [max((display_width(line[i]) for line in lines), default=0) for i in columns]
    if header:
        lines.insert(1, ["-" * width for width in widths])

    def padded(text: str, i: int) -> str:
        space = " " * (widths[i] - display_width(text))
        return space + text if right[i] else text + space

    return "\n".join("  ".join(padded(line[i], i) for i in columns).rstrip() for line in lines)
