"""Reports on relationship care: visits against plan, satisfaction and its trend, notices."""

from __future__ import annotations

import dataclasses
from fractions import Fraction
from typing import Any

from kehu._report_text import learn
from kehu.report import Bar, Figure, Kind, Line, Maker, Point, Section

learn(
    {
        "visits": ("Visits, talks and meetings against plan", "拜访、沟通与座谈执行情况"),
        "satisfaction": ("Satisfaction and its trend", "客户满意度及趋势"),
        "notices": ("Notices and letters", "告知与函件"),
        "visit_rates": ("Visit rate", "拜访率"),
        "visits_behind": ("Visits of the year", "年度拜访明细"),
        "talks_overdue": ("Talks overdue", "逾期未沟通"),
        "meeting_rates": ("Meetings by quarter", "季度座谈会"),
        "visitor": ("Visitor", "拜访人"),
        "everybody": ("Everybody", "合计"),
        "planned": ("Planned", "计划"),
        "excused": ("Excused", "免访"),
        "rate": ("Rate, %", "完成率（%）"),
        "target": ("Target, %", "目标（%）"),
        "target_met": ("Met", "达标"),
        "planned_on": ("Planned on", "计划日期"),
        "made_on": ("Made on", "完成日期"),
        "visits_made": ("Visits made", "已拜访"),
        "report": ("Report", "拜访记录"),
        "interval_days": ("Interval, days", "间隔天数"),
        "last_on": ("Last", "上次"),
        "due_on": ("Due", "到期"),
        "talks_count": ("Talks overdue", "逾期未沟通数"),
        "quarter": ("Quarter", "季度"),
        "meetings": ("Held", "已召开"),
        "meetings_due": ("To be held", "应召开"),
        "invited": ("Invited", "受邀"),
        "attended": ("Attended", "出席"),
        "attendance": ("Face to face, %", "当面率（%）"),
        "attendance_target": ("Target, %", "目标（%）"),
        "tenants": ("Tenants", "租户"),
        "tenants_met": ("Tenants met", "已面访租户"),
        "requests": ("Requests", "诉求"),
        "answered": ("Answered", "已答复"),
        "answers": ("Answered, %", "答复率（%）"),
        "answers_target": ("Target, %", "目标（%）"),
        "customer_satisfaction": ("CSAT, %", "满意度CSAT（%）"),
        "net_promoter": ("NPS, points", "净推荐值NPS"),
        "customer_effort": ("CES, mean", "费力度CES（均值）"),
        "response_rate": ("Response rate, %", "回收率（%）"),
        "answers_behind": ("Answers", "答卷明细"),
        "follow_ups": ("Improvement: follow-ups of low scores", "改进：低分回访"),
        "month": ("Month", "月份"),
        "customer_group": ("Group", "客户类型"),
        "result": ("Result", "结果"),
        "good": ("Good", "好评"),
        "low_scores": ("Low", "差评"),
        "invited_at": ("Invited at", "邀请时间"),
        "answered_at": ("Answered at", "答复时间"),
        "measured_score": ("Score", "得分"),
        "outcome": ("Outcome", "结果"),
        "open_follow_ups": ("Open follow-ups", "未完成回访"),
        "group_individual": ("Individuals", "个人"),
        "group_company": ("Companies", "企业"),
        "group_organisation": ("Organisations", "组织"),
        "asked_satisfaction": ("Satisfaction", "满意度"),
        "asked_recommendation": ("Recommendation", "推荐意愿"),
        "asked_effort": ("Effort", "费力度"),
        "asked_needs": ("Needs", "需求"),
        "notice_received": ("receipt signed", "已签收"),
        "by_state": ("By state", "按状态"),
        "notices_due": ("Recurring notices due", "应发定期告知"),
        "drafted": ("drafted", "已起草"),
        "approved": ("approved", "已批准"),
        "sealed": ("sealed", "已用印"),
        "delivered": ("delivered", "已送达"),
        "filed": ("filed", "已归档"),
        "dropped": ("dropped", "已撤销"),
        "subject": ("Subject", "主题"),
        "delivered_at": ("Delivered at", "送达时间"),
        "received_by": ("Receipt signed by", "签收人"),
        "filed_at": ("Filed at", "归档位置"),
        "unsigned_count": ("Receipts outstanding", "未签收"),
        "due_count": ("Recurring notices due", "应发定期告知数"),
        "fire_safety_check": ("Fire-safety check", "消防检查"),
        "rectification": ("Rectification", "整改函"),
    }
)

_shares = {"rate", "target", "attendance", "attendance_target", "answers", "answers_target",
           "response_rate"}
