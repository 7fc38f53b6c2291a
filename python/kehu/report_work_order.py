"""Reports on work orders: timely and passed, paid services, damages, spot checks (SRV-15)."""

from __future__ import annotations

import dataclasses
from typing import Any

from kehu._core import Money
from kehu._report_text import learn
from kehu.report import Bar, Figure, Kind, Maker, Section, Tone, add_up

learn(
    {
        "work-orders": ("Work orders, timely and passed", "派工单及时率与合格率"),
        "paid-services": ("Register of paid services", "有偿服务登记"),
        "rates_by_kind": ("By kind of order", "按派工类别"),
        "rates_by_department": ("By department", "按部门"),
        "rates_by_technician": ("By technician", "按维修人员"),
        "rates_by_month": ("By month of completion", "按完工月份"),
        "orders_behind": ("Completed orders", "完工派工单"),
        "spot_checks": ("Spot checks", "抽查回访"),
        "draws": ("Samples drawn", "抽样记录"),
        "paid_by_month": ("By month of signature", "按签字月份"),
        "paid_register": ("Paid services", "有偿服务明细"),
        "damage_register": ("Damage to customers' property", "客户财物损坏登记"),
        "engineering": ("Engineering", "工程部"),
        "reported_by": ("Reported by", "登记人"),
        "repair": ("Repair", "维修"),
        "installation": ("Installation", "安装"),
        "maintenance": ("Maintenance", "保养"),
        "completed": ("Completed", "完工"),
        "timely": ("Timely", "及时"),
        "not_timely": ("Not timely", "不及时"),
        "passed": ("Passed", "合格"),
        "not_passed": ("Not passed", "不合格"),
        "timely_share": ("Timely, %", "及时率（%）"),
        "passed_share": ("Passed, %", "合格率（%）"),
        "appointments": ("Appointments", "预约"),
        "appointments_kept": ("Kept", "守约"),
        "checked": ("Called", "已回访"),
        "checks_passed": ("Call passed", "回访合格"),
        "checks_share": ("Calls passed, %", "回访合格率（%）"),
        "reworks": ("Sent back", "返工次数"),
        "completed_on": ("Completed on", "完工日"),
        "technician": ("Technician", "维修人员"),
        "orders": ("Orders", "派工单数"),
        "order_number": ("Order", "派工单号"),
        "draw": ("Sample", "样本"),
        "seed": ("Seed", "抽样种子"),
        "from": ("From", "起"),
        "until": ("Until", "止"),
        "population": ("Drawn from", "总体数"),
        "size": ("Drawn", "抽取数"),
        "drawn_at": ("Drawn at", "抽取时间"),
        "drawn_by": ("Drawn by", "抽取人"),
        "called_at": ("Called at", "回访时间"),
        "called_by": ("Called by", "回访人"),
        "finding": ("Finding", "回访结果"),
        "waiting_calls": ("Calls to be made", "待回访"),
        "signed_on": ("Signed on", "签字日"),
        "charged": ("Charged", "应收"),
        "handed_over": ("Handed over", "已上缴"),
        "open_money": ("Not handed over", "未上缴"),
        "invoice_numbers": ("Invoices", "发票号"),
        "month": ("Month", "月份"),
        "paid_count": ("Paid orders", "有偿服务单数"),
        "description": ("What was damaged", "损坏物品"),
        "value_of_damage": ("Value", "价值"),
        "compensation_of_damage": ("Compensation", "赔偿"),
        "reported_at": ("Reported at", "登记时间"),
        "answered_by": ("Answered by", "答复人"),
        "answered_at": ("Answered at", "答复时间"),
        "reported": ("Waiting for an answer", "待答复"),
        "compensated": ("Compensated", "已赔偿"),
        "declined": ("Declined", "不予赔偿"),
        "compensation_total": ("Compensation", "赔偿合计"),
        "charged_total": ("Charged", "应收合计"),
        "damages_open": ("Damages waiting for an answer", "待答复损坏"),
    }
)

_words = ("group", "kind", "department", "state")


def _percent(part: int, whole: int) -> str:
    """Tenths of a percent, half up, in whole numbers."""
    if whole == 0:
        return "-"
    tenths = (part * 2000 + whole) // (2 * whole)
    return f"{tenths // 10}.{tenths % 10}"


