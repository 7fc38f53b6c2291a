"""Report on tiers: who stands in which, who moved, whose tier is looked at again (RPT-5)."""

from __future__ import annotations

import dataclasses
import datetime
from typing import Any

from kehu._report_text import learn
from kehu.report import Bar, Figure, Kind, Maker, Section, Tone

learn(
    {
        "tiers": ("Tiers and their moves", "客户等级及变动"),
        "tier_moves": ("Moves of the last 12 months", "近12个月变动"),
        "tier_history": ("Each move", "变动明细"),
        "tier_members": ("Members", "等级客户名单"),
        "tier_reassessments": ("To be reassessed within 90 days", "90天内应复评"),
        "tier_applications": ("Upgrade applications", "升级申请"),
        "tier_in": ("Customers in {tier}", "{tier}客户数"),
        "tier_rises": ("Rises", "升级次数"),
        "tier_falls": ("Falls", "降级次数"),
        "tier_customers": ("customers", "客户数"),
        "tier_name": ("Tier", "等级"),
        "from_tier": ("From", "原等级"),
        "to_tier": ("To", "新等级"),
        "tier_before": ("Before", "期初"),
        "rose_in": ("Rose into it", "升入"),
        "fell_in": ("Fell into it", "降入"),
        "rose_out": ("Rose out of it", "升出"),
        "fell_out": ("Fell out of it", "降出"),
        "taken_over": ("Taken over", "承接"),
        "tier_after": ("After", "期末"),
        "upgrade": ("rise", "升级"),
        "downgrade": ("fall", "降级"),
        "move_kind": ("Move", "变动"),
        "day": ("Day", "日期"),
        "clause": ("Clause", "条款"),
        "tier_facts": ("Facts", "依据"),
        "moved_by": ("By", "经办人"),
        "reference": ("In earlier books", "原册登记"),
        "tier_since": ("Since", "进入日期"),
        "reassess_on": ("Reassessed on", "复评日期"),
        "grace_until": ("Notice until", "宽限截止"),
        "falls_to": ("Falls to", "将降至"),
        "application_number": ("Number", "编号"),
        "application_state": ("State", "状态"),
        "proposed_on": ("Proposed on", "提出日期"),
        "proposed_by": ("Proposed by", "提出人"),
        "ended_because": ("Because", "终止原因"),
        "tier_proposed": ("proposed", "已提出"),
        "tier_consented": ("consented", "客户已同意"),
        "tier_applied": ("applied for", "已申请"),
        "tier_reviewed": ("reviewed", "已评审"),
        "tier_upgraded": ("upgraded", "已升级"),
        "tier_declined": ("declined", "客户谢绝"),
        "tier_refused": ("refused", "已否决"),
    }
)

_named = {"tier", "from_tier", "to_tier", "falls_to"}
_headings = {
    "tier": "tier_name",
    "before": "tier_before",
    "after": "tier_after",
    "since": "tier_since",
    "facts": "tier_facts",
    "kind": "move_kind",
    "number": "application_number",
    "state": "application_state",
}


class _Tiers:
    """The names of the tiers, in the language of the report."""

    def __init__(self, maker: Maker) -> None:
        self._maker = maker
        zh = maker.language == "zh"
        rows = maker.ask("tier.conditions")[0]
        self._names: dict[str, str] = {row.tier: row.zh if zh else row.en for row in rows}

    def name(self, tier: str) -> str:
        return self._names.get(tier, tier)

    def cell(self, maker: Maker, row: Any, column: str) -> str:
        value = getattr(row, column)
        if value is None:
            return ""
        if column in _named:
            return self.name(value)
        if column == "state":
            return maker.word(f"tier_{value}")
        return maker.word(str(value)) if column == "kind" else maker.text(value)

    def section(
        self, key: str, query: str, asked: dict[str, Any], rows: list[Any], columns: list[str]
    ) -> Section:
        return self._maker.section(
            key, query, asked, rows, columns, cell=self.cell, headings=_headings
        )


def _tiers(maker: Maker) -> tuple[list[Figure], list[Section]]:
    tiers = _Tiers(maker)
    until = maker.day
    since = until - datetime.timedelta(days=364)
    query = "tier.moves"
    sums, asked = maker.ask(query, **{"from": since, "until": until})
    columns = ["tier", "before", "rose_in", "fell_in", "rose_out", "fell_out", "taken_over",
               "after"]
    moves = tiers.section("tier_moves", query, asked, sums, columns)
    figures = [
        Figure(
            maker.word("tier_in").format(tier=tiers.name(row.tier)),
            str(row.after),
            query,
            f"tier_moves-{index}",
        )
        for index, row in enumerate(sums)
        if index > 0  # of the lowest only those count who ever moved
    ]
    bars = [
        Bar(f"{tiers.name(row.tier)} · {maker.word(heading)}", number, f"tier_moves-{index}", tone)
        for index, row in enumerate(sums)
        for heading, number, tone in _bars(row)
        if number > 0
    ]
    history_query = "tier.history"
    history, history_asked = maker.ask(history_query, **{"from": since, "until": until})
    for label, kind in (("tier_rises", "upgrade"), ("tier_falls", "downgrade")):
        number = sum(str(row.kind) == kind for row in history)
        figures.append(maker.count(label, history_query, "tier_history", number))
    moves = dataclasses.replace(
        moves,
        chart_title=maker.word("tier_moves"),
        chart_axis=maker.word("tier_customers"),
        bars=bars,
        note=maker.clause("TIER-1"),
        links=["tier_history" for _ in sums],
    )
    columns = ["customer", "day", "kind", "from_tier", "to_tier", "clause", "facts",
               "moved_by", "reference"]
    behind = tiers.section("tier_history", history_query, history_asked, history, columns)
    return figures, [moves, behind, *_behind(maker, tiers, until)]


def _bars(row: Any) -> tuple[tuple[str, int, Tone], ...]:
    return (
        ("tier_after", row.after, ""),
        ("rose_in", row.rose_in, "pale"),
        ("fell_in", row.fell_in, "bad"),
    )


def _behind(maker: Maker, tiers: _Tiers, until: datetime.date) -> list[Section]:
    """Who stands where, who is looked at again soon, and what is under way; of an earlier day, who
    stood where then: the rest is only known as it is now."""
    if until != maker.heading.today:
        stood, asked = maker.ask("tier.as_of", day=until)
        columns = ["customer", "tier", "since"]
        return [tiers.section("tier_members", "tier.as_of", asked, stood, columns)]
    members, asked = maker.ask("tier.members")
    columns = ["customer", "tier", "since", "reassess_on", "grace_until", "falls_to"]
    sections = [tiers.section("tier_members", "tier.members", asked, members, columns)]
    soon = until + datetime.timedelta(days=90)
    due, asked = maker.ask("tier.reassessments_due", until=soon)
    columns = ["customer", "tier", "reassess_on", "grace_until", "falls_to"]
    section = tiers.section("tier_reassessments", "tier.reassessments_due", asked, due, columns)
    sections.append(dataclasses.replace(section, note=maker.clause("TIER-6")))
    applications, asked = maker.ask("tier.applications")
    columns = ["customer", "number", "from_tier", "to_tier", "state", "proposed_on",
               "proposed_by", "ended_because"]
    section = tiers.section(
        "tier_applications", "tier.applications", asked, applications, columns
    )
    sections.append(dataclasses.replace(section, note=maker.clause("TIER-2")))
    return sections


KINDS: dict[str, Kind] = {"tiers": _tiers}
