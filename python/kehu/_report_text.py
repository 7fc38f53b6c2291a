"""The words of reports, in English and Chinese."""

from __future__ import annotations

_words: dict[str, tuple[str, str]] = {
    # reports
    "ageing": ("Receivables by age", "应收账款账龄分析"),
    "limit-use": ("Use of credit limits", "授信额使用情况"),
    "over-limit": ("Shipments over the limit", "超授信额发货"),
    "plans": ("Payment plans", "货款回笼计划"),
    "bad-debt": ("Bad debt and who bears it", "死呆账及其承担"),
    # sections
    "by_customer": ("By customer", "按客户"),
    "receivables": ("Receivables", "应收账款"),
    "shipments": ("Shipments", "发货"),
    "breaches": ("Breaches", "违规发货"),
    "promises": ("Promises", "回款承诺"),
    "shares": ("Shares borne", "承担明细"),
    # figures
    "open_total": ("Open", "未收总额"),
    "overdue_total": ("Past due", "逾期总额"),
    "dso": ("Days sales outstanding", "应收账款周转天数"),
    "exposure_total": ("Exposure", "占用总额"),
    "over_count": ("Customers over their limit", "超额客户数"),
    "amount_total": ("Amount", "金额合计"),
    "uncollected_total": ("Not yet collected", "尚未收回"),
    "promised_total": ("Promised", "承诺总额"),
    "received_total": ("Received", "已收总额"),
    "broken_count": ("Broken promises", "未履约承诺数"),
    # columns
    "customer": ("Customer", "客户"),
    "name": ("Name", "名称"),
    "customer_name": ("Name", "名称"),
    "receivables_count": ("Invoices", "发票数"),
    "current": ("Not due", "未到期"),
    "days_past_due": ("days past due", "天（逾期）"),
    "open": ("Open", "未收"),
    "number": ("Number", "编号"),
    "invoice_date": ("Invoiced", "开票日"),
    "due_date": ("Due", "到期日"),
    "amount": ("Amount", "金额"),
    "days_due": ("Days past due", "逾期天数"),
    "coverage": ("Grounds", "放行依据"),
    "signatory": ("Signatory", "签发人"),
    "settled_on": ("Settled", "结清日"),
    "reversed_on": ("Reversed", "冲销日"),
    "limit": ("Limit", "授信额"),
    "exposure": ("Exposure", "占用额"),
    "available": ("Available", "可用额"),
    "used": ("Used, %", "使用率（%）"),
    "over": ("Over", "超额"),
    "authorization": ("Authorization", "授信单"),
    "reserved": ("Reserved", "预留"),
    "shipped": ("Shipped", "已发货"),
    "uncollected": ("Not collected", "未收回"),
    "authorized_at": ("Authorized", "授信时间"),
    "receivable": ("Receivable", "应收单"),
    "shipped_on": ("Shipped on", "发货日"),
    "handwritten_invoice": ("Handwritten invoice", "手工开票"),
    "legal_remedies_reserved": ("Remedies reserved", "保留追究权"),
    "note": ("Note", "说明"),
    "recorded_by": ("Recorded by", "登记人"),
    "plan": ("Plan", "计划"),
    "day": ("Day", "日期"),
    "received": ("Received", "已收"),
    "state": ("State", "状态"),
    "write_off": ("Write-off", "核销单"),
    "basis": ("Basis", "依据"),
    "role": ("Role", "岗位"),
    "person": ("Person", "责任人"),
    "share": ("Share", "比例"),
    # page
    "as_of": ("As of", "截至"),
    "today": ("today", "今日"),
    "made": ("Made", "生成时间"),
    "times_in": ("Times in", "时区"),
    "query": ("Query", "查询"),
    "download": ("Download as CSV", "下载 CSV"),
    "nothing": ("No rows.", "无记录。"),
    "company": ("the company", "公司"),
    "rows": ("rows", "行"),
    "yes": ("yes", "是"),
    "no": ("no", "否"),
    "total": ("Total", "合计"),
}


def learn(words: dict[str, tuple[str, str]]) -> None:
    """Takes in the words of an area's reports. A key has one wording: what two areas call by two
    words needs two keys."""
    for key, texts in words.items():
        if _words.setdefault(key, texts) != texts:
            raise ValueError(f"'{key}' is {_words[key]} already and cannot be {texts}")


def word(key: str, language: str) -> str:
    """The word for a key; the key itself where the catalogue has none."""
    found = _words.get(key)
    return key if found is None else found[language == "zh"]