def _cell(maker: Maker, row: Any, name: str) -> str:
    shares = {
        "timely_share": ("timely", "completed"),
        "passed_share": ("passed", "completed"),
        "checks_share": ("checks_passed", "checked"),
    }
    if name in shares:
        part, whole = (getattr(row, field) for field in shares[name])
        return _percent(part, whole)
    value = getattr(row, name)
    if value is None or value == "":
        return "-"
    return maker.word(str(value)) if name in _words else maker.text(value)


def _window(maker: Maker) -> dict[str, Any]:
    """Everything, or what was known up to the day that is asked for."""
    return {} if maker.as_of is None else {"until": maker.as_of}


_rates = [
    "group",
    "completed",
    "timely",
    "timely_share",
    "passed",
    "passed_share",
    "appointments",
    "appointments_kept",
    "checked",
    "checks_passed",
]


def _rate_bars(maker: Maker, rows: list[Any], key: str) -> list[Bar]:
    bars = []
    for index, row in enumerate(rows):
        for name, number in (
            ("timely", row.timely),
            ("not_timely", row.completed - row.timely),
            ("passed", row.passed),
            ("not_passed", row.completed - row.passed),
        ):
            if number > 0:
                label = f"{maker.word(row.group) or '-'} · {maker.word(name)}"
                tone: Tone = "bad" if name.startswith("not_") else ""
                bars.append(Bar(label, number, f"{key}-{index}", tone))
    return bars


def _rate_sections(maker: Maker, cases: list[Any]) -> list[Section]:
    sections: list[Section] = []
    for by in ("kind", "month", "technician", "department"):
        rows, asked = maker.ask("work_order.rates", by=by, **_window(maker))
        first: dict[str, str] = {}
        for index, case in enumerate(cases):
            first.setdefault(getattr(case, by), f"orders_behind-{index}")
        key = f"rates_by_{by}"

        def link(row: Any, known: dict[str, str] = first) -> str:
            return known.get(row.group, "")

        section = maker.section(key, "work_order.rates", asked, rows, _rates, cell=_cell,
                                links=link)
        sections.append(
            dataclasses.replace(
                section,
                chart_title=maker.word(key),
                chart_axis=maker.word("orders"),
                bars=_rate_bars(maker, rows, key),
                note="" if sections else maker.clause("SRV-15"),
            )
        )
    return sections


def _spot_checks(maker: Maker, cases: list[Any]) -> tuple[list[Figure], list[Section]]:
    query = "work_order.spot_checks"
    draws, draws_asked = maker.ask("work_order.spot_check_draws")
    if maker.as_of is not None:
        draws = [draw for draw in draws if str(draw.until) <= maker.as_of]
    drawn = {draw.id: index for index, draw in enumerate(draws)}
    checks, asked = maker.ask(query)
    checks = [check for check in checks if check.draw in drawn]
    order = {case.work_order: (case.number, f"orders_behind-{i}") for i, case in enumerate(cases)}

    def cell(maker: Maker, check: Any, name: str) -> str:
        if name == "seed":
            return str(draws[drawn[check.draw]].seed)
        if name == "order_number":
            return str(order.get(check.work_order, (check.work_order, ""))[0])
        return _cell(maker, check, name)

    section = maker.section(
        "spot_checks",
        query,
        asked,
        checks,
        ["seed", "order_number", "number", "called_at", "called_by", "passed", "finding"],
        cell=cell,
        links=lambda check: order.get(check.work_order, ("", ""))[1],
    )
    counts = {
        "passed": sum(1 for check in checks if check.passed),
        "not_passed": sum(1 for check in checks if check.passed is False),
        "waiting_calls": sum(1 for check in checks if check.passed is None),
    }
    section = dataclasses.replace(
        section,
        chart_title=maker.word("spot_checks"),
        chart_axis=maker.word("spot_checks"),
        bars=[
            Bar(maker.word("passed"), counts["passed"], "spot_checks"),
            Bar(maker.word("not_passed"), counts["not_passed"], "spot_checks", "bad"),
            Bar(maker.word("waiting_calls"), counts["waiting_calls"], "spot_checks", "pale"),
        ]
        if checks
        else [],
    )
    first: dict[Any, str] = {}
    for index, check in enumerate(checks):
        first.setdefault(check.draw, f"spot_checks-{index}")
    behind = maker.section(
        "draws",
        "work_order.spot_check_draws",
        draws_asked,
        draws,
        ["seed", "from_", "until", "population", "size", "drawn_at", "drawn_by"],
        cell=_cell,
        headings={"from_": "from"},
        links=lambda draw: first.get(draw.id, ""),
    )
    figures = [
        Figure(
            maker.word("checks_share"),
            _percent(counts["passed"], counts["passed"] + counts["not_passed"]),
            query,
            "spot_checks",
        ),
        maker.count("waiting_calls", query, "spot_checks", counts["waiting_calls"]),
    ]
    return figures, [section, behind]


