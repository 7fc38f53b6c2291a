"""Which kinds of reports there are. An area adds one by a module with KINDS and a line here."""

from __future__ import annotations

from kehu import (
    report,
    report_care,
    report_classification,
    report_complaint,
    report_points,
    report_service,
    report_tier,
    report_work_order,
)


def kinds() -> dict[str, report.Kind]:
    return {
        **report.KINDS,
        **report_care.KINDS,
        **report_classification.KINDS,
        **report_complaint.KINDS,
        **report_points.KINDS,
        **report_service.KINDS,
        **report_tier.KINDS,
        **report_work_order.KINDS,
    }
