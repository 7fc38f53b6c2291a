"""Charts as inline SVG. Lengths are drawn, so they may be rounded; the texts are exact."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from kehu._tables import clip, display_width

if TYPE_CHECKING:
    from kehu.report import Bar

_row, _gap, _width, _label_max = 26, 6, 860, 34


def _size(bar: Bar) -> float:
    return float(bar.amount) if isinstance(bar.amount, int) else float(bar.amount.amount)


def _grouped(bar: Bar) -> str:
    if isinstance(bar.amount, int):
        return f"{bar.amount:,}"
    return f"{bar.amount.amount:,} {bar.amount.currency}"


def bar_charts(bars: list[Bar], title: str) -> str:
    """One chart for each currency, since lengths of two currencies cannot be compared."""
    by_unit: dict[str, list[Bar]] = {}
    for bar in bars:
        by_unit.setdefault("" if isinstance(bar.amount, int) else bar.amount.currency, []).append(bar)
    if len(by_unit) == 1:
        return _bar_chart(bars, title)
    return "\n".join(
        f"<p>{html.escape(unit)}</p>\n{_bar_chart(group, f'{title} ({unit})')}"
        for unit, group in sorted(by_unit.items())
    )


def _bar_chart(bars: list[Bar], title: str) -> str:
    """Horizontal bars, each a link to its records; what is below zero has no length."""
    sizes = [max(0.0, _size(bar)) for bar in bars]
    longest = max(sizes, default=0.0) or 1.0
    labels = [clip(bar.label, _label_max) for bar in bars]
    left = 12 + 8 * max(map(display_width, labels), default=0)
    room = _width - left - 150
    height = len(bars) * (_row + _gap) + _gap
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_width} {height}" '
        f'width="{_width}" height="{height}" role="img" aria-label="{html.escape(title)}">'
    ]
    for index, (bar, size, label) in enumerate(zip(bars, sizes, labels, strict=True)):
        top = _gap + index * (_row + _gap)
        length = round(room * size / longest, 1)
        middle = top + _row / 2 + 5
        said = html.escape(f"{bar.label}: {bar.amount}")
        parts.append(
            f'<a href="#{html.escape(bar.anchor)}"><title>{said}</title>'
            f'<text x="{left - 8}" y="{middle}" text-anchor="end">{html.escape(label)}</text>'
            f'<rect x="{left}" y="{top}" width="{max(length, 1)}" height="{_row}" rx="3"/>'
            f'<text x="{left + max(length, 1) + 6}" y="{middle}">{html.escape(_grouped(bar))}'
            "</text></a>"
        )
    return "\n".join([*parts, "</svg>"])
