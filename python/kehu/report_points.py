"""Report on points: what the company owes in them on any day, how they moved, and whose they are."""

from __future__ import annotations

import dataclasses
import datetime
from fractions import Fraction
from typing import Any

from kehu._report_text import learn
from kehu.report import Bar, Figure, Kind, Line, Maker, Point, Section

learn(
    {
        "points": ("Points: liability and moves", "积分负债及变动"),
        "points_months": ("Liability by month", "各月积分负债"),
        "points_forecast": ("a forecast after", "预测自"),
        "points_moves": ("Moves by act", "按类型变动"),
        "points_accounts": ("Accounts", "积分账户"),
        "points_liability": ("Liability", "积分负债"),
        "points_breakage": ("Never redeemed, as expected", "预计不兑换"),
        "points_expected": ("To be redeemed, as expected", "预计兑换"),
        "points_outstanding": ("Points outstanding", "未使用积分"),
        "points_holders": ("Customers with points", "持有积分客户数"),
        "points_entries": ("Entries", "笔数"),
        "points_number": ("Points", "积分"),
        "points_active": ("Active", "可用"),
        "points_locked": ("Locked", "锁定"),
        "points_used": ("Used", "已用"),
        "points_expired": ("Expired", "已过期"),
        "points_earned": ("Earned", "累计获得"),
        "points_owed": ("Owed", "欠分"),
        "points_value": ("Value", "价值"),
        "points_expiring": ("Expiring then", "届时到期"),
        "points_next_expiry": ("Next expiry", "最近到期日"),
        "points_share": ("Never redeemed, %", "不兑换率（%）"),
        "points_day": ("Day", "日期"),
        "points_act": ("Act", "类型"),
        "points_debit": ("To", "转入"),
        "points_credit": ("From", "转出"),
        "points_earn": ("earned", "获得"),
        "points_unlock": ("unlocked", "解锁"),
        "points_redeem": ("redeemed", "兑换"),
        "points_restore": ("given back", "退还"),
        "points_reverse": ("taken back for returns", "退货收回"),
        "points_recover": ("owed points recovered", "欠分收回"),
        "points_expire": ("expired", "过期"),
        "points_adjust": ("adjusted", "调整"),
        "points_claimed": ("Claimed", "应收回"),
    }
)

_months_around = 12


def _cell(maker: Maker, row: Any, name: str) -> str:
    value = getattr(row, name)
    if value is None:
        return ""
    if name == "breakage_share":
        return f"{float(value * 100):.1f}"
    if name in ("act", "debit", "credit"):
        return maker.word(f"points_{value}")
    return maker.text(value)


_headings = {
    **{name: f"points_{name}" for name in (
        "act", "active", "breakage", "credit", "debit", "earned", "entries", "expected", "expired",
        "expiring", "liability", "locked", "next_expiry", "owed", "used", "value")},
    "as_of": "points_day",
    "breakage_share": "points_share",
    "customers": "points_holders",
    "points": "points_number",
}


def _month_end(day: datetime.date, months: int) -> datetime.date:
    """The last day of the month that lies so many months after that of a day."""
    month = day.year * 12 + day.month + months
    return datetime.date(month // 12, month % 12 + 1, 1) - datetime.timedelta(days=1)


def _by_month(maker: Maker, day: datetime.date) -> Section:
    """Month ends before the day as they were, those after it as they come if nothing happens."""
    query = "points.liability"
    days = {_month_end(day, months) for months in range(-_months_around, _months_around + 1)}
    rows = [maker.ask(query, as_of=each)[0][0] for each in sorted(days | {day})]
    key = "points_months"
    section = maker.section(
        key, query, {}, rows,
        ["as_of", "customers", "active", "locked", "liability", "breakage_share", "breakage",
         "expected", "expired"],
        cell=_cell,
        headings=_headings,
    )
    lines = []
    for name in ("liability", "expected"):
        points = [
            Point(str(row.as_of), Fraction(getattr(row, name).amount), str(getattr(row, name)),
                  f"{key}-{index}")
            for index, row in enumerate(rows)
        ]
        lines.append(Line(maker.word(f"points_{name}"), points))
    title = f"{section.title}, {maker.word('points_forecast')} {day}"
    return dataclasses.replace(
        section, chart_title=title, lines=lines, note=maker.clause("TIER-4")
    )


def _moves(maker: Maker, day: datetime.date) -> Section:
    query = "points.moves"
    since = day - datetime.timedelta(days=29)
    rows, asked = maker.ask(query, **{"from": since, "until": day})
    key = "points_moves"
    section = maker.section(
        key, query, asked, rows, ["act", "credit", "debit", "entries", "points"],
        cell=_cell,
        headings=_headings,
    )
    bars = [
        Bar(" ".join(section.texts[index][:3]), row.points, f"{key}-{index}")
        for index, row in enumerate(rows)
    ]
    title = f"{section.title}, {since} – {day}"
    return dataclasses.replace(section, chart_title=title, chart_axis=maker.word("points_number"),
                               bars=bars)


def _points(maker: Maker) -> tuple[list[Figure], list[Section]]:
    query = "points.liability"
    now = maker.ask(query, as_of=maker.as_of)[0][0]
    anchor = "points_accounts"
    figures = [
        Figure(maker.word(f"points_{name}"), str(getattr(now, name)), query, anchor)
        for name in ("liability", "breakage", "expected")
    ]
    figures.append(maker.count("points_outstanding", query, anchor, now.active + now.locked))
    figures.append(maker.count("points_holders", query, anchor, now.customers))
    accounts, asked = maker.ask("points.account", as_of=maker.as_of)
    accounts.sort(key=lambda row: row.active + row.locked, reverse=True)
    behind = maker.section(
        anchor, "points.account", asked, accounts,
        ["customer", "earned", "active", "locked", "used", "expired", "owed", "value",
         "next_expiry", "expiring"],
        cell=_cell,
        headings=_headings,
    )
    return figures, [_by_month(maker, now.as_of), _moves(maker, now.as_of), behind]


KINDS: dict[str, Kind] = {"points": _points}