_words = {"state", "customer_class", "kind"}
_named = {"questionnaire": "asked", "customer_group": "group"}
_scales = {"customer_satisfaction": (0, 100), "net_promoter": (-100, 100), "customer_effort": (0, 7)}


def _percent(share: Fraction) -> str:
    return f"{float(share * 100):.1f}"


def _result(row: Any) -> str:
    """CSAT in percent, NPS in points, CES as the mean; nothing where nobody answered."""
    if row.answered == 0:
        return ""
    if row.measure == "customer_effort":
        return f"{float(row.result):.2f}"
    return _percent(row.result)


def _state(maker: Maker, word: str) -> str:
    """A received notice is one whose receipt was signed, not money that came in."""
    return maker.word("notice_received" if word == "received" else word)


def _cell(maker: Maker, row: Any, name: str) -> str:
    value = getattr(row, name)
    if value is None:
        return ""
    if name == "result":
        return _result(row)
    if name in _shares:
        return _percent(value)
    if name in _words:
        return _state(maker, str(value))
    if name in ("visitor", "customer_group") and not value:
        return maker.word("everybody")
    if name in _named:
        key = f"{_named[name]}_{value}"
        return maker.word(key) if maker.word(key) != key else str(value)
    return maker.text(value)


# ---- visits -------------------------------------------------------------------------------------


def _visit_rates(maker: Maker) -> tuple[list[Figure], list[Section]]:
    query = "care.visit_rate"
    rates, asked = maker.ask(query)
    visits, visits_asked = maker.ask("care.visits")
    first: dict[str, str] = {}
    for index, visit in enumerate(visits):
        first.setdefault(visit.visitor, f"visits_behind-{index}")
        first.setdefault("", f"visits_behind-{index}")
    section = maker.section(
        "visit_rates", query, asked, rates,
        ["visitor", "planned", "made", "excused", "overdue", "rate", "target", "met"],
        cell=_cell,
        headings={"made": "visits_made", "met": "target_met"},
        links=lambda row: first.get(row.visitor, ""),
    )
    bars = [
        Bar(f"{row.visitor} · {maker.word(word)}", getattr(row, name), f"visit_rates-{index}")
        for index, row in enumerate(rates)
        for name, word in (("made", "visits_made"), ("overdue", "overdue"), ("excused", "excused"))
        if row.visitor and getattr(row, name) > 0
    ]
    section = dataclasses.replace(
        section, chart_title=maker.word("visit_rates"), bars=bars, note=maker.clause("CARE-3")
    )
    figures = [
        Figure(maker.word(word), value, query, "visit_rates-0")
        for row in rates[:1]
        for word, value in (
            ("rate", _percent(row.rate)), ("target", _percent(row.target)),
            ("planned", str(row.planned)), ("visits_made", str(row.made)),
            ("overdue", str(row.overdue)),
        )
    ]
    behind = maker.section(
        "visits_behind", "care.visits", visits_asked, visits,
        ["customer", "visitor", "planned_on", "state", "made_on", "report"],
        cell=_cell,
    )
    return figures, [section, behind]


def _visits(maker: Maker) -> tuple[list[Figure], list[Section]]:
    figures, sections = _visit_rates(maker)
    query = "care.contact_plan"
    talks, asked = maker.ask(query, overdue_only=True)
    figures.append(maker.count("talks_count", query, "talks_overdue", len(talks)))
    overdue = maker.section(
        "talks_overdue", query, asked, talks,
        ["customer", "customer_class", "interval_days", "last_on", "due_on", "account_manager"],
        cell=_cell,
        headings={"customer_class": "classes_column"},
    )
    managers: dict[str, int] = {}
    for row in talks:
        managers[row.account_manager or "-"] = managers.get(row.account_manager or "-", 0) + 1
    bars = [Bar(name, number, "talks_overdue") for name, number in sorted(managers.items())]
    sections.append(
        dataclasses.replace(overdue, chart_title=maker.word("talks_overdue"), bars=bars,
                            note=maker.clause("CARE-1"))
    )
    meetings, asked = maker.ask("care.meeting_rates")
    held = maker.section(
        "meeting_rates", "care.meeting_rates", asked, meetings,
        ["quarter", "meetings", "meetings_due", "invited", "attended", "attendance",
         "attendance_target", "tenants", "tenants_met", "requests", "answered", "answers",
         "answers_target", "met"],
        cell=_cell,
        headings={"met": "target_met"},
    )
    sections.append(dataclasses.replace(held, note=maker.clause("CARE-4")))
    return figures, sections


# ---- satisfaction -------------------------------------------------------------------------------


