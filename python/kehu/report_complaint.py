"""Reports on complaints: by week or month, category, cause, department and grade."""

from __future__ import annotations

import dataclasses
from typing import Any

from kehu._report_text import learn
from kehu.report import Bar, Figure, Kind, Maker, Section, add_up, duration_text

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
        "complaint_count": ("Complaints received", "受理投诉件数"),
        "received_count": ("Received", "受理"),
        "closed": ("Closed", "结案"),
        "upheld": ("Upheld", "成立"),
        "repeated": ("Repeated", "重复"),
        "reopened": ("Reopened", "重新受理"),
        "satisfied": ("Satisfied", "满意"),
        "unsatisfied": ("Not satisfied", "不满意"),
        "cost": ("Cost", "费用"),
        "received_at": ("Received", "受理时间"),
        "category": ("Category", "类别"),
        "cause_code": ("Cause", "原因"),
        "department": ("Department", "责任部门"),
        "grade": ("Grade", "等级"),
        "compensation": ("Compensation", "补偿"),
        "repeat_rate": ("Repeated, %", "重复率（%）"),
        "solved_median": ("Half solved within", "解决时间中位数"),
        "solved_p90": ("90% solved within", "解决时间90%分位"),
        "not_stated": ("not stated", "未填"),
        "complaint_received": ("Received", "已受理"),
        "complaint_acknowledged": ("Acknowledged", "已回执"),
        "complaint_assessed": ("Assessed", "已评估"),
        "complaint_investigated": ("Investigated", "已调查"),
        "complaint_proposed": ("Solution proposed", "已提方案"),
        "complaint_approved": ("Solution approved", "方案已批准"),
        "complaint_communicated": ("Communicated", "已告知客户"),
        "complaint_accepted": ("Accepted", "客户已接受"),
        "complaint_completed": ("Carried out", "已执行"),
        "complaint_reported": ("Fed back", "已反馈"),
        "complaint_called_back": ("Called back", "已回访"),
        "complaint_closed": ("Closed", "已结案"),
        "complaint_reopened": ("Reopened", "重新受理"),
        "complaint_withdrawn": ("Withdrawn", "已撤回"),
        "after_sales": ("After-sales", "售后部"),
        "customer_relations": ("Customer relations", "客户关系部"),
        "engineering": ("Engineering", "工程部"),
        "finance": ("Finance", "财务部"),
        "logistics": ("Logistics", "物流部"),
        "sales": ("Sales", "销售部"),
        "attitude": ("Attitude", "服务态度"),
        "customer_use": ("Use by the customer", "客户使用"),
        "delivery": ("Delivery", "交付"),
        "design": ("Design", "设计"),
        "material": ("Material", "材料"),
        "other": ("Other", "其他"),
        "process": ("Process", "流程"),
        "promise": ("Promise not kept", "承诺未兑现"),
        "workmanship": ("Workmanship", "工艺"),
        "acknowledged_in_time": ("Acknowledged in time, %", "按时受理告知率（%）"),
        "closed_in_time": ("Closed in time, %", "按时结案率（%）"),
    }
)

_measures = ["received", "closed", "major", "upheld", "repeated", "reopened", "median_seconds",
             "p90_seconds", "satisfied", "unsatisfied", "acknowledged_in_time", "closed_in_time",
             "cost"]
# Each measure in time, and how many there are of which it is known.
_due = {"acknowledged_in_time": "acknowledgements_due", "closed_in_time": "closings_due"}
_record = {"category": "category", "cause": "cause_code", "department": "department",
           "grade": "grade"}
_words = ("group", "category", "grade", "cause_code", "department")
_headings = {"received": "received_count", "median_seconds": "solved_median",
             "p90_seconds": "solved_p90"}


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}" if whole else "-"


def _cell(maker: Maker, row: Any, name: str) -> str:
    value = getattr(row, name)
    if name == "group" and not value:
        return maker.word("not_stated")
    if name in _due:
        return _percent(value, getattr(row, _due[name]))
    if value is None or value == "":
        return "-"
    if name.endswith("_seconds"):
        return duration_text(value)
    if name == "state":
        return maker.word(f"complaint_{value}")
    return maker.word(str(value)) if name in _words else maker.text(value)


def _section(maker: Maker, key: str, query: str, asked: dict[str, Any], rows: list[Any],
             columns: list[str]) -> Section:
    return maker.section(key, query, asked, rows, columns, cell=_cell, headings=_headings)


def _first_of_spans(spans: list[Any], behind: list[Any]) -> list[str]:
    """Complaints are listed in order of receipt, as their spans are; one that the reader may not
    see stands in no list."""
    if sum(row.received for row in spans) != len(behind):
        return []
    links, before = [], 0
    for row in spans:
        links.append(f"complaints_behind-{before}")
        before += row.received
    return links


def _made(maker: Maker, span: str) -> tuple[list[Figure], list[Section]]:
    query = "complaint.report"
    behind, behind_asked = maker.ask("complaint.list")
    spans, spans_asked = maker.ask(query, span=span)
    sections = [
        dataclasses.replace(
            _section(maker, "by_span", query, spans_asked, spans, ["span_begins", *_measures]),
            links=_first_of_spans(spans, behind),
            chart_title=maker.word("by_span"),
            chart_axis=maker.word("complaint_count"),
            bars=[Bar(str(row.span_begins)[: 7 if span == "month" else 10], row.received,
                      f"by_span-{index}")
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
        section = dataclasses.replace(
            _section(maker, f"by_{by}", query, asked, rows, ["group", *_measures]),
            links=[first.get(row.group, "") for row in rows],
        )
        bars = [Bar(maker.word(row.group or "not_stated"), row.received, f"by_{by}-{index}")
                for index, row in enumerate(rows)]
        sections.append(
            dataclasses.replace(
                section,
                chart_title=maker.word(f"by_{by}"),
                chart_axis=maker.word("complaint_count"),
                bars=bars,
            )
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
        maker.count(
            _headings.get(name, name), query, "by_span", sum(getattr(row, name) for row in rows)
        )
        for name in ("received", "closed", "major", "upheld", "repeated", "reopened", "satisfied")
    ]
    costs = add_up(row.cost for row in rows)
    figures += [Figure(maker.word("cost"), str(cost), query, "by_span") for cost in costs.values()]
    for row in rows:
        rates = [("repeat_rate", _percent(row.repeated, row.received))]
        rates += [(name, _percent(getattr(row, name), getattr(row, due)))
                  for name, due in _due.items()]
        figures += [Figure(maker.word(name), rate, query, "by_span") for name, rate in rates]
        if row.median_seconds is not None:
            for label, seconds in (
                ("solved_median", row.median_seconds),
                ("solved_p90", row.p90_seconds),
            ):
                text = duration_text(seconds)
                figures.append(Figure(maker.word(label), text, query, "by_span"))
    return figures


def _weekly(maker: Maker) -> tuple[list[Figure], list[Section]]:
    return _made(maker, "week")


def _monthly(maker: Maker) -> tuple[list[Figure], list[Section]]:
    return _made(maker, "month")


KINDS: dict[str, Kind] = {"complaints-weekly": _weekly, "complaints-monthly": _monthly}
