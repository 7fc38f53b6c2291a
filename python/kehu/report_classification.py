"""Reports on customers: classes and moves, value, behaviour over time, and upkeep of files."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable
from typing import Any

from kehu._core import Money
from kehu._report_text import learn
from kehu.report import Bar, Figure, Kind, Maker, Section, add_up

learn(
    {
        "classes": ("Classes of customers and their moves", "客户分类及变动"),
        "value": ("Value of customers", "客户价值"),
        "behaviour": ("How customers buy over time", "客户消费行为"),
        "upkeep": ("Upkeep of customer files", "客户档案维护"),
        "moves": ("Moves of the last 30 days", "近30天变动"),
        "members": ("Members", "成员"),
        "class_or_tag": ("Class or tag", "类别或标签"),
        "first_bought": ("first bought", "首购"),
        "part_identity": ("identity", "证件"),
        "part_contact_point": ("contact point", "联系方式"),
        "part_birth_date": ("date of birth", "出生日期"),
        "part_account_manager": ("account manager", "客户经理"),
        "part_document": ("document", "资料"),
        "part_address": ("address", "地址"),
        "mobile": ("mobile", "手机"),
        "phone": ("phone", "电话"),
        "email": ("e-mail", "电子邮箱"),
        "social": ("social account", "社交账号"),
        "segments": ("Recency, frequency, monetary value", "最近消费、频次、金额"),
        "expected": ("Expected lifetime value", "预期生命周期价值"),
        "models": ("Models", "模型"),
        "by_class": ("By class", "按类别"),
        "by_cohort": ("By cohort", "按首购季度"),
        "timeliness": ("Timeliness of changes", "变更及时率"),
        "completeness": ("Completeness", "完整度"),
        "verifications": ("Contact points to be verified", "待核实联系方式"),
        "customer_class": ("class", "类别"),
        "tag": ("tag", "标签"),
        "high_value": ("High value", "高价值客户"),
        "potential": ("Potential", "潜力客户"),
        "at_risk": ("At risk of leaving", "流失风险客户"),
        "new": ("New", "新客户"),
        "repeat": ("Repeat", "复购客户"),
        "frequent": ("Frequent", "高频客户"),
        "key_account": ("Key account", "重点客户"),
        "press": ("Press", "媒体"),
        "employee": ("Employee", "员工"),
        "rule": ("rule", "规则"),
        "hand": ("hand", "人工"),
        "before": ("Before", "期初"),
        "entered": ("Entered", "进入"),
        "left": ("Left", "退出"),
        "after": ("After", "期末"),
        "entered_on": ("Since", "进入日期"),
        "origin": ("Set by", "来源"),
        "facts": ("Facts", "依据"),
        "inactive_days": ("Days since last purchase", "距最近消费天数"),
        "frequency": ("Frequency", "频次"),
        "spent": ("Spent", "消费金额"),
        "recency_score": ("R", "R"),
        "frequency_score": ("F", "F"),
        "monetary_score": ("M", "M"),
        "score_total": ("R + F + M", "R + F + M"),
        "classes_column": ("Classes", "类别"),
        "alive": ("Still buys, %", "仍活跃（%）"),
        "expected_purchases": ("Expected purchases", "预期购买次数"),
        "value_column": ("Expected value", "预期价值"),
        "expected_total": ("Expected in all", "预期价值合计"),
        "buyers": ("Customers who bought", "有消费客户数"),
        "spent_total": ("Spent in all", "消费总额"),
        "period": ("Period", "期间"),
        "customers": ("Active", "活跃客户"),
        "customer_count": ("Customers", "客户数"),
        "purchases": ("Purchases", "购买次数"),
        "active": ("Active, %", "活跃率（%）"),
        "average": ("Average", "人均金额"),
        "source": ("Way in", "来源"),
        "changes": ("Changes", "变更数"),
        "in_time": ("In time", "按时"),
        "late": ("Late", "逾期"),
        "pending": ("Pending", "待处理"),
        "overdue": ("Overdue", "超期未处理"),
        "in_time_share": ("In time, %", "及时率（%）"),
        "staff": ("staff", "员工"),
        "system": ("system", "系统同步"),
        "wanted": ("Wanted", "应有"),
        "there": ("There", "已有"),
        "score": ("Complete, %", "完整度（%）"),
        "missing": ("Missing", "缺少"),
        "contact_point": ("Contact point", "联系方式编号"),
        "need": ("Why", "原因"),
        "never_confirmed": ("never confirmed", "从未确认"),
        "long_unused": ("long unused", "长期未用"),
        "wrong": ("found wrong", "核实有误"),
        "days": ("Days", "天数"),
        "account_manager": ("Account manager", "客户经理"),
        "incomplete_count": ("Incomplete files", "不完整档案数"),
        "verify_count": ("Contact points to be verified", "待核实联系方式数"),
        "fitted_on": ("Fitted on", "拟合日期"),
        "software": ("Software", "软件"),
        "kind": ("Kind", "类别"),
        "group": ("Group", "分组"),
    }
)

_percent = {"active", "in_time_share", "score", "alive"}
_worded = {"kind", "source", "need", "origin", "group"}


def _part(maker: Maker, word: str) -> str:
    """A part of a file that is wanted."""
    key = f"part_{word}"
    return maker.word(key) if maker.word(key) != key else word


def _cell(maker: Maker, row: Any, name: str) -> str:
    value = getattr(row, name)
    if value is None:
        return ""
    if name in _percent:
        return f"{float(value * 100):.1f}"
    if name in ("frequency", "expected_purchases") and not isinstance(value, int):
        return f"{float(value):.2f}"
    if name == "classes":
        return ", ".join(maker.word(each) for each in value.split(", ") if each)
    if name == "missing":
        return ", ".join(_part(maker, each) for each in value.split(", ") if each)
    if name == "name" or name in _worded:
        return maker.word(str(value))
    return maker.text(value)


def _chart(
    section: Section, title: str, bars: list[Bar], axis: str, note: str = ""
) -> Section:
    return dataclasses.replace(section, chart_title=title, bars=bars, note=note, chart_axis=axis)


def _classes(maker: Maker) -> tuple[list[Figure], list[Section]]:
    query = "classification.moves"
    rows, asked = maker.ask(query, until=maker.as_of)
    classes = [row for row in rows if str(row.kind) == "customer_class"]
    figures = [
        Figure(maker.word(row.name), str(row.after), query, f"moves-{rows.index(row)}")
        for row in classes
    ]
    section = maker.section(
        "moves", query, asked, rows, ["kind", "name", "before", "entered", "left", "after"],
        cell=_cell,
    )
    bars = [
        Bar(maker.word(row.name), row.after, f"moves-{index}")
        for index, row in enumerate(rows)
        if row.after > 0
    ]
    moves = _chart(section, maker.word("members"), bars, maker.word("members"), maker.clause("CLS-1"))
    members, members_asked = maker.ask("classification.memberships", as_of=maker.as_of)
    columns = ["customer", "kind", "name", "entered_on", "origin", "facts"]
    behind = maker.section(
        "members", "classification.memberships", members_asked, members, columns,
        cell=_cell, headings={"name": "class_or_tag"},
    )
    return figures, [moves, behind]


def _value(maker: Maker) -> tuple[list[Figure], list[Section]]:
    query = "classification.segments"
    rows, asked = maker.ask(query)
    rows.sort(key=lambda row: row.spent.minor, reverse=True)
    columns = [
        "customer",
        "inactive_days",
        "frequency",
        "spent",
        "recency_score",
        "frequency_score",
        "monetary_score",
        "classes",
    ]
    segments = maker.section(
        "segments", query, asked, rows, columns, cell=_cell, headings={"classes": "classes_column"}
    )
    scores = Counter(
        row.recency_score + row.frequency_score + row.monetary_score
        for row in rows
        if row.monetary_score
    )
    bars = [
        Bar(f"{maker.word('score_total')} = {score}", number, "segments")
        for score, number in sorted(scores.items(), reverse=True)
    ]
    segments = _chart(segments, maker.word("segments"), bars, maker.word("customer_count"), maker.clause("CLS-3"))
    figures = [maker.count("buyers", query, "segments", len(rows))]
    figures += maker.totals("spent_total", query, "segments", (row.spent for row in rows))
    values, values_asked = maker.ask("classification.values")
    values.sort(key=lambda row: row.value.minor, reverse=True)
    query = "classification.values"
    figures += maker.totals("expected_total", query, "expected", (row.value for row in values))
    expected = maker.section(
        "expected",
        query,
        values_asked,
        values,
        ["customer", "as_of", "alive", "expected_purchases", "value"],
        cell=_cell,
        headings={"value": "value_column"},
    )
    largest = [
        Bar(" ".join(maker.customer(row.customer)), row.value, f"expected-{index}")
        for index, row in enumerate(values[:20])
    ]
    expected = _chart(expected, maker.word("expected"), largest, maker.word("value_column"))
    models, models_asked = maker.ask("classification.models")
    behind = maker.section(
        "models",
        "classification.models",
        models_asked,
        models,
        ["as_of", "customers", "parameters", "software", "recorded_by"],
        cell=_cell,
        headings={"customers": "fitted_on"},
    )
    return figures, [segments, expected, dataclasses.replace(behind, texts=_model_texts(models))]


def _model_texts(models: list[Any]) -> list[list[str]]:
    return [
        [
            str(model.as_of),
            str(model.customers),
            ", ".join(f"{each.name} = {float(each.value):.6g}" for each in model.parameters),
            model.software,
            model.recorded_by,
        ]
        for model in models
    ]


_measures = ["group", "period", "members", "customers", "active", "purchases", "frequency", "spent",
             "average"]


def _behaviour(maker: Maker) -> tuple[list[Figure], list[Section]]:
    sections: list[Section] = []
    figures: list[Figure] = []
    for key, query, arguments in (
        ("by_class", "classification.behaviour", {"period": "quarter"}),
        ("by_cohort", "purchase.behaviour", {"period": "quarter", "group": "cohort"}),
    ):
        rows, asked = maker.ask(query, **arguments)
        section = maker.section(key, query, asked, rows, _measures, cell=_cell)
        spent: dict[str, list[Money]] = {}
        for row in rows:
            group = (
                f"{maker.word('first_bought')} {row.group[:7]}"
                if key == "by_cohort"
                else maker.word(row.group)
            )
            spent.setdefault(f"{row.period:%Y-%m} · {group}", []).append(row.spent)
        bars = [
            Bar(label, total, key)
            for label, amounts in sorted(spent.items())[-24:]
            for total in add_up(amounts).values()
        ]
        note = maker.clause("CLS-4") if not sections else ""
        sections.append(_chart(section, maker.word("spent"), bars, maker.word("spent"), note))
        if key == "by_cohort":
            figures += maker.totals("spent_total", query, key, (row.spent for row in rows))
    return figures, sections


def _upkeep(maker: Maker) -> tuple[list[Figure], list[Section]]:
    rows, asked = maker.ask("customer.timeliness")
    columns = ["source", "changes", "in_time", "late", "pending", "overdue", "in_time_share"]
    timely = maker.section(
        "timeliness", "customer.timeliness", asked, rows, columns, cell=_cell
    )
    bars = [
        Bar(f"{maker.word(str(row.source))} · {maker.word(name)}", getattr(row, name),
            f"timeliness-{index}")
        for index, row in enumerate(rows)
        for name in ("in_time", "late", "overdue", "pending")
        if getattr(row, name) > 0
    ]
    timely = _chart(timely, maker.word("timeliness"), bars, maker.word("changes"), maker.clause("CUS-7"))
    query = "customer.completeness"
    files, files_asked = maker.ask(query)
    incomplete = [row for row in files if row.missing]
    figures = [maker.count("incomplete_count", query, "completeness", len(incomplete))]
    lacking = maker.section(
        "completeness", query, files_asked, incomplete,
        ["customer", "wanted", "there", "score", "missing"],
        cell=_cell,
    )
    missing = Counter(word for row in incomplete for word in row.missing.split(", "))
    bars = [Bar(_part(maker, word), number, "completeness") for word, number in missing.most_common()]
    lacking = _chart(lacking, maker.word("missing"), bars, maker.word("customer_count"))
    query = "customer.verifications_due"
    due, due_asked = maker.ask(query)
    figures.append(maker.count("verify_count", query, "verifications", len(due)))
    behind = maker.section(
        "verifications", query, due_asked, due,
        ["customer", "contact_point", "kind", "need", "days", "account_manager"],
        cell=_cell,
    )
    return figures, [timely, lacking, dataclasses.replace(behind, note=maker.clause("CUS-8"))]


KINDS: dict[str, Kind] = {
    "classes": _classes,
    "value": _value,
    "behaviour": _behaviour,
    "upkeep": _upkeep,
}
