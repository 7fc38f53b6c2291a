"""Reports on service requests: clocks against their targets, and the queue with its order."""

from __future__ import annotations

import dataclasses
from typing import Any

from kehu._report_text import learn
from kehu.report import Bar, Figure, Kind, Maker, Section, Tone, duration_text

learn(
    {
        "service": ("Service against targets", "服务时限达成情况"),
        "service-queue": ("Open service requests", "未结服务请求"),
        "by_kind": ("By kind", "按类别"),
        "by_owner": ("By owner", "按责任人"),
        "by_month": ("By month", "按月"),
        "clocks_behind": ("Clocks", "各项时限"),
        "queue": ("Queue", "处理队列"),
        "pre_sales_question": ("Pre-sales question", "售前咨询"),
        "after_sales_question": ("After-sales question", "售后咨询"),
        "order": ("Order", "订单"),
        "repair": ("Repair", "维修"),
        "installation": ("Installation", "安装"),
        "return_visit": ("Return visit", "回访"),
        "deposited_belongings": ("Deposit of belongings", "物品代管"),
        "recorded": ("Recorded", "已登记"),
        "in_progress": ("In progress", "处理中"),
        "waiting": ("Waiting", "暂停"),
        "result_reported": ("Result reported", "待客户确认"),
        "critical": ("Critical", "特急"),
        "high": ("High", "紧急"),
        "normal": ("Normal", "一般"),
        "low": ("Low", "低"),
        "group": ("Group", "分组"),
        "clock": ("Clock", "时限"),
        "first_response": ("First response", "首次响应"),
        "next_update": ("Next update", "进度告知"),
        "solution": ("Solution", "解决"),
        "appointment": ("Appointment", "预约"),
        "clocks": ("Clocks", "次数"),
        "met": ("In time", "按时"),
        "missed": ("Late", "超时"),
        "running": ("Running", "进行中"),
        "timely_rate": ("In time, %", "及时率（%）"),
        "average_seconds": ("Average", "平均"),
        "median_seconds": ("Median", "中位数"),
        "longest_seconds": ("Longest", "最长"),
        "target_seconds": ("Target", "目标"),
        "counted_seconds": ("Counted", "计时"),
        "kind": ("Kind", "类别"),
        "owner": ("Owner", "责任人"),
        "started_at": ("Started", "起算"),
        "stopped_at": ("Stopped", "终止"),
        "deadline": ("Deadline", "时限"),
        "position": ("Place", "序号"),
        "severity": ("Severity", "紧急程度"),
        "emergency": ("Emergency", "紧急事件"),
        "service_level": ("Service level", "服务级别"),
        "decided_by": ("Placed by", "排序依据"),
        "open_count": ("Open requests", "未结请求数"),
        "late_count": ("Past their deadline", "已超时"),
        "tier": ("tier", "客户等级"),
        "opened": ("age", "受理时间"),
    }
)


_words = ("clock", "decided_by", "state", "kind", "group", "severity")
_tones: dict[str, Tone] = {"met": "", "missed": "bad", "running": "pale"}


def _cell(maker: Maker, row: Any, name: str) -> str:
    value = getattr(row, name)
    if name.endswith("_seconds"):
        return "-" if value is None else duration_text(value)
    if name in _words and value is not None:
        return maker.word(str(value))
    return maker.text(value)


_measures = [
    "clock",
    "clocks",
    "met",
    "missed",
    "running",
    "timely_rate",
    "average_seconds",
    "median_seconds",
    "longest_seconds",
]


def _performance(maker: Maker) -> tuple[list[Figure], list[Section]]:
    query = "service.performance"
    behind, behind_asked = maker.ask("service.clocks")
    figures = [
        Figure(
            f"{maker.word(str(row.clock))}, {maker.word('timely_rate')}",
            row.timely_rate or "-",
            query,
            "by_kind",
        )
        for row in maker.ask(query)[0]
    ]
    sections: list[Section] = []
    for by in ("kind", "owner", "month"):
        rows, asked = maker.ask(query, by=by)
        first: dict[tuple[str, str], str] = {}
        for index, record in enumerate(behind):
            first.setdefault(
                (getattr(record, by), str(record.clock)), f"clocks_behind-{index}"
            )

        def link(row: Any, known: dict[tuple[str, str], str] = first) -> str:
            return known.get((row.group, str(row.clock)), "")

        section = maker.section(
            f"by_{by}", query, asked, rows, ["group", *_measures], cell=_cell, links=link
        )
        bars = [
            Bar(
                f"{maker.word(row.group)} · {maker.word(str(row.clock))} · {maker.word(name)}",
                getattr(row, name),
                f"by_{by}-{index}",
                _tones[name],
            )
            for index, row in enumerate(rows)
            for name in _tones
            if getattr(row, name) > 0
        ]
        sections.append(
            dataclasses.replace(
                section,
                chart_title=maker.word(f"by_{by}"),
                chart_axis=maker.word("clocks"),
                bars=bars,
                note="" if sections else maker.clause("SRV-4"),
            )
        )
    columns = [
        "number",
        "kind",
        "owner",
        "clock",
        "started_at",
        "deadline",
        "stopped_at",
        "target_seconds",
        "counted_seconds",
        "missed",
    ]
    sections.append(
        maker.section(
            "clocks_behind", "service.clocks", behind_asked, behind, columns, cell=_cell
        )
    )
    return figures, sections


def _queue(maker: Maker) -> tuple[list[Figure], list[Section]]:
    query = "service.queue"
    rows, asked = maker.ask(query)
    columns = [
        "position",
        "number",
        "kind",
        "owner",
        "state",
        "emergency",
        "service_level",
        "severity",
        "deadline",
        "missed",
        "decided_by",
    ]
    section = maker.section("queue", query, asked, rows, columns, cell=_cell)
    counts: dict[str, int] = {}
    for row in rows:
        counts[row.severity] = counts.get(row.severity, 0) + 1
    bars = [Bar(maker.word(name), count, "queue") for name, count in counts.items()]
    section = dataclasses.replace(
        section,
        chart_title=maker.word("severity"),
        chart_axis=maker.word("open_count"),
        bars=bars,
        note=maker.clause("SRV-17"),
    )
    late = sum(1 for row in rows if row.missed)
    figures = [
        maker.count("open_count", query, "queue", len(rows)),
        maker.count("late_count", query, "queue", late),
    ]
    return figures, [section]


KINDS: dict[str, Kind] = {"service": _performance, "service-queue": _queue}