def _trend(maker: Maker, measure: str, rows: list[Any], anchors: dict[Any, str]) -> list[Line]:
    """The measure and the response rate of everybody, by round."""
    responses = [Point(row.month, row.response_rate * 100, _percent(row.response_rate),
                       anchors[row.survey]) for row in rows]
    lines = [Line(maker.word("response_rate"), responses, 0, 100)]
    if measure in _scales:
        factor = 1 if measure == "customer_effort" else 100
        result = [Point(row.month, row.result * factor, _result(row), anchors[row.survey])
                  for row in rows if row.answered]
        lines.insert(0, Line(maker.word(measure), result, *_scales[measure]))
    return lines


def _questionnaire(
    maker: Maker, name: str, first: dict[Any, str]
) -> tuple[list[Figure], Section]:
    query = "care.survey_results"
    key = f"results_{name}"
    rows, asked = maker.ask(query, questionnaire=name)
    rows.sort(key=_order)
    everybody = [row for row in rows if not row.customer_group]
    section = maker.section(
        key, query, asked, rows,
        ["month", "customer_group", "invited", "answered", "response_rate", "result", "good",
         "low"],
        cell=_cell,
        headings={"low": "low_scores"},
        links=lambda row: first.get(row.survey, ""),
    )
    anchors = {row.survey: f"{key}-{index}" for index, row in reversed([*enumerate(rows)])}
    title = _cell(maker, rows[0], "questionnaire")
    latest = everybody[-1]
    told = [(f"{title} · {maker.word('response_rate')}", _percent(latest.response_rate))]
    if latest.measure in _scales:
        told.insert(0, (maker.word(latest.measure), _result(latest) or "-"))
    figures = [Figure(label, text, query, anchors[latest.survey]) for label, text in told]
    lines = _trend(maker, latest.measure, everybody, anchors)
    return figures, dataclasses.replace(section, title=title, lines=lines)


def _order(row: Any) -> tuple[str, str, str]:
    return (row.month, str(row.survey), row.customer_group)


def _satisfaction(maker: Maker) -> tuple[list[Figure], list[Section]]:
    listed = sorted(maker.ask("care.survey_results")[0], key=_order)
    parts: list[Any] = []
    first: dict[Any, str] = {}
    for survey in dict.fromkeys(row.survey for row in listed):
        first[survey] = f"answers_behind-{len(parts)}"
        parts += maker.ask("care.survey_participations", survey=survey)[0]
    figures: list[Figure] = []
    sections: list[Section] = []
    for name in dict.fromkeys(row.questionnaire for row in listed):
        told, section = _questionnaire(maker, name, first)
        figures += told
        sections.append(section)
    if sections:
        sections[0] = dataclasses.replace(sections[0], note=maker.clause("CARE-2"))
    query = "duties.due"
    duties, asked = maker.ask(query, kind="care.follow_up")
    figures.append(maker.count("open_follow_ups", query, "follow_ups", len(duties)))
    sections.append(
        maker.section(
            "follow_ups", query, asked, duties, ["customer", "owner", "deadline", "missed"],
            cell=_cell,
        )
    )
    behind = maker.section(
        "answers_behind", "care.survey_participations", {}, parts,
        ["customer", "invited_at", "answered_at", "score", "low"],
        cell=_cell,
        headings={"score": "measured_score", "low": "low_scores"},
    )
    return figures, [*sections, behind]


# ---- notices ------------------------------------------------------------------------------------


def _notices(maker: Maker) -> tuple[list[Figure], list[Section]]:
    query = "care.notices"
    rows, asked = maker.ask(query)
    rows.sort(key=lambda row: row.number)
    section = maker.section(
        "by_state", query, asked, rows,
        ["customer", "number", "kind", "subject", "state", "delivered_at", "received_by",
         "filed_at"],
        cell=_cell,
    )
    states: dict[str, int] = {}
    for row in rows:
        states[str(row.state)] = states.get(str(row.state), 0) + 1
    bars = [Bar(_state(maker, name), number, "by_state") for name, number in states.items()]
    section = dataclasses.replace(
        section, chart_title=maker.word("by_state"), bars=bars, note=maker.clause("CARE-6")
    )
    unsigned = sum(1 for row in rows if str(row.state) == "delivered")
    figures = [maker.count("unsigned_count", query, "by_state", unsigned)]
    due, asked = maker.ask("care.notices_due")
    figures.append(maker.count("due_count", "care.notices_due", "notices_due", len(due)))
    recurring = maker.section(
        "notices_due", "care.notices_due", asked, due,
        ["customer", "kind", "last_on", "due_on"],
        cell=_cell,
    )
    return figures, [section, recurring]


KINDS: dict[str, Kind] = {"visits": _visits, "satisfaction": _satisfaction, "notices": _notices}