def _orders(maker: Maker) -> tuple[list[Figure], list[Section]]:
    query = "work_order.rate_cases"
    cases, asked = maker.ask(query, **_window(maker))
    sections = _rate_sections(maker, cases)
    done = len(cases)
    figures = [
        maker.count("completed", query, "orders_behind", done),
        Figure(
            maker.word("timely_share"),
            _percent(sum(case.timely for case in cases), done),
            "work_order.rates",
            "rates_by_kind",
        ),
        Figure(
            maker.word("passed_share"),
            _percent(sum(case.passed for case in cases), done),
            "work_order.rates",
            "rates_by_kind",
        ),
    ]
    of_checks, checks = _spot_checks(maker, cases)
    columns = ["customer", "number", "kind", "department", "technician", "completed_on", "timely",
               "passed", "appointments", "appointments_kept", "reworks", "checked", "checks_passed"]
    behind = maker.section("orders_behind", query, asked, cases, columns, cell=_cell)
    return figures + of_checks, [*sections, *checks, behind]


def _paid(maker: Maker) -> tuple[list[Figure], list[Section]]:
    query = "work_order.paid_services"
    rows, asked = maker.ask(query, **_window(maker))
    figures = [maker.count("paid_count", query, "paid_register", len(rows))]
    figures += maker.totals("charged_total", query, "paid_register", (r.charged for r in rows))
    figures += maker.totals(
        "open_money", query, "paid_register", (row.charged - row.handed_over for row in rows)
    )
    register = maker.section(
        "paid_register", query, asked, rows,
        ["customer", "number", "kind", "signed_on", "charged", "received", "handed_over",
         "invoice_numbers"],
        cell=_cell,
    )
    months: dict[str, list[Money]] = {}
    first: dict[str, str] = {}
    for index, row in enumerate(rows):
        label = f"{row.signed_on:%Y-%m} · {maker.word(row.kind)}"
        months.setdefault(label, []).append(row.charged)
        first.setdefault(label, f"paid_register-{index}")
    register = dataclasses.replace(
        register,
        chart_title=maker.word("paid_by_month"),
        chart_axis=maker.word("charged"),
        bars=[
            Bar(label, total, first[label])
            for label, amounts in sorted(months.items())
            for total in add_up(amounts).values()
        ],
        note=maker.clause("SRV-14"),
    )
    of_damages, damages = _damages(maker)
    return figures + of_damages, [register, damages]


def _damages(maker: Maker) -> tuple[list[Figure], Section]:
    query = "work_order.damages"
    rows, asked = maker.ask(query, **_window(maker))
    numbers = {
        order: maker.ask("work_order.orders", work_order=order)[0][0].number
        for order in {row.work_order for row in rows}
    }

    def cell(maker: Maker, row: Any, name: str) -> str:
        if name == "number":
            return str(numbers[row.work_order])
        return _cell(maker, row, name)

    section = maker.section(
        "damage_register", query, asked, rows,
        ["number", "description", "state", "value", "compensation", "reported_at",
         "reported_by", "decided_by", "decided_at"],
        cell=cell,
        headings={"number": "order_number", "value": "value_of_damage",
                  "compensation": "compensation_of_damage", "decided_by": "answered_by",
                  "decided_at": "answered_at"},
    )
    states: dict[str, list[Money]] = {}
    for row in rows:
        states.setdefault(str(row.state), []).append(row.value)
    section = dataclasses.replace(
        section,
        chart_title=maker.word("damage_register"),
        chart_axis=maker.word("value_of_damage"),
        bars=[
            Bar(maker.word(state), total, "damage_register")
            for state, amounts in sorted(states.items())
            for total in add_up(amounts).values()
        ],
        note=maker.clause("SRV-13"),
    )
    waiting = sum(1 for row in rows if str(row.state) == "reported")
    figures = maker.totals(
        "compensation_total", query, "damage_register", (row.compensation for row in rows)
    )
    figures.append(maker.count("damages_open", query, "damage_register", waiting))
    return figures, section


KINDS: dict[str, Kind] = {"work-orders": _orders, "paid-services": _paid}
