"""Charts as inline SVG. Lengths are drawn, so they may be rounded; the texts are exact."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from kehu._tables import clip, display_width

if TYPE_CHECKING:
    from kehu.report import Bar, Line

_row, _gap, _width, _label_max, _foot = 26, 6, 860, 44, 40
_ticks_most = 5
_plot_left, _plot_right, _plot_top, _plot_height, _axis = 60, 50, 48, 110, 30
_texts_max = 12  # above so many points only the ends, the highest and the lowest are labelled


def _size(bar: Bar) -> float:
    return float(bar.amount) if isinstance(bar.amount, int) else float(bar.amount.amount)


def _unit(bar: Bar) -> str:
    return "" if isinstance(bar.amount, int) else bar.amount.currency


def _grouped(bar: Bar) -> str:
    if isinstance(bar.amount, int):
        return f"{bar.amount:,}"
    return f"{bar.amount.amount:,} {bar.amount.currency}"


def bar_charts(bars: list[Bar], title: str, axis: str = "") -> str:
    """One chart for each currency, since lengths of two currencies cannot be compared.

    ``axis`` says what the lengths are; an amount's currency stands behind it.
    """
    by_unit: dict[str, list[Bar]] = {}
    for bar in bars:
        by_unit.setdefault(_unit(bar), []).append(bar)
    return "\n".join(
        _bar_chart(
            group,
            f"{title} ({unit})" if unit and len(by_unit) > 1 else title,
            ", ".join(part for part in (axis, unit) if part),
        )
        for unit, group in sorted(by_unit.items())
    )


def _step(longest: float) -> float:
    """The distance of the marks on an axis: 1, 2 or 5 of a power of ten, never below 1."""
    step = 1.0
    while longest / step > _ticks_most:
        for factor in (2.0, 2.5, 2.0):
            step *= factor
            if longest / step <= _ticks_most:
                break
    return step


def _scale(axis: str, left: int, room: int, longest: float, bottom: int) -> list[str]:
    """The marks below the bars, and what they measure."""
    step = _step(longest)
    parts = []
    for number in range(int(longest / step) + 1):
        x = left + round(room * number * step / longest, 1)
        parts.append(
            f'<line x1="{x}" y1="0" x2="{x}" y2="{bottom}"/>'
            f'<text class="mark" x="{x}" y="{bottom + 15}" text-anchor="middle">'
            f"{number * step:,.0f}</text>"
        )
    if axis:
        parts.append(
            f'<text class="mark" x="{left + room / 2}" y="{bottom + 33}" text-anchor="middle">'
            f"{html.escape(axis)}</text>"
        )
    return parts


def _bar_chart(bars: list[Bar], title: str, axis: str) -> str:
    """Horizontal bars, each a link to its records; what is below zero has no length."""
    sizes = [max(0.0, _size(bar)) for bar in bars]
    longest = max(sizes, default=0.0) or 1.0
    labels = [clip(bar.label, _label_max) for bar in bars]
    left = 12 + 8 * max(map(display_width, labels), default=0)
    # The number behind the longest bar must stay inside.
    room = _width - left - 24 - 8 * max(map(len, map(_grouped, bars)), default=0)
    bottom = len(bars) * (_row + _gap) + _gap
    height = bottom + _foot
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_width} {height}" '
        f'width="{_width}" height="{height}" role="img" aria-label="{html.escape(title)}">',
        *_scale(axis, left, room, longest, bottom),
    ]
    for index, (bar, size, label) in enumerate(zip(bars, sizes, labels, strict=True)):
        top = _gap + index * (_row + _gap)
        length = max(round(room * size / longest, 1), 1)
        middle = top + _row / 2 + 5
        tone = f' class="{bar.tone}"' if bar.tone else ""
        said = html.escape(f"{bar.label}: {bar.amount}")
        parts.append(
            f'<a href="#{html.escape(bar.anchor)}"><title>{said}</title>'
            f'<text x="{left - 8}" y="{middle}" text-anchor="end">{html.escape(label)}</text>'
            f'<rect{tone} x="{left}" y="{top}" width="{length}" height="{_row}" rx="3"/>'
            f'<text x="{left + length + 6}" y="{middle}">{html.escape(_grouped(bar))}</text></a>'
        )
    return "\n".join([*parts, "</svg>"])


def line_charts(lines: list[Line]) -> str:
    """A plot for each line that has points, all over the same periods."""
    drawn = [line for line in lines if line.points]
    periods = sorted({point.period for line in drawn for point in line.points})
    return "\n".join(_line_chart(line, periods) for line in drawn)


def _labelled(heights: list[float]) -> set[int]:
    if len(heights) <= _texts_max:
        return set(range(len(heights)))
    by_height = sorted(range(len(heights)), key=heights.__getitem__)
    return {0, len(heights) - 1, by_height[0], by_height[-1]}


def _line_chart(line: Line, periods: list[str]) -> str:
    """Dots joined by a line, each a link to its records; zero is on the scale."""
    heights = [float(point.height) for point in line.points]
    low, high = min(0.0, line.low, *heights), max(0.0, line.high, *heights)
    span = high - low or 1.0
    room = (_width - _plot_left - _plot_right) / len(periods)
    place = {period: _plot_left + room * (i + 0.5) for i, period in enumerate(periods)}

    def level(height: float) -> float:
        return round(_plot_top + _plot_height * (high - height) / span, 1)

    bottom = _plot_top + _plot_height
    height = bottom + _axis
    title = html.escape(line.label)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_width} {height}" '
        f'width="{_width}" height="{height}" role="img" aria-label="{title}">',
        f'<text x="0" y="16" class="title">{title}</text>',
    ]
    for tick in sorted({low, 0.0, high}):
        y = level(tick)
        parts.append(
            f'<line x1="{_plot_left}" x2="{_width - _plot_right}" y1="{y}" y2="{y}"/>'
            f'<text x="{_plot_left - 8}" y="{y + 4}" text-anchor="end">{tick:.4g}</text>'
        )
    every = -(-len(periods) // _texts_max)
    parts += [
        f'<text x="{round(place[period], 1)}" y="{height - 8}" text-anchor="middle">'
        f"{html.escape(period)}</text>"
        for period in periods[::every]
    ]
    spots = [(round(place[point.period], 1), level(at))
             for point, at in zip(line.points, heights, strict=True)]
    parts.append(f'<polyline points="{" ".join(f"{x},{y}" for x, y in spots)}"/>')
    labelled = _labelled(heights)
    for index, (point, (x, y)) in enumerate(zip(line.points, spots, strict=True)):
        text = html.escape(point.text)
        said = html.escape(f"{line.label}, {point.period}: {point.text}")
        label = f'<text x="{x}" y="{y - 9}" text-anchor="middle">{text}</text>'
        parts.append(
            f'<a href="#{html.escape(point.anchor)}"><title>{said}</title>'
            f'<circle cx="{x}" cy="{y}" r="4"/>{label if index in labelled else ""}</a>'
        )
    return "\n".join([*parts, "</svg>"])
