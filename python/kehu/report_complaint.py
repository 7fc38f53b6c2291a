"""Reports on complaints: by week or month, category, cause, department and grade."""

from __future__ import annotations

import dataclasses
from typing import Any

from kehu._report_text import learn
from kehu.report import Bar, Figure, Kind, Maker, Section, add_up

learn(
    {
        "complaints-weekly": ("Complaints, weekly", "投诉周报"),
        "complaints-monthly": ("Complaints, monthly", "投诉月报"),
        "by_span": ("By time of receipt", "按受理时间"),
        "by_category": ("By category", "按类别"),
        "by_cause": ("By cause", "按原因"),
        "by_department": ("By department", "按责任部门"),
        "by_grade": ("By grade", "按等级"),
        "complaints_behind": ("Complaints", "投诉明细"),
        "product_quality": ("Product quality", "产品质量"),
        "sales_contract": ("Sales contract", "销售合同"),
        "repair_quality": ("Repair quality", "维修质量"),
        "service_quality": ("Service quality", "服务质量"),
        "suggestion": ("Suggestion", "建议与批评"),
        "major": ("Major", "重大"),
        "general": ("General", "一般"),
        "span_begins": ("From", "起始日"),
        "received": ("Received", "受理"),
        "closed": ("Closed", "结案"),
        "upheld": ("Upheld", "成立"),
        "repeated": ("Repeated", "重复"),
        "reopened": ("Reopened", "重新受理"),
        "satisfied": ("Satisfied", "满意"),
        "unsatisfied": ("Not satisfied", "不满意"),
        "p90_seconds": ("90% within", "90%分位"),
        "cost": ("Cost", "费用"),
        "received_at": ("Received", "受理时间"),
        "category": ("Category", "类别"),
        "cause_code": ("Cause", "原因"),
        "department": ("Department", "责任部门"),
        "grade": ("Grade", "等级"),
        "compensation": ("Compensation", "补偿"),
        "repeat_rate": ("Repeated, %", "重复率（%）"),
    }
)

_measures = ["received", "closed", "major", "upheld", "repeated", "reopened", "median_seconds",
             "p90_seconds", "satisfied", "unsatisfied", "cost"]
_record = {"category": "category", "cause": "cause_code", "department": "department",
           "grade": "grade"}
_words = ("group", "category", "grade", "state")


def _text(maker: Maker, row: Any, name: str) -> str:
    value = getattr(row, name)
    if value is None or value == "":
        return "-"
    if name.endswith("_seconds"):
        hours, minutes = divmod(value // 60, 60)
        return f"{hours}:{minutes:02} h"
    return maker.word(str(value)) if name in _words else maker.text(value)


def _section(maker: Maker, key: str, query: str, asked: dict[str, Any], rows: list[Any],
             columns: list[str], links: list[str] | None = None) -> Section:
    return Section(
        key=key, title=maker.word(key), query=query, arguments=asked, columns=columns,
        headings=[maker.word(name) for name in columns],
        texts=[[_text(maker, row, name) for name in columns] for row in rows],
        anchors=[f"{key}-{index}" for index in range(len(rows))], links=links or [],
    )


def _made(maker: Maker, span: str) -> tuple[list[Figure], list[Section]]:
    query = "complaint.report"
    behind, behind_asked = maker.ask("complaint.list")
    spans, spans_asked = maker.ask(query, span=span)
    sections = [
        dataclasses.replace(
            _section(maker, "by_span", query, spans_asked, spans, ["span_begins", *_measures]),
            chart_title=maker.word("received"),
            bars=[Bar(str(row.span_begins), row.received, f"by_span-{index}")
                  for index, row in enumerate(spans)],
            note=maker.clause("CMP-15"),
        )
    ]
    for by, name in _record.items():
        rows, asked = maker.ask(query, by=by)
        first: dict[str, str] = {}
        for index, record in enumerate(behind):
            group = str(getattr(record, name))
            group = "" if group == "ungraded" else group
            first.setdefault(group, f"complaints_behind-{index}")
        section = _section(maker, f"by_{by}", query, asked, rows, ["group", *_measures],
                           [first.get(row.group, "") for row in rows])
        bars = [Bar(maker.word(row.group) if row.group else "-", row.received, f"by_{by}-{index}")
                for index, row in enumerate(rows)]
        sections.append(
            dataclasses.replace(section, chart_title=maker.word(f"by_{by}"), bars=bars)
        )
    columns = ["number", "received_at", "category", "grade", "state", "cause_code", "department",
               "compensation"]
    sections.append(
        _section(maker, "complaints_behind", "complaint.list", behind_asked, behind, columns)
    )
    return _figures(maker, query), sections


def _figures(maker: Maker, query: str) -> list[Figure]:
    rows = maker.ask(query)[0]
    figures = [
        maker.count(name, query, "by_span", sum(getattr(row, name) for row in rows))
        for name in ("received", "closed", "major", "upheld", "repeated", "reopened", "satisfied")
    ]
    costs = add_up(row.cost for row in rows)
    figures += [Figure(maker.word("cost"), str(cost), query, "by_span") for cost in costs.values()]
    for row in rows:
        rate = f"{100 * row.repeated / row.received:.1f}"
        figures.append(Figure(maker.word("repeat_rate"), rate, query, "by_span"))
    return figures


def _weekly(maker: Maker) -> tuple[list[Figure], list[Section]]:
    return _made(maker, "week")


def _monthly(maker: Maker) -> tuple[list[Figure], list[Section]]:
    return _made(maker, "month")


KINDS: dict[str, Kind] = {"complaints-weekly": _weekly, "complaints-monthly": _monthly}
